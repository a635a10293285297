"""What an address may ask of search, and how it is told what it may not."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from datasette.app import Datasette
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
NOW = datetime.now(UTC)

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_every_parameter_may_repeat_and_pages_continue(real_pages: Datasette) -> None:
    address = "/search.json?need=food&need=shower&kind=service&place=calais&language=ar&status=asylum-seeker&current=1"
    whole = (await real_pages.client.get(f"{address}&limit=100")).json()
    second = (await real_pages.client.get(f"{address}&limit=2&offset=1")).json()
    assert [each["id"] for each in second["results"]] == [each["id"] for each in whole["results"][1:3]]
    assert second["total"] == whole["total"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("place=nowhere", "place: there is no such value. Such as:"),
        ("need=shwoer", "need: there is no such value. Did you mean shower?"),
        ("kind=cat", "kind: there is no such value."),
        ("place=atlantis", "place: there is no such value."),
        ("current=yes", "current: write current=1, or leave it out."),
        ("limit=0", "limit: write a number from 1 to 100."),
        ("limit=abc", "limit: write a number from 1 to 100."),
        ("limit=" + "9" * 5_000, "limit: write a number from 1 to 100."),
        ("limit=²", "limit: write a number from 1 to 100."),
        ("offset=-1", "offset: write a number from 0 to 10000."),
        ("offset=" + "0" * 5_000, "offset: write a number from 0 to 10000."),
        ("open=tomorrow", "open: write open=now, a day such as 20"),
        ("open=2026-13-25", "open: write open=now, a day such as 20"),
        ("open=0001-01-01", "open: write a day within a year from now."),
        ("open=9999-12-31", "open: write a day within a year from now."),
        ("open=now&open=2026-11-25", "open: give one value only."),
        ("open=0001-01-01T00:00Z", "open: write a day within a year from now."),
        ("open=0001-01-01T00:00%2B14:00", "open: write a day within a year from now."),
        ("open=9999-12-31T23:59", "open: write a day within a year from now."),
        ("open=9999-12-31T23:59-14:00", "open: write a day within a year from now."),
        ("type=meetin", "type: there is no such value. Did you mean meeting?"),
        ("network=solidr", "network: there is no such value. Did you mean solidar?"),
        ("network=utopia-56", "network: there is no such value. "),
        ("freshness=historic", "freshness: there is no such value. Did you mean historical?"),
        ("year=20244", "year: there is no such value. Did you mean 2024?"),
        ("neeed=water", "neeed: there is no such parameter. Did you mean need?"),
        ("q=food&xyz=1", "xyz: there is no such parameter. Such as: audience,"),
    ],
    ids=lambda text: text[:30],
)
async def test_a_wrong_parameter_is_told_with_its_remedy(query: str, said: str, real_pages: Datasette) -> None:
    response = await real_pages.client.get(f"/search.json?{query}")
    assert response.status_code == 400
    assert response.json()["error"].startswith(said)


@pytest.mark.parametrize("days", [-365, 0, 365])
@pytest.mark.parametrize("form", ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M%z", "%Y-%m-%dT%H:%MZ"])
async def test_a_day_and_time_within_a_year_can_be_asked_for(days: int, form: str, real_pages: Datasette) -> None:
    moment = (NOW + timedelta(days=days)).strftime(form)
    services = (await real_pages.client.get("/search.json?kind=service&limit=1")).json()["total"]
    response = await real_pages.client.get(f"/search.json?open={quote(moment)}&limit=1")
    assert response.status_code == 200
    assert 0 < response.json()["ask_first"] < services


@pytest.mark.parametrize("days", [-368, 368])
async def test_a_moment_more_than_a_year_away_is_refused(days: int, real_pages: Datasette) -> None:
    moment = NOW + timedelta(days=days)
    response = await real_pages.client.get(f"/search.json?open={moment:%Y-%m-%dT%H:%M}")
    told = "open: write a day within a year from now."
    assert (response.status_code, response.json()["error"]) == (400, told)


async def test_now_leaves_out_what_is_closed_and_keeps_what_may_be_open(real_pages: Datasette) -> None:
    services = (await real_pages.client.get("/search.json?kind=service&limit=1")).json()["total"]
    body = (await real_pages.client.get("/search.json?open=now&limit=1")).json()
    assert 0 < body["ask_first"] <= body["total"] < services


async def test_a_number_may_be_written_in_any_digits(real_pages: Datasette) -> None:
    body = (await real_pages.client.get("/search.json?limit=٣")).json()
    assert len(body["results"]) == 3


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("typed=sho", "typed: there is no such parameter. Such as: q."),
        ("q=sho&Q=food", "Q: there is no such parameter. Such as: q."),
        ("qq=sho", "qq: there is no such parameter. Did you mean q?"),
        ("q=sho&limit=3", "limit: there is no such parameter. Such as: q."),
    ],
)
async def test_suggestions_are_asked_by_what_is_typed_alone(query: str, said: str, real_pages: Datasette) -> None:
    response = await real_pages.client.get(f"/suggest.json?{query}")
    assert (response.status_code, response.json()["error"]) == (400, said)


@pytest.mark.parametrize(
    ("address", "answers"), [("/search.json?q=food", "results"), ("/suggest.json?q=sho", "suggestions")]
)
async def test_parameters_of_the_site_itself_change_nothing(address: str, answers: str, real_pages: Datasette) -> None:
    plain, more = [(await real_pages.client.get(asked)).json() for asked in (address, f"{address}&_=1")]
    assert more[answers] == plain[answers] != []


async def test_every_address_in_the_documentation_answers(real_pages: Datasette) -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    addresses = set(re.findall(r"/(?:search|suggest)\.json\?[^\s\"'`)]+", text))
    assert {address.partition(".")[0] for address in addresses} == {"/search", "/suggest"}
    answers = {address: await real_pages.client.get(address) for address in addresses}
    assert {address: answer.json() for address, answer in answers.items() if answer.status_code != 200} == {}


TYPED = st.text(max_size=30).map(lambda text: text.encode("utf-8", "replace").decode())
NEAR = (NOW.replace(tzinfo=None) - timedelta(days=400), NOW.replace(tzinfo=None) + timedelta(days=400))
MOMENTS = st.builds("{}{}".format, st.datetimes() | st.datetimes(*NEAR), st.sampled_from(["", "Z", "+14:00", "-14:00"]))
VALUES = {
    "kind": st.sampled_from(["service", "term"]),
    "need": st.sampled_from(["food", "shower"]),
    "audience": st.sampled_from(["anyone", "unaccompanied-minors"]),
    "place": st.sampled_from(["calais", "france"]),
    "language": st.sampled_from(["ar", "en"]),
    "status": st.sampled_from(["asylum-seeker"]),
    "type": st.sampled_from(["report", "meeting", "association"]),
    "network": st.just("solidar"),
    "freshness": st.sampled_from(["current", "undated", "ended"]),
    "year": st.sampled_from(["2024", "2015"]),
    "current": st.sampled_from(["", "0", "1"]),
    "open": MOMENTS | st.dates().map(str) | st.just("now"),
    "limit": st.integers().map(str),
    "offset": st.integers().map(str) | st.text("0123456789٠١٢٣²½", max_size=6),
    "q": TYPED,
}
ARGUMENTS = st.sampled_from(sorted(VALUES)).flatmap(lambda name: st.tuples(st.just(name), VALUES[name] | TYPED))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.lists(ARGUMENTS | st.tuples(TYPED, TYPED), max_size=4))
async def test_no_argument_breaks_the_answer(real_pages: Datasette, arguments: list[tuple[str, str]]) -> None:
    response = await real_pages.client.get(f"/search.json?{urlencode(arguments)}")
    assert response.status_code in (200, 400)
    assert ("error" in response.json()) == (response.status_code == 400)
