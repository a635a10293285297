"""Search stays as good as it is on the judged queries; `make relevance` shows where a change makes it worse."""

import hashlib
import importlib.util
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).parents[1]
JUDGED = ROOT / "tests" / "relevance"


FLOOR = {
    "frozen": (0.88, 0.99),
    "queries": (0.815, 0.98),
    "held_out": (0.79, 0.955),
    "fresh": (0.815, 0.955),
    "own_words": (0.85, 0.99),
    "once_unseen": (0.77, 0.945),
    "unseen": (0.725, 0.93),
}
"""Mean nDCG@10 and success@3 that no change may fall below, of each set of queries."""


@pytest.fixture(scope="module")
def relevance() -> ModuleType:
    """The benchmark, which is no package."""
    spec = importlib.util.spec_from_file_location("relevance", ROOT / "benchmarks" / "relevance.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["relevance"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("written", list(FLOOR))
def test_no_change_makes_search_worse(written: str, relevance: ModuleType, real_database: Path) -> None:
    with closing(sqlite3.connect(real_database)) as connection:
        search = relevance.ours(connection)
        queries = [query for query in relevance.read_queries() if query.set == written]
        figures = [relevance.figures(search(query.text), query) for query in queries]
    ndcg, _, _, success = relevance.means(figures)
    least_ndcg, least_success = FLOOR[written]
    assert ndcg >= least_ndcg
    assert success >= least_success


def test_every_judged_record_exists_and_stands_once_in_its_topic() -> None:
    topics = yaml.safe_load((JUDGED / "topics.yml").read_text(encoding="utf-8"))
    for name, topic in topics.items():
        records = [record for grade in (3, 2, 1) for record in topic.get(grade, [])]
        assert len(records) == len(set(records)), name
        assert any(topic.get(grade) for grade in (3, 2)), name
        for kind, record in (each.split("/") for each in records):
            folder = "glossary" if kind == "glossary" else f"{kind}s"
            assert (ROOT / "data" / folder / f"{record}.yml").exists(), (name, record)


def test_no_query_stands_twice_and_each_has_a_topic(relevance: ModuleType) -> None:
    texts = [query.text for query in relevance.read_queries()]
    assert len(texts) == len(set(texts)) >= 200


def test_the_first_sixty_are_as_they_were_frozen() -> None:
    frozen = yaml.safe_load((JUDGED / "frozen.yml").read_text(encoding="utf-8"))
    assert len(frozen) == 60
    digest = hashlib.sha256(repr([sorted(query.items()) for query in frozen]).encode()).hexdigest()
    assert digest == "c8e696694b0d33f4f12eee00925c034167224d69ecde9f03d28f60969ee427a1"
