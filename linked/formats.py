"""Kinds of file as registers name them: media types of IANA, file types of the European Union."""

from extracts import files

MEDIA = {
    **{ending.removeprefix("."): kind.partition(";")[0] for ending, kind in files.MEDIA.items() if ending != ".jsonl"},
    "jsonld": "application/ld+json",
    "ttl": "text/turtle",
}
"""Media types that IANA has registered, by ending; it has none for JSON Lines."""
FILE_TYPES = {
    "csv": "CSV",
    "geojson": "GEOJSON",
    "json": "JSON",
    "jsonld": "JSON_LD",
    "parquet": "PARQUET",
    "ttl": "RDF_TURTLE",
    "xlsx": "XLSX",
    "zip": "ZIP",
}
"""Codes of the Publications Office; it has none for SQLite and JSON Lines."""
