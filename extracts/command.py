"""What `build.py extracts` does and says: it refuses what it cannot do before it begins."""

from importlib.util import find_spec
from pathlib import Path

import click

from extracts.site_address import site_address
from pipeline.build import Progress

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000


def check_wishes(target: Path) -> None:
    """End with what to do where a package is missing or the folder holds something else."""
    if not find_spec("pyarrow"):
        raise click.UsageError("Parquet needs the package pyarrow, which is not installed; `make extracts` installs it")
    from extracts.folder import holds_others

    if holds_others(target):
        raise click.UsageError(f"{target} holds other files than extracts; name another folder with --to")


def write_from(database: Path, target: Path, address: str | None, progress: Progress) -> None:
    """Write the extracts of a database and tell what they are."""
    from extracts.folder import write_extracts
    from extracts.tables import missing

    if names := missing(database):
        raise click.UsageError(f"{database} has no {names[0]}; build it anew with: python build.py build")
    files = write_extracts(database, target, address or site_address(ROOT / "metadata.yml"), progress)
    size = sum(path.stat().st_size for path in files) / MEGABYTE
    click.echo(f"wrote {len(files)} files, {size:.1f} MB, to {target}")
