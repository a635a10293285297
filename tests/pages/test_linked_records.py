"""Records as schema.org JSON-LD: every value as the record has it."""

from pathlib import Path

from datasette.app import Datasette
from factories import RECORDS, write, write_vocabulary
from linked_documents import AIDANTS, CALAIS, CITED, HOST, english, read
from serving import OpenPages

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
