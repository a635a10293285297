"""The words of the interface: all of them are found, and every catalogue has them whole."""

import io
import re
from pathlib import Path

import pytest
from assemble import Command
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from web import catalogues, languages
from web.catalogues import catalogue_file, codes, found_words, renewed, strings, waiting

PLACEHOLDER = re.compile(r"%\(\w+\)s")


@pytest.fixture(scope="module")
def found() -> Catalog:
    return found_words()


def messages(code: str) -> list[Message]:
    """Every message of a catalogue."""
    return [message for message in read_po(io.StringIO(catalogue_file(code).read_text()), locale=code) if message.id]


def test_messages_are_found_in_templates_and_in_code(found: Catalog) -> None:
    for message in ("Quick exit", "Open now", "Members"):
        assert message in found
    assert found["%(num)s answer"].id == ("%(num)s answer", "%(num)s answers")


@pytest.mark.parametrize("code", codes())
def test_a_catalogue_is_what_the_command_writes(code: str, found: Catalog) -> None:
    assert catalogue_file(code).read_text() == renewed(code, found), "run make words"


@pytest.mark.parametrize("code", codes())
def test_every_message_has_its_translation(code: str) -> None:
    assert waiting(catalogue_file(code).read_text(), code) == []


@pytest.mark.parametrize("code", codes())
def test_values_and_outer_spaces_are_kept(code: str) -> None:
    for message in messages(code):
        original = message.id if isinstance(message.id, str) else message.id[1]
        values = set(PLACEHOLDER.findall(original))
        # Of one thing or two, some languages need no number.
        assert set(PLACEHOLDER.findall(strings(message)[-1])) == values, original
        for string in strings(message):
            assert set(PLACEHOLDER.findall(string)) <= values, original
            assert "%" not in PLACEHOLDER.sub("", string), original
            assert _outer_spaces(string) == _outer_spaces(original), original


def _outer_spaces(text: str) -> tuple[bool, bool]:
    """Those that may break; French has one that keeps a colon on its line."""
    return text[:1] == " ", text[-1:] == " "


@pytest.mark.parametrize("code", codes())
def test_plural_forms_are_complete(code: str) -> None:
    catalogue = read_po(io.StringIO(catalogue_file(code).read_text()), locale=code)
    assert catalogue.num_plurals == {"ar": 6}.get(code, 2)
    assert [errors for _, errors in catalogue.check() if errors] == []


def test_french_keeps_its_signs_on_the_line() -> None:
    for string in (string for message in messages("fr") for string in strings(message)):
        assert not re.search(r" [:;!?»]|« |[^\u202f][;!?»]|[^\u00a0]:|'|\"", string), string


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Catalogues of their own."""
    for module in (catalogues, languages):
        monkeypatch.setattr(module, "LOCALES", tmp_path)
    monkeypatch.setattr("pipeline.command.ROOT", tmp_path)
    return tmp_path


def test_a_language_is_added_by_one_command(command: Command, elsewhere: Path) -> None:
    result = command("words", "--add", "so")
    assert result.exit_code == 0
    assert re.fullmatch(r"wrote so/LC_MESSAGES/site.po: \d+ messages to translate\n", result.output)
    somali = languages.read_languages()["so"]
    assert (somali.is_machine_made, somali.direction, somali.say("Quick exit")) == (True, "ltr", "Quick exit")


@pytest.mark.parametrize("code", ["en", "xx", "../so"])
def test_what_is_no_other_language_is_not_added(command: Command, elsewhere: Path, code: str) -> None:
    assert command("words", "--add", code).exit_code == 2
    assert list(elsewhere.iterdir()) == []


def test_a_changed_message_loses_its_translation_and_keeps_the_origin(elsewhere: Path, found: Catalog) -> None:
    catalogue = Catalog(locale="so")
    catalogue.add("Quick exit", "Bax degdeg ah")
    catalogue.add("Quick exits", "Bax")
    file = catalogue_file("so")
    file.parent.mkdir(parents=True)
    file.write_text(catalogues.written(catalogue, "so", "human"))
    text = renewed("so", found)
    assert 'msgid "Quick exit"\nmsgstr "Bax degdeg ah"' in text
    assert "Quick exits" not in text
    assert "fuzzy" not in text
    assert "X-Origin: human" in text
