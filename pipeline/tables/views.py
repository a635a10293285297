"""The views of views.sql: what each of them and its columns mean."""

from itertools import chain

from pipeline.tables.documents import SOURCES
from pipeline.tables.organisations import ORGANISATIONS, RELATIONS
from pipeline.tables.practices import PRACTICES
from pipeline.tables.services import SERVICES
from pipeline.tables.shape import Column, Table, View


def same(table: Table, names: str) -> tuple[Column, ...]:
    """Columns that a view takes over from a table as they are."""
    found = {column.name: column for column in table.columns}
    return tuple(found[name] for name in names.split())


def words(**columns: str) -> tuple[Column, ...]:
    """Columns of plain text of the view's own, with what they mean."""
    return tuple(Column(name, description) for name, description in columns.items())


def joined(*parts: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of several parts, one after the other."""
    return tuple(chain.from_iterable(parts))


PLACE = words(place="Its places by name.")

SERVICE_DIRECTORY = View(
    "service_directory",
    "One row a service, with its organisation and places in words.",
    joined(
        same(SERVICES, "id name name_fr organisation_id"),
        words(organisation="Name of the organisation that leads the service."),
        PLACE,
        same(SERVICES, "needs audiences languages access cost status freshness as_of url"),
    ),
)
ORGANISATION_DIRECTORY = View(
    "organisation_directory",
    "One row an organisation, with its place and networks in words.",
    joined(
        same(ORGANISATIONS, "id name acronym kind country"),
        words(place="Commune or area it is based in, by name."),
        words(member_of="Names of the networks it is a member of."),
        same(ORGANISATIONS, "status freshness as_of url"),
    ),
)
PRACTICE_DIRECTORY = View(
    "practice_directory",
    "One row a practice, with its organisations and places in words.",
    joined(
        same(PRACTICES, "id title title_fr themes evidence_level"),
        words(organisations="Names of the organisations that carry it."),
        PLACE,
        same(PRACTICES, "period source_count url"),
    ),
)
MEMBERSHIPS = View(
    "memberships",
    "One row a membership: who belongs to which network, by which sources.",
    joined(
        same(RELATIONS, "organisation_id"),
        words(organisation="Name of the organisation."),
        same(ORGANISATIONS, "country"),
        words(network_id="Id of the network; empty where it has no record.", network="Name of the network."),
        same(RELATIONS, "since until as_of note sources"),
    ),
    key=(),
)
SERVICE_REACH = View(
    "service_reach",
    "One row a service and place that it can be found from, and why.",
    words(
        service_id="The service.",
        place_id="A place that it can be found from.",
        how="given there (or inside it); covers it, or a part of it; given somewhere around it, no source tells where.",
    ),
    key=("service_id", "place_id", "how"),
)
TERM_WITHIN = View(
    "term_within",
    "One row a term and a term that it lies in, itself included: join through it to take in narrower terms.",
    words(scheme="The vocabulary.", term="The inner term.", within="A term that it lies in, or itself."),
    key=("scheme", "term", "within"),
)
RECORDS = View(
    "records",
    "One row a record of any kind: what it is called and where its page is.",
    joined(
        words(
            kind="Kind of the record.",
            id="Id of the record, which another kind may have too.",
            name="Name, title or term.",
            freshness="Freshness on the day of the build, of kinds that have one.",
        ),
        (Column("as_of", "Newest date at which a source attests it; of a source, its own date.", form="edtf"),),
        same(SOURCES, "url"),
    ),
    key=("kind", "id"),
)
VIEWS = (
    SERVICE_DIRECTORY,
    ORGANISATION_DIRECTORY,
    PRACTICE_DIRECTORY,
    MEMBERSHIPS,
    SERVICE_REACH,
    TERM_WITHIN,
    RECORDS,
)
