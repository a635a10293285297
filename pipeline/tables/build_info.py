"""The table in which a database says what it is; written last, when everything in it can be counted."""

from pipeline.tables.shape import Column, Table

BUILD_INFO = Table(
    "build_info",
    "What this database is: date of the build, counts, a hash of its content.",
    (
        Column("key", "What is told.", required=True),
        Column("value", "Its value.", required=True),
    ),
    lambda *_: (),
    key=("key",),
)

BUILD_DAY = "select value from build_info where key = 'date'"
"""The day of a build."""
