"""YAML as curators write it: every value stays text, and no bytes can break the reader."""

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.yaml_reader import Data, Flaw
from pipeline.yaml_text import line_of, parse

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029\ufeff", min_codepoint=32))
KEYS = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=12)
TREES: st.SearchStrategy[Data] = st.recursive(
    TEXTS, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)), max_leaves=20
)
YAMLISH = st.text("ab:-?[]{}&*!|>'\"%@`#,~ \n\t", max_size=60).map(str.encode)


@pytest.mark.parametrize(
    "value",
    ["12:30", "no", "Yes", "off", "01001", "08", "2016", "1_000", "2024-01-01", "0x1F", "0b1", "1e3", ".inf", "+33 3"],
)
def test_value_that_yaml_would_change_stays_text(value: str) -> None:
    assert parse(f"value: {value}\nlist: [{value}]\n".encode()) == ({"value": value, "list": [value]}, [])


@pytest.mark.parametrize("value", ["null", "~", "", "'no"])
def test_quoted_word_stays_text(value: str) -> None:
    assert parse(f'value: "{value}"\n'.encode()) == ({"value": value}, [])


def test_all_flaws_are_told_at_once() -> None:
    data, flaws = parse(b"id: soup\nid: stew\nname:\nnote: !secret x\n")
    assert data["id"] == "soup"
    assert sorted((flaw.line, flaw.message) for flaw in flaws) == [
        (2, "repeats the key id; keep one of the two"),
        (3, "has no value; write one or remove the line"),
        (4, "carries a YAML tag; remove the word that begins with !"),
    ]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("id",), 1),
        (("needs",), 2),
        (("needs", 1), 4),
        (("needs", 7), 2),
        (("status", "value"), 6),
        (("status", "sources"), 5),
        (("nothing",), 1),
    ],
)
def test_line_of_a_value_or_of_its_nearest_parent(path: tuple[str | int, ...], line: int) -> None:
    assert line_of(b"id: soup\nneeds:\n  - meal\n  - shower\nstatus:\n  value: active\n", path) == line


@given(st.one_of(st.binary(), YAMLISH, YAMLISH.map(lambda text: b"id: " + text), st.text().map(str.encode)))
@example(b"a: &a [*a]\n")
@example(b"? [a]\n: b\n")
@example(b"\x00")
@example(b"\xff\xfea")
@example(b'a: "\\uD800"\n')
@example("\ufeffid: x\n".encode())
def test_any_bytes_give_data_or_flaws(content: bytes) -> None:
    try:
        data, flaws = parse(content)
    except Flaw as flaw:
        assert flaw.line >= 1
        return
    assert isinstance(data, dict)
    assert all(flaw.line >= 1 for flaw in flaws)
    assert line_of(content, ("id",)) >= 1


@given(st.dictionaries(KEYS, TREES, max_size=5))
def test_tree_of_texts_comes_back_as_it_was(tree: dict[str, Data]) -> None:
    dumped = yaml.safe_dump(tree, default_style='"', allow_unicode=True, width=10_000)
    assert parse(dumped.encode()) == (tree, [])
