"""Sources: the pages and papers that records rest on."""

from typing import Annotated

from pydantic import Field

from schema.base import Entry, Text
from schema.edtf_dates import Edtf
from schema.references import Language, Term
from schema.scalars import Day, Line, Url


class Source(Entry):
    """A published page or paper."""

    title: Line = Field(description="Title as published.", examples=["SOLIDAR Study visit to Calais, France"])
    publisher: Line = Field(description="Who published it.", examples=["SOLIDAR"])
    language: Language = Field(description="Language it is written in.", examples=["en"])
    url: Url | None = Field(
        None,
        description="Where it was read; left out for print, and where the address tells a private person's name.",
        examples=["https://www.solidar.org/"],
    )
    kind: Annotated[str, Term("source-kinds")] | None = Field(
        None, description="What kind of source it is; left out where that cannot be told.", examples=["own-site"]
    )
    date: Edtf | None = Field(
        None, description="When it was published; left out where the page is undated.", examples=["2024-05-02"]
    )
    date_note: Text | None = Field(None, description="More on the date.", examples=[{"en": "year by context"}])
    accessed: Day | None = Field(None, description="Day it was read.", examples=["2026-11-23"])
    original: Url | None = Field(
        None, description="Address of the original, where what was read is a copy.", examples=["https://example.org/"]
    )
    licence: Line | None = Field(
        None,
        description="Under what terms its content is published, where words or figures were taken over from it.",
        examples=["CC BY 4.0"],
    )
    note: Text | None = Field(
        None, description="What a reader must know about it.", examples=[{"en": "older stored version"}]
    )
