"""What `build.py extracts` does and says: it refuses what it cannot do before it begins."""

import gc
from importlib.util import find_spec
from pathlib import Path

import click
import yaml

from pipeline.build import Progress

ROOT = Path(__file__).resolve().parent.parent
LOCAL = "http://127.0.0.1:8001"
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
    # build.py never looks for what can be freed; here rows come and go.
    gc.enable()
    files = write_extracts(database, target, address or public_address(), progress)
    size = sum(path.stat().st_size for path in files) / MEGABYTE
    click.echo(f"wrote {len(files)} files, {size:.1f} MB, to {target}")


def public_address() -> str:
    """Scheme and host by which the public reaches the site, as far as they are set."""
    metadata = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))
    settings = metadata.get("plugins", {}).get("pages", {})
    return str(settings.get("address", LOCAL))
