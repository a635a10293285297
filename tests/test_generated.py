"""What is generated and committed is what the schema gives now."""

from pathlib import Path

from pipeline.generate import generated

ROOT = Path(__file__).parents[1]


def test_generated_files_are_fresh() -> None:
    stale = [path.relative_to(ROOT) for path, text in generated(ROOT) if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run make generate, and commit what it writes"
