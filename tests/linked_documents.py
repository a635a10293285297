"""Documents of the small collection as JSON-LD, checked, with pieces of them and of its records."""

from typing import Any

import schema_org
from datasette.app import Datasette

HOST = "http://localhost"
CALAIS = {
    "@type": "AdministrativeArea",
    "@id": f"{HOST}/places/calais",
    "name": {"@value": "Calais", "@language": "en"},
}
AIDANTS = {"@type": "Organization", "@id": f"{HOST}/organisations/helpers", "name": "Les Aidants"}
CITED: dict[str, Any] = {"sources": ["centre-page"]}


async def read(site: Datasette, key: str) -> dict[str, Any]:
    """The document of a record, checked."""
    response = await site.client.get(f"/{key}.jsonld")
    assert response.status_code == 200, key
    document: dict[str, Any] = response.json()
    schema_org.check(document)
    return document


def english(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "en"}


def hours(**changes: Any) -> dict[str, Any]:
    return {"text": {"en": "mornings"}, **CITED, **changes}
