"""A list of chosen records lives in the address: through forms, links and pages, without a script."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from codes import codes_in, said
from datasette.app import Datasette
from factories import write, write_vocabulary
from reading import page_of, words
from serving import OpenPages

from web.addresses import MOST_CHOSEN
from web.qr import LONGEST, qr_code

TWO = "/chosen?r=services/night-round&r=organisations/helpers"


class Forms(HTMLParser):
    """Fields that a form sends when it is sent as it stands, as a browser without a script gathers them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self.inside: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        have = dict(attributes)
        if tag == "form":
            self.inside = have.get("id") or "unnamed"
        elif (
            tag == "input"
            and (have.get("form") or self.inside) == "choose"
            and (have.get("type") != "checkbox" or "checked" in have)
        ):
            self.fields.append((have["name"] or "", have.get("value") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None


def sent(page: str) -> list[tuple[str, str]]:
    """What the form of results sends, without what is empty."""
    forms = Forms()
    forms.feed(page)
    return [(name, value) for name, value in forms.fields if value]


def chosen_in(link: str) -> list[str]:
    return [value for name, value in parse_qsl(urlsplit(unescape(link)).query) if name == "r"]


async def test_records_stand_in_the_order_in_which_they_were_chosen_each_once(open_pages: OpenPages) -> None:
    site = await open_pages()
    page = (await site.client.get(TWO)).text
    names = re.findall(r"<h2><a href=[^>]*><bdi>([^<]*)", page)
    assert names == ["Night round", "Les Aidants"]
    assert (await site.client.get(f"{TWO}&r=services/night-round")).text == page


async def test_a_service_tells_what_one_needs_in_the_street(open_pages: OpenPages) -> None:
    text = words((await (await open_pages()).client.get("/chosen?r=services/day-centre")).text)
    for told in (
        "How to get in Shown",
        "1 rue Haute",
        "weekday mornings (September 2026 [1] )",
        "last attested: September 2026",
        "Languages spoken Shown",
        "Opening hours , SOLIDAR",
        "Collection of",
    ):
        assert told in text, told


async def test_a_service_tells_what_one_must_know_before_going(open_pages: OpenPages, folder: Path) -> None:
    write_vocabulary(folder, "audiences", "minors")
    write_vocabulary(folder, "costs", "free")
    write_vocabulary(folder, "contact-uses", "general", "service-line", "emergency")
    phone = {"kind": "phone", "value": "112", "use": "emergency", "sources": ["visit-report"]}
    write(folder, "services/danger", name={"en": "Any danger"}, contacts=[phone])
    must_know: dict[str, Any] = {
        "needs": ["shower"],
        "audiences": ["minors"],
        "audience_note": {"en": "girls alone"},
        "eligibility": {"minimum_age": 15, "conditions": {"en": "with a letter"}, "sources": ["visit-report"]},
        "cost": "free",
        "cost_note": {"en": "towels at 1 euro"},
        "documents_required": [{"en": "the letter"}],
        "caveats": {"en": "Ask for the way."},
    }
    write(folder, "services/soup", **must_know)
    site = await open_pages()
    page = (await site.client.get("/chosen?r=services/soup&r=services/night-round")).text
    text = words(page)
    for told in (
        "For what Shown",
        "For whom Shown girls alone",
        "Conditions From 15 years on. with a letter",
        "Cost Shown towels at 1 euro",
        "Bring along the letter",
        "Mind Ask for the way.",
    ):
        assert told in text, told
    assert page.count('href="tel:112"') == 1
    assert (
        words((await site.client.get("/services/soup")).text).count("Conditions From 15 years on. with a letter") == 1
    )


async def test_a_withheld_place_and_what_is_unknown_are_told(open_pages: OpenPages) -> None:
    text = words((await (await open_pages()).client.get("/chosen?r=services/night-round")).text)
    assert "Place given on contact, or a mobile round: it is not published." in text
    assert "Ask first No source says: how to get in, hours, languages spoken, for whom." in text


async def test_what_is_gone_or_never_was_is_told(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "withdrawn/services/gone", reason={"en": "It was told twice."}, date="2026-11-02")
    asked = "r=services/gone&r=services/soup-van&r=sources/visit-report&r=<b>&r=services/day-centre"
    page = (await (await open_pages()).client.get(f"/chosen?{asked}")).text
    text = words(page)
    assert "4 records that were chosen cannot be shown:" in text
    assert "services/gone : gone since 2 November 2026. It was told twice." in text
    assert 'services/day-centre">What stands in its place</a>' in page.replace("?r=services/day-centre", "")
    assert "<b> : there is no such record." in text
    assert "Social grocery" in text


async def test_a_reason_is_told_in_the_language_of_the_page(open_pages: OpenPages, folder: Path) -> None:
    reason = {"en": "It was told twice.", "fr": "Elle existait en double."}
    write(folder, "withdrawn/services/gone", reason=reason, date="2026-11-02")
    site = await open_pages()
    for path, told in {"/fr": reason["fr"], "/ar": reason["en"], "": reason["en"]}.items():
        assert told in (await site.client.get(f"{path}/chosen?r=services/gone")).text
        assert told in (await site.client.get(f"{path}/services/gone")).text


async def test_a_list_holds_no_more_than_it_says(open_pages: OpenPages) -> None:
    many = "&".join(f"r=services/none-{number}" for number in range(MOST_CHOSEN + 3))
    text = words((await (await open_pages()).client.get(f"/chosen?{many}")).text)
    assert "A list holds 50 records at most: the last 3 of those you chose are not in it." in text


async def test_one_is_removed_by_a_link(open_pages: OpenPages) -> None:
    page = (await (await open_pages()).client.get(TWO)).text
    removing = re.findall(r'<a href="([^"]*)">Remove from the list', page)
    assert [chosen_in(link) for link in removing] == [["organisations/helpers"], ["services/night-round"]]


async def test_an_empty_list_says_how_to_fill_it(open_pages: OpenPages) -> None:
    assert "Nothing is chosen yet." in words((await (await open_pages()).client.get("/chosen")).text)


async def test_a_form_with_words_and_filters_leads_to_the_list_alone(open_pages: OpenPages) -> None:
    response = await (await open_pages()).client.get("/chosen?q=soup&current=1&r=services%2Fday-centre")
    assert (response.status_code, response.headers["location"]) == (302, "/chosen?r=services/day-centre")


@pytest.mark.parametrize(
    "path", ["/services?place=calais", "/search?q=food&place=calais&open=now", "/services?limit=7"]
)
async def test_results_keep_what_is_chosen(real_pages: Datasette, path: str) -> None:
    first = (await real_pages.client.get(path)).text
    key = re.findall(r'name="r" value="([^"]*)"', first)[0]
    page = (await real_pages.client.get(f"{path}&r={key}&r=organisations/solidar")).text
    fields = sent(page)
    assert sorted(value for name, value in fields if name == "r") == sorted([key, "organisations/solidar"])
    assert set(parse_qsl(urlsplit(path).query)) <= set(fields)
    assert all(chosen_in(link) == [key, "organisations/solidar"] for link in links(page))
    button = re.search(r'<button form="choose" name="offset" value="(\d+)">More', page)
    assert button
    assert button[1] == ("7" if "limit" in path else "20")


def links(page: str) -> list[str]:
    """Links to pages of our own; sources are a look aside, and would double the weight of a long list."""
    every = re.findall(r'<a [^>]*href="(/[^"]*)"', page)
    others = ("/directory", "/static", "/changes", "/sources", "/download/")
    return [link for link in every if not link.startswith(others)]


async def test_other_pages_keep_what_is_chosen(real_pages: Datasette) -> None:
    for path in ("/", "/map", "/services/secours-catholique-day-centre-calais", "/places/calais"):
        page = (await real_pages.client.get(f"{path}?r=organisations/solidar")).text
        kept = [chosen_in(link)[:1] for link in links(page)]
        assert kept == [["organisations/solidar"]] * len(kept), path
    assert "Your list (1)" in words(page)


async def test_robots_are_not_led_into_lists_without_end(open_pages: OpenPages) -> None:
    site = await open_pages()
    robots = '<meta name="robots" content="noindex, nofollow">'
    assert robots in (await site.client.get(TWO)).text
    assert robots in (await site.client.get("/services/day-centre?r=organisations/helpers")).text
    page = (await site.client.get("/services/day-centre")).text
    assert robots not in page
    assert re.findall(r'<a [^>]*href="/chosen[^>]*', page) == re.findall(r'<a [^>]*rel="nofollow" [^>]*', page)


async def test_a_record_is_added_to_what_is_chosen(open_pages: OpenPages) -> None:
    site = await open_pages()
    page = (await site.client.get("/services/day-centre?r=organisations/helpers")).text
    link = re.search(r'<a class="button" rel="nofollow" href="([^"]*)">Add to a list', page)
    assert link
    assert chosen_in(link[1]) == ["organisations/helpers", "services/day-centre"]
    assert '<link rel="canonical" href="http://localhost/services/day-centre">' in page
    assert "In your list: show it" in (await site.client.get("/services/day-centre?r=services/day-centre")).text


async def test_the_codes_of_a_list_lead_to_it_and_to_each_of_its_records(open_pages: OpenPages) -> None:
    site = await open_pages()
    for prefix in ("", "/ar"):
        here = f"http://localhost{prefix}"
        each = [f"{here}/services/night-round", f"{here}/organisations/helpers"]
        assert sorted(codes_in(await page_of(site, prefix + TWO))) == sorted([here + TWO, *each])


def test_an_address_too_long_for_a_readable_code_has_none() -> None:
    for letters in ("x", "1a/B%"):
        longest = (letters * LONGEST)[:LONGEST]
        code = qr_code(longest)
        assert code is not None
        assert code.size <= 97 + 8
        assert said(code.path, code.size) == longest
        assert qr_code(f"{longest}x") is None


def test_a_code_is_plain_whatever_letters_an_address_has() -> None:
    code = qr_code("https://répertoire.example/ar/أماكن?q=a b")
    assert code and said(code.path, code.size) == (
        "https://r%C3%A9pertoire.example/ar/%D8%A3%D9%85%D8%A7%D9%83%D9%86?q=a%20b"
    )


async def test_a_long_list_says_why_it_has_no_code(real_pages: Datasette) -> None:
    keys = re.findall(r'name="r" value="([^"]*)"', (await real_pages.client.get("/services?limit=50")).text)
    page = (await real_pages.client.get("/chosen?" + "&".join(f"r={key}" for key in keys))).text
    assert "is too long for a QR code that can be read" in words(page)
    assert 'id="qr"' not in page
    assert 'class="code"' not in page
    assert page.count('class="paper-only address"') == 50
