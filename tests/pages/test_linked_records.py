"""Records as schema.org JSON-LD: every value as the record has it, nothing finer, newer or surer."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import schema_org
from datasette.app import Datasette
from factories import RECORDS, write, write_vocabulary
from serving import OpenPages

from linked.text import as_text

HOST = "http://localhost"
CALAIS = {"@type": "AdministrativeArea", "@id": f"{HOST}/places/calais", "name": "Calais"}
AIDANTS = {"@type": "Organization", "@id": f"{HOST}/organisations/helpers", "name": "Les Aidants"}
CITED: dict[str, Any] = {"sources": ["centre-page"]}
KINDS = {
    "organisations/helpers": "Organization",
    "services/day-centre": "Service",
    "practices/shared-store": "Article",
    "events/visit": "Event",
    "documents/report-2025": "CreativeWork",
    "sources/visit-report": "WebPage",
    "places/calais": "AdministrativeArea",
    "places/france": "Country",
    "glossary/maraude": "DefinedTerm",
}


async def read(site: Datasette, key: str) -> dict[str, Any]:
    """The document of a record, checked."""
    response = await site.client.get(f"/{key}.jsonld")
    assert response.status_code == 200, key
    document: dict[str, Any] = response.json()
    schema_org.check(document)
    return document


def english(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "en"}


async def test_every_kind_of_record_has_its_type_and_its_lasting_address(open_pages: OpenPages) -> None:
    site = await open_pages()
    for key, kind in KINDS.items():
        document = await read(site, key)
        assert (document["@type"], document["@id"]) == (kind, f"{HOST}/{key}"), key
        assert document["mainEntityOfPage"]["url"] == f"{HOST}/{key}"


async def test_a_practice_is_an_article_on_what_was_done(open_pages: OpenPages) -> None:
    document = await read(await open_pages(), "practices/shared-store")
    assert document["headline"] == document["name"] == [english("One store for all")]
    assert document["description"] == [english("Six groups share one store.")]
    assert document["contributor"] == [AIDANTS]
    assert document["spatialCoverage"] == [CALAIS]
    assert document["about"][0]["@id"] == f"{HOST}/vocabularies/themes#coordination"


async def test_the_page_holds_the_same_document_in_every_language(open_pages: OpenPages) -> None:
    site = await open_pages()
    file = await site.client.get("/services/day-centre.jsonld")
    assert file.headers["content-type"] == "application/ld+json"
    assert file.headers["access-control-allow-origin"] == "*"
    for prefix in ("", "/fr", "/ar"):
        text = (await site.client.get(f"{prefix}/services/day-centre")).text
        assert f'<script type="application/ld+json">{file.text}</script>' in text
        assert '<link rel="alternate" type="application/ld+json" href="/services/day-centre.jsonld">' in text


async def test_an_organisation_is_told_whole(open_pages: OpenPages, folder: Path) -> None:
    write(
        folder,
        "organisations/helpers",
        **{
            **RECORDS["organisations/helpers"],
            "other_names": [{"name": "The Helpers", "use": "also-known-as", "language": "en"}],
            "areas_served": ["calais"],
            "address": {"place": "calais", "precision": "street", "street": "rue Haute", "sources": ["visit-report"]},
            "relations": [
                {"role": "member-of", "organisation": "network"},
                {"role": "member-of", "name": "Réseau ancien", "until": "2019"},
            ],
        },
    )
    write_vocabulary(folder, "name-uses", "also-known-as")
    document = await read(await open_pages(), "organisations/helpers")
    assert document["alternateName"] == ["LA", {"@value": "The Helpers", "@language": "en"}]
    assert document["foundingDate"] == "2008"
    assert document["knowsLanguage"] == ["fr"]
    assert document["areaServed"] == [CALAIS]
    assert document["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "rue Haute",
        "addressLocality": "Calais",
        "addressCountry": "FR",
    }
    assert document["memberOf"] == [
        {"@type": "Organization", "@id": f"{HOST}/organisations/network", "name": "Réseau du Nord"}
    ]
    assert document["identifier"] == [
        {
            "@type": "PropertyValue",
            "propertyID": f"{HOST}/vocabularies/identifier-schemes#rna",
            "name": english("Shown"),
            "value": "W623002345",
        }
    ]
    assert document["contactPoint"] == [
        {"@type": "ContactPoint", "contactType": english("Shown"), "email": "contact@example.org"}
    ]
    assert document["mainEntityOfPage"]["temporalCoverage"] == "2026-06"


async def test_kinds_of_organisations_are_those_that_their_vocabulary_tells(real_pages: Datasette) -> None:
    assert (await read(real_pages, "organisations/auberge-des-migrants"))["@type"] == "NGO"
    assert (await read(real_pages, "organisations/ofii"))["@type"] == "GovernmentOrganization"


async def test_a_service_is_told_whole(open_pages: OpenPages) -> None:
    document = await read(await open_pages(), "services/day-centre")
    assert document["name"] == [english("Social grocery"), {"@value": "Épicerie solidaire", "@language": "fr"}]
    assert document["provider"][0] == AIDANTS
    assert document["category"] == [{"@id": f"{HOST}/vocabularies/needs#{need}"} for need in ("meal", "shower")]
    assert document["availableChannel"] == [
        {
            "@type": "ServiceChannel",
            "availableLanguage": ["ar"],
            "serviceLocation": {
                "@type": "Place",
                "address": {
                    "@type": "PostalAddress",
                    "streetAddress": "1 rue Haute",
                    "addressLocality": "Calais",
                    "addressCountry": "FR",
                },
                "containedInPlace": CALAIS,
                "openingHoursSpecification": [
                    {
                        "@type": "OpeningHoursSpecification",
                        "dayOfWeek": [
                            f"https://schema.org/{day}"
                            for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
                        ],
                        "opens": "09:00",
                        "closes": "12:00",
                    }
                ],
            },
        }
    ]
    page = document["mainEntityOfPage"]
    assert page["creativeWorkStatus"]["@id"] == f"{HOST}/vocabularies/freshness#current"
    assert page["lastReviewed"] == "2026-10-02"
    assert [source["@id"] for source in page["isBasedOn"]] == [
        f"{HOST}/sources/visit-report",
        f"{HOST}/sources/centre-page",
    ]
    assert page["license"] == "https://creativecommons.org/licenses/by/4.0/"


async def test_a_withheld_place_is_its_commune(open_pages: OpenPages) -> None:
    document = await read(await open_pages(), "services/night-round")
    [channel] = document["availableChannel"]
    assert channel["serviceLocation"] == {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressLocality": "Calais", "addressCountry": "FR"},
        "containedInPlace": CALAIS,
    }
    assert not re.search(r"geo|latitude|streetAddress|postalCode", json.dumps(document))


async def test_a_point_is_told_where_it_is_published(open_pages: OpenPages, folder: Path) -> None:
    address = {"precision": "exact", "latitude": 50.95, "longitude": 1.85, "postcode": "62100", **CITED}
    write(folder, "services/day-centre", locations=[{"place": "calais", "address": address}])
    [channel] = (await read(await open_pages(), "services/day-centre"))["availableChannel"]
    assert channel["serviceLocation"]["geo"] == {"@type": "GeoCoordinates", "latitude": 50.95, "longitude": 1.85}
    assert channel["serviceLocation"]["address"]["postalCode"] == "62100"


async def test_an_ended_service_never_looks_as_if_it_ran(open_pages: OpenPages, folder: Path) -> None:
    write(
        folder,
        "services/old-kitchen",
        until={"value": "2020"},
        cost="free",
        locations=[{"place": "calais", "hours": [hours(osm="Mo 09:00-12:00", as_of="2026-10")]}],
        hours=[hours(osm="24/7", as_of="2026-10")],
        contacts=[{"kind": "phone", "value": "115", "use": "general", **CITED}],
    )
    write_vocabulary(folder, "costs", "free")
    document = await read(await open_pages(), "services/old-kitchen")
    assert document["offers"] == {
        "@type": "Offer",
        "availability": "https://schema.org/Discontinued",
        "availabilityEnds": "2020",
    }
    assert document["disambiguatingDescription"] == english(
        "This has ended. It is told as history: do not send anyone."
    )
    assert document["mainEntityOfPage"]["creativeWorkStatus"]["@id"].endswith("#ended")
    assert not {"availableChannel", "hoursAvailable"} & set(document)


@pytest.mark.parametrize(("as_of", "freshness"), [("2019", "historical"), (None, "undated")])
async def test_old_word_says_to_ask_first_and_offers_nothing(
    open_pages: OpenPages, folder: Path, as_of: str | None, freshness: str
) -> None:
    write_vocabulary(folder, "costs", "free")
    write(folder, "services/day-centre", as_of=as_of, cost="free")
    document = await read(await open_pages(), "services/day-centre")
    assert document["mainEntityOfPage"]["creativeWorkStatus"]["@id"].endswith(f"#{freshness}")
    assert document["disambiguatingDescription"]["@value"].startswith("The newest word on this is old or undated.")
    assert "offers" not in document


async def test_an_ended_organisation_has_no_contact(open_pages: OpenPages, folder: Path) -> None:
    contacts = [{"kind": "phone", "value": "115", "use": "general", **CITED}]
    write(folder, "organisations/old-circle", contacts=contacts, ended={"value": "2020", **CITED})
    write(folder, "organisations/circle", contacts=contacts)
    site = await open_pages()
    assert "contactPoint" not in await read(site, "organisations/old-circle")
    assert "contactPoint" in await read(site, "organisations/circle")


def hours(**changes: Any) -> dict[str, Any]:
    return {"text": {"en": "mornings"}, **CITED, **changes}


NOT_SURE = {
    "mornings (undated)": {"osm": "Mo 09:00-12:00"},
    "mornings (as of 2024-05)": {"osm": "Mo 09:00-12:00", "as_of": "2024-05"},
    "mornings (2026-01/2026-03, as of 2026-09)": {
        "osm": "Mo 09:00-12:00",
        "as_of": "2026-09",
        "valid": "2026-01/2026-03",
    },
    "mornings (XXXX-11/XXXX-12, as of 2026-09)": {
        "osm": "Mo 09:00-12:00",
        "as_of": "2026-09",
        "valid": "XXXX-11/XXXX-12",
    },
    "mornings (as of 2026-08)": {"osm": "Nov-Mar Mo 09:00-12:00", "as_of": "2026-08"},
    "mornings (as of 2026-09)": {"as_of": "2026-09"},
}
"""Hours that must not be taken for those of today, by how they are told."""


async def test_hours_that_are_not_sure_today_are_words_with_their_date(open_pages: OpenPages, folder: Path) -> None:
    every = [hours(**changes) for changes in NOT_SURE.values()]
    write(folder, "sources/centre-page", title="Opening hours", url="https://example.org/centre")
    write(folder, "services/day-centre", locations=[{"place": "calais", "hours": every}])
    [channel] = (await read(await open_pages(), "services/day-centre"))["availableChannel"]
    assert channel["description"] == [english(words) for words in NOT_SURE]
    assert "openingHoursSpecification" not in channel["serviceLocation"]


async def test_hours_of_a_season_say_when_they_hold(open_pages: OpenPages, folder: Path) -> None:
    season = hours(osm="Mo 09:00-12:00", as_of="2026-09", valid="2026-11/2027-03")
    write(folder, "services/day-centre", hours=[season])
    document = await read(await open_pages(), "services/day-centre")
    [told] = document["hoursAvailable"]
    assert (told["validFrom"], told["validThrough"]) == ("2026-11", "2027-03")


async def test_a_service_that_does_not_run_has_no_hours(open_pages: OpenPages, folder: Path) -> None:
    write_vocabulary(folder, "service-statuses", "paused", "planned")
    for status in ("paused", "planned"):
        told = {"value": status, "as_of": "2026-09", **CITED}
        write(folder, f"services/{status}", status=told, hours=[hours(osm="24/7", as_of="2026-09")])
    write(folder, "services/day-centre")
    site = await open_pages()
    for status in ("paused", "planned"):
        document = await read(site, f"services/{status}")
        assert "hoursAvailable" not in document
        assert document["disambiguatingDescription"]["@value"].startswith(f"This is {status}")


async def test_contacts_languages_ages_and_price(open_pages: OpenPages, folder: Path) -> None:
    write_vocabulary(folder, "costs", "free")
    write_vocabulary(folder, "legal-statuses", "asylum-seeker")
    contacts = [
        {"kind": "phone", "value": "115", "use": "service-line", "languages": ["fr", "ar"], **CITED},
        {"kind": "email", "value": "contact@example.org", "use": "general", **CITED},
        {"kind": "web-form", "value": "https://example.org/form", "use": "general", **CITED},
    ]
    eligibility = {"minimum_age": 15, "maximum_age": 17, "statuses": ["asylum-seeker"], **CITED}
    write(folder, "services/day-centre", as_of="2026-09", cost="free", contacts=contacts, eligibility=eligibility)
    document = await read(await open_pages(), "services/day-centre")
    phone, mail, form = document["availableChannel"]
    assert phone["servicePhone"]["telephone"] == "115"
    assert phone["availableLanguage"] == ["fr", "ar"]
    assert (mail["serviceUrl"], form["serviceUrl"]) == ("mailto:contact@example.org", "https://example.org/form")
    assert document["offers"] == {"@type": "Offer", "price": 0}
    assert document["audience"] == [
        {
            "@type": "Audience",
            "@id": f"{HOST}/vocabularies/legal-statuses#asylum-seeker",
            "audienceType": english("Shown"),
        },
        {"@type": "PeopleAudience", "requiredMinAge": 15, "requiredMaxAge": 17},
    ]


DATES: dict[str | None, tuple[str | None, str | None]] = {
    "2026-05-02": ("2026-05-02", None),
    "2026-05": ("2026-05", None),
    "2026-05-02/2026-05-03": ("2026-05-02", "2026-05-03"),
    "2025?": (None, None),
    "2025~": (None, None),
    "2025/..": (None, None),
    "[2024,2025]": (None, None),
    "XXXX-10-10": (None, None),
    None: (None, None),
}
"""Start and end by the date of an event."""


async def test_dates_are_no_surer_than_the_record(open_pages: OpenPages, folder: Path) -> None:
    for number, date in enumerate(DATES):
        write(folder, f"events/event-{number}", date=date)
    site = await open_pages()
    for number, told in enumerate(DATES.values()):
        document = await read(site, f"events/event-{number}")
        assert (document.get("startDate"), document.get("endDate")) == told


async def test_an_uncertain_founding_is_left_out(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "organisations/helpers", founded={"value": "2008?"}, ended={"value": "2020~"})
    document = await read(await open_pages(), "organisations/helpers")
    assert not {"foundingDate", "dissolutionDate"} & set(document)


async def test_words_of_a_machine_are_marked(open_pages: OpenPages, folder: Path) -> None:
    description = {"en": "Food.", "fr": {"text": "Vivres.", "origin": "machine"}}
    write(folder, "services/day-centre", description=description)
    document = await read(await open_pages(), "services/day-centre")
    assert document["description"] == [english("Food."), {"@value": "Vivres.", "@language": "fr-t-t0-und"}]


async def test_reading_a_source_again_is_no_review(open_pages: OpenPages, folder: Path) -> None:
    check = {"date": "2026-11-20", "method": "source", "outcome": "confirmed"}
    write(folder, "services/day-centre", verifications=[check])
    assert "lastReviewed" not in (await read(await open_pages(), "services/day-centre"))["mainEntityOfPage"]


HOSTILE = "</script><script>alert(1)</script><!--<script> & '\"\\ ]]> {{ 1 }}"


async def test_a_hostile_record_stays_text(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "organisations/hostile", name=HOSTILE, summary={"en": HOSTILE, "fr": HOSTILE})
    site = await open_pages()
    pages = [(await site.client.get(f"/organisations/{name}")).text for name in ("hostile", "network")]
    assert pages[0].count("<script") == pages[1].count("<script")
    assert schema_org.of_page(pages[0])["name"] == HOSTILE
    assert (await read(site, "organisations/hostile"))["description"][1] == {"@value": HOSTILE, "@language": "fr"}


def test_no_sign_ends_a_script() -> None:
    text = as_text({"name": "<>&\u2028\u2029é"})
    assert text == '{"name":"\\u003c\\u003e\\u0026\\u2028\\u2029é"}'
    assert json.loads(text) == {"name": "<>&\u2028\u2029é"}


async def test_what_became_of_a_record_is_told_to_programs_too(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "withdrawn/services/gone")
    site = await open_pages()
    moved = await site.client.get("/services/soup-van.jsonld")
    assert (moved.status_code, moved.headers["location"]) == (301, "/services/day-centre.jsonld")
    assert (await site.client.get("/services/gone.jsonld")).status_code == 410
    assert (await site.client.get("/services/never.jsonld")).status_code == 404


async def test_the_site_and_the_collection_are_told(open_pages: OpenPages) -> None:
    site = await open_pages()
    home = schema_org.of_page((await site.client.get("/")).text)
    schema_org.check(home)
    assert home["potentialAction"]["target"]["urlTemplate"] == f"{HOST}/search?q={{search_term_string}}"
    dataset = schema_org.of_page((await site.client.get("/fr/downloads")).text)
    schema_org.check(dataset)
    assert (dataset["@type"], dataset["@id"]) == ("Dataset", f"{HOST}/downloads#dataset")
    assert dataset["dateModified"] == "2026-11-23"
    files = {file["contentUrl"].removeprefix(HOST).partition("?")[0] for file in dataset["distribution"]}
    assert {"/directory.db", "/download/directory/services.csv", "/download/directory/services.json"} <= files
    for file in dataset["distribution"]:
        assert (await site.client.get(file["contentUrl"].removeprefix(HOST))).status_code == 200
