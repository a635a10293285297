"""Every date that a record may hold, in words of every language."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schema.edtf_dates import bounds
from web.date_words import attestation_in_words, in_words
from web.languages import read_languages

DAYS = st.dates().map(str)
DATES = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]), st.just(".."))
LOOKALIKES = st.text("0123456789XY-/.?~%[],{}", max_size=24)
SIGNS = st.sampled_from(["", "?", "~", "%"])
EDTF = st.one_of(
    LOOKALIKES,
    st.tuples(DATES, SIGNS).map("".join),
    st.tuples(DATES, SIGNS, st.just("/"), DATES, SIGNS).map("".join),
    st.lists(DATES, min_size=1, max_size=3).map(lambda dates: f"[{','.join(dates)}]"),
    DAYS.map(lambda day: "XXXX" + day[4:]),
    st.tuples(DAYS, st.integers(0, 9)).map(lambda pair: pair[0][: pair[1]] + "X" * (10 - pair[1])),
)
LANGUAGES = read_languages()


@given(EDTF, st.sampled_from(sorted(LANGUAGES)))
def test_every_date_that_records_may_hold_has_words(text: str, code: str) -> None:
    try:
        bounds(text)
    except ValueError:
        assume(False)
    assert in_words(text, LANGUAGES[code])
    assert attestation_in_words(text, LANGUAGES[code])


@pytest.mark.parametrize(
    ("text", "french", "arabic"),
    [
        ("2025-06", "juin 2025", "يونيو 2025"),
        ("2018~", "vers 2018", "نحو 2018"),
        ("2016-10/..", "depuis octobre 2016", "منذ أكتوبر 2016"),
        ("2020-03-03/..", "depuis le 3 mars 2020", "منذ 3 مارس 2020"),
        ("../2020-03-03", "jusqu’au 3 mars 2020", "حتى 3 مارس 2020"),
        ("XXXX-07-14", "14 juillet, année inconnue", "14 يوليو، السنة غير معروفة"),
    ],
)
def test_dates_in_words(text: str, french: str, arabic: str) -> None:
    assert in_words(text, LANGUAGES["fr"]) == french
    assert in_words(text, LANGUAGES["ar"]) == arabic
