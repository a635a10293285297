"""The commands of build.py that write what is taken away: all extracts, and what changed between two builds."""

import gc
import sys
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from extracts.changes_files import Tally, write_changes
from extracts.published import NotComparable
from extracts.site_address import site_address
from pipeline import build as steps
from pipeline.command import ROOT, data_option, date_option, finish, in_a_folder, progress

MEGABYTE = 1_000_000
A_DATABASE = click.Path(exists=True, dir_okay=False, path_type=Path)

address_option = click.option(
    "--address",
    default=lambda: site_address(ROOT / "metadata.yml"),
    help="Scheme and host of the site.  [default: those in metadata.yml, else the local ones]",
)


def _ours_to_replace(context: click.Context, parameter: click.Parameter, target: Path) -> Path:
    from extracts.folder import holds_others

    if holds_others(target):
        raise click.BadParameter(f"{target} holds other files than extracts; name another folder")
    return in_a_folder(context, parameter, target)


@click.command()
@data_option
@date_option
@click.option("--database", type=A_DATABASE, help="Database that is built already, to take instead of the records.")
@click.option(
    "--to",
    "target",
    callback=_ours_to_replace,
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "downloads",
    help="Folder to write, in place of the last one.  [default: downloads beside build.py]",
)
@click.option("--since", type=A_DATABASE, help="Database published before: what changed since then is written too.")
@address_option
def extracts(data: Path, day: datetime, database: Path | None, target: Path, since: Path | None, address: str) -> None:
    """Write everything to take away: CSV, JSON, Parquet, a workbook, a map, one archive of all.

    The folder that is there stays until the new one is whole.
    """
    if not find_spec("pyarrow"):
        raise click.UsageError("Parquet needs the package pyarrow, which is not installed; `make extracts` installs it")
    with TemporaryDirectory() as folder:
        if not database:
            database = Path(folder) / "directory.db"
            finish(steps.build(data, database, day.date(), progress), warnings=False)
        _write(database, target, since, address)


def _write(database: Path, target: Path, since: Path | None, address: str) -> None:
    from extracts.folder import write_extracts
    from extracts.tables import missing

    if names := missing(database):
        raise click.UsageError(f"{database} has no {names[0]}; build it anew with: python build.py build")
    # build.py never looks for what can be freed; here rows come and go.
    gc.enable()
    try:
        written = write_extracts(database, target, address, progress, since)
    except NotComparable as problem:
        raise click.UsageError(str(problem)) from None
    size = sum(path.stat().st_size for path in written.paths) / MEGABYTE
    click.echo(f"wrote {len(written.paths)} files, {size:.1f} MB, to {target}")
    if written.changes:
        _tell(written.changes)


@click.command()
@click.argument("before", type=A_DATABASE)
@click.option(
    "--database",
    type=A_DATABASE,
    default=ROOT / "directory.db",
    help="The present database.  [default: directory.db beside build.py]",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "changes",
    help="Folder to write into.  [default: changes beside build.py]",
)
@address_option
def changes(before: Path, database: Path, folder: Path, address: str) -> None:
    """Write what changed since BEFORE, a database published earlier, as JSON Lines and as an Atom feed."""
    try:
        tally = write_changes(before, database, folder, address)
    except NotComparable as problem:
        raise click.UsageError(str(problem)) from None
    click.echo(f"wrote changes.jsonl, .json and .atom to {folder}")
    _tell(tally)


def _tell(tally: Tally) -> None:
    """How much changed; records that are gone without a word are a fault of the data."""
    click.echo(f"changes: {tally}")
    for path in tally.unexplained:
        click.echo(f"{path} is missing: say there why the record is gone and what to read instead", err=True)
    if tally.unexplained:
        sys.exit(1)
