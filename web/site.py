"""The pages of our own: they read the database once, and are written by templates of their own."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from extracts.offered import FOLDER
from web.address_query import is_tidy, read_query
from web.addresses import CHOSEN, TELLING
from web.build_date import build_date
from web.build_info import DATABASE
from web.corrections import Corrections, read_corrections
from web.databases import find_directory
from web.emergency_numbers import Numbers, read_numbers
from web.errors import WRONG_PARAMETER, Problem, Refused
from web.kept import Kept
from web.labels import Labels, read_labels
from web.languages import ENGLISH, Language, read_languages, to_say
from web.of_the_day import Days, read_day
from web.page import File, Page, Redirect, View
from web.search import NO_INDEX, Searching
from web.templates import Templates, templates_in
from web.visit import Visit

MOST_PARAMETERS = 100
"""A page writes them into many of its links: more would make it large. Of what is chosen it takes no more than fit."""
TOO_MANY = Problem(
    400,
    WRONG_PARAMETER.title,
    to_say("This address asks for too much at once. Go back and choose fewer filters, or start from the whole list."),
)


@dataclass(repr=False)
class Site:
    """What pages share: the languages, the labels of terms, a way to write."""

    datasette: Any
    languages: dict[str, Language] = field(default_factory=read_languages)
    searching: Searching = field(default_factory=Searching)
    labels: Labels = field(default_factory=lambda: Labels({}))
    days: Days = field(default_factory=Days)
    emergency_numbers: Numbers = field(default_factory=Numbers)
    kept: Kept = field(default_factory=Kept)
    corrections: Corrections = field(default_factory=Corrections)
    address: str | None = None
    """Scheme and host that the public reaches the site by; without it, those of each request are told."""
    extracts: Path = Path(FOLDER)
    """Folder of files to take away, which need not be there."""
    environments: dict[str, Templates] = field(init=False)

    def __post_init__(self) -> None:
        """Templates are compiled once a language, with its words bound in."""
        self.environments = {code: templates_in(language) for code, language in self.languages.items()}

    async def open(self) -> None:
        """Read what stays the same for one build; over a database without an index every page of ours answers 503."""
        settings = self.datasette.plugin_config("pages") or {}
        self.corrections = read_corrections(settings)
        self.address = settings.get("address")
        self.extracts = find_directory(self.datasette).parent / FOLDER
        await self.searching.open(self.datasette)
        if self.searching.library is None:
            return
        database = self.datasette.get_database(DATABASE)
        self.labels = await database.execute_fn(read_labels)
        self.emergency_numbers = await database.execute_fn(read_numbers)
        await self.begin(datetime.now(UTC).date())

    async def begin(self, today: date) -> None:
        """Read what hangs on the day, once a day."""
        library = self.searching.library
        if library is None:
            return
        database = self.datasette.get_database(DATABASE)
        await self.days.turn_to(
            today,
            lambda: database.execute_fn(
                lambda connection: read_day(connection, library, self.labels, self.languages, today)
            ),
        )

    async def answer(self, request: Any, view: View) -> Any:
        """The page that a view makes of a request."""
        await self.begin(datetime.now(UTC).date())
        visit = self.admitted(request)
        if visit.path.rstrip("/") in TELLING and not is_tidy(request.query_string, visit.parameters):
            return Response.redirect(visit.itself, status=301)
        frame = await build_date(self.datasette, visit.today)

        def respond(connection: Any) -> Any:
            """Writes the page too: in the thread of the database it keeps no other request waiting."""
            return self._response(view(connection, visit, request.url_vars), visit, frame)

        return await self.datasette.get_database(DATABASE).execute_fn(respond)

    def admitted(self, request: Any) -> Visit:
        """The visit, if what it asks for can be answered at all."""
        if self.searching.library is None:
            raise Refused(NO_INDEX)
        visit = self.visit(request)
        if sum(name != CHOSEN for name, _ in visit.parameters) > MOST_PARAMETERS:
            raise Refused(TOO_MANY)
        return visit

    def _response(self, page: Page | Redirect | File, visit: Visit, frame: Mapping[str, Any]) -> Any:
        if isinstance(page, Redirect):
            return Response.redirect(page.location, status=page.status)
        if isinstance(page, File):
            return Response(page.content, content_type=page.content_type)
        return Response.html(self.write(page, visit, frame), status=page.status)

    def path(self, request: Any) -> str:
        """The path of a request inside the site."""
        return "/" + str(request.path).removeprefix(self.datasette.setting("base_url"))

    def origin(self, request: Any) -> str:
        """Scheme and host by which the site is reached."""
        return (self.address or f"{request.scheme}://{request.host}").rstrip("/")

    def visit(self, request: Any) -> Visit:
        """What a page knows of its request; only where there is an index for search."""
        path = self.path(request)
        language = self.languages.get(path.split("/")[1]) or self.languages[ENGLISH]
        library = self.searching.library
        assert library is not None
        return Visit(
            language=language,
            languages=self.languages,
            path=path.removeprefix(language.prefix) or "/",
            parameters=read_query(request.query_string),
            now=datetime.now(UTC),
            root=self.datasette.setting("base_url"),
            origin=self.origin(request),
            labels=self.labels,
            library=library,
            choices=self.days.current.choices[language.code],
            facets=self.days.current.facets,
            emergency_numbers=self.emergency_numbers,
            kept=self.kept,
            extracts=self.extracts,
            mailbox=self.corrections.mailbox,
        )

    def write(self, page: Page, visit: Visit, frame: Mapping[str, Any]) -> str:
        """The page as HTML."""
        template = self.environments[visit.language.code].get_template(page.template)
        return template.render(visit=visit, corrections=self.corrections, **frame, **page.values)


def site_of(datasette: Any) -> Site:
    """The one state of the pages of a site."""
    if not hasattr(datasette, "_site"):
        datasette._site = Site(datasette)
    site: Site = datasette._site
    return site


def handler(view: View) -> Callable[..., Awaitable[Any]]:
    """A view as Datasette calls it."""

    async def handle(datasette: Any, request: Any) -> Any:
        return await site_of(datasette).answer(request, view)

    return handle
