"""Values that name something else: a record by id, or a term of a vocabulary."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from schema.scalars import LanguageCode, Slug

Path = tuple[str | int, ...]
"""Keys and positions that lead from a record to one of its values."""


@dataclass(frozen=True)
class Ref:
    """Marks a value that is the id of a record in the folder `folder`."""

    folder: str


@dataclass(frozen=True)
class Term:
    """Marks a value that is a term of the vocabulary `scheme`."""

    scheme: str

    JSON_KEY: ClassVar[str] = "x-vocabulary"
    """Key under which the JSON Schema names the vocabulary."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Leave the name of the vocabulary in the JSON Schema, where its terms are filled in for editors."""
        return {**handler(core), self.JSON_KEY: self.scheme}


OrganisationId = Annotated[Slug, Ref("organisations")]
ServiceId = Annotated[Slug, Ref("services")]
PracticeId = Annotated[Slug, Ref("practices")]
DocumentId = Annotated[Slug, Ref("documents")]
SourceId = Annotated[Slug, Ref("sources")]
PlaceId = Annotated[Slug, Ref("places")]
GlossaryId = Annotated[Slug, Ref("glossary")]
Language = Annotated[LanguageCode, Term("languages")]
Theme = Annotated[str, Term("themes")]
Audience = Annotated[str, Term("audiences")]
