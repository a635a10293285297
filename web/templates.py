"""The templates of the pages of our own, in one language."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from web.languages import Language

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "site"


def environment(language: Language) -> Environment:
    """The templates with the words of a language bound in."""
    written = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    written.globals |= {"_": language.in_markup, "ngettext": language.counted}
    return written
