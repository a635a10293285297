"""The templates of the pages of our own, in one language."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer

from web.languages import Language

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "site"


class Templates(Environment):
    """Templates that are compiled with the words of a language in them."""

    def __init__(self, language: Language) -> None:
        super().__init__(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        self.globals |= {"_": language.in_markup, "ngettext": language.counted}
        self._words = FixedWords(language)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template: nodes.Template = self._words.visit(super()._parse(source, name, filename))
        return template


@cache
def templates_in(language: Language) -> Templates:
    """The templates in one language: they are the same for every site, and take a while to compile."""
    return Templates(language)


class FixedWords(NodeTransformer):
    """Says once what a template says alike on every page: a page has a hundred such messages."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802 - named by Jinja for the node
        """A message without values becomes its words."""
        match call:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=str(message))], kwargs=[]):
                return nodes.MarkSafe(nodes.Const(self.language.say(message)))
        return self.generic_visit(call)
