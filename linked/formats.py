"""Kinds of file as registers name them: media types of IANA, file types of the European Union."""

MEDIA = {
    "csv": "text/csv",
    "db": "application/vnd.sqlite3",
    "geojson": "application/geo+json",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "parquet": "application/vnd.apache.parquet",
    "ttl": "text/turtle",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
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
