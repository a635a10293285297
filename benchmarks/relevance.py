"""Measures how well search answers the judged queries of tests/relevance, beside two plain ways to search.

Run `make relevance`. Stock is Datasette's own search of each table (every word, order of the key), tables one after
the other; plain FTS5 is the same match in the order of bm25. Gain of a grade g is 2^g - 1 (Järvelin and Kekäläinen
2002); an answer is right from grade 2 on.
"""

import math
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import yaml

from pipeline.tables.build_info import BUILD_DAY
from search.answer import answer
from search.filters import Filters
from search.meaning import Model, open_model
from search.read_library import open_library

ROOT = Path(__file__).resolve().parent.parent
JUDGED = ROOT / "tests" / "relevance"
SETS = {
    "frozen": "frozen before words were added",
    "queries": "worked with",
    "held_out": "held out from the first two rounds",
    "fresh": "held out from the second round",
    "own_words": "own words of people in trouble",
    "once_unseen": "unseen until the last round",
    "unseen": "unseen",
}
PAGE = ROOT / "docs" / "search.md"
BEGIN, END = "<!-- figures: made by make relevance -->", "<!-- end of figures -->"
DEPTH = 10
TABLES = {
    "services": "service", "organisations": "organisation", "practices": "practice", "events": "event",
    "documents": "document", "glossary": "glossary", "places": "place",
}  # fmt: skip

Search = Callable[[str], list[str]]


@dataclass(frozen=True, eq=False)
class Query:
    """A judged query: its grades by record."""

    text: str
    type: str
    language: str
    set: str
    """File that it stands in."""
    grades: dict[str, int]


@dataclass(frozen=True)
class Figures:
    """What one query got."""

    ndcg: float
    recall: float
    reciprocal_rank: float
    success: float


def main() -> None:
    """Print the tables of figures for a database, and write them into the page on search."""
    database = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "directory.db"
    connection = sqlite3.connect(database)
    queries = read_queries()
    ways = {
        "search": ours(connection),
        "by meaning too": ours(connection, open_model(connection, database.parent)),
        "plain FTS5": plain(connection, "rank"),
        "stock": plain(connection, "id"),
    }
    found = {way: {query: figures(search(query.text), query) for query in queries} for way, search in ways.items()}
    tables = [f"### {title}\n\n" + "\n".join(table(found, key)) for title, key in HEADINGS.items()]
    sys.stdout.write("\n\n".join(tables) + "\n")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n\n".join(tables) + f"\n\n{END}{after}", encoding="utf-8")


HEADINGS: dict[str, Callable[[Query], str]] = {
    "All": lambda query: SETS[query.set],
    "By type": lambda query: query.type,
    "By language": lambda query: query.language,
}


def read_queries() -> list[Query]:
    """The judged queries, the frozen ones first."""
    topics = yaml.safe_load((JUDGED / "topics.yml").read_text(encoding="utf-8"))
    grades = {
        name: {record: grade for grade in (3, 2, 1) for record in topic.get(grade, [])}
        for name, topic in topics.items()
    }
    return [
        Query(item["q"], item["type"], item["language"], name, grades[item["topic"]])
        for name in SETS
        for item in yaml.safe_load((JUDGED / f"{name}.yml").read_text(encoding="utf-8"))
    ]


def ours(connection: sqlite3.Connection, model: Model | None = None) -> Search:
    """The search of the site, on the day of the build; with the optional model, where its vectors are there."""
    library = replace(open_library(connection), model=model)
    (day,) = connection.execute(BUILD_DAY).fetchone()
    on_that_day = Filters(today=date.fromisoformat(day))
    kinds = {"term": "glossary"}

    def search(text: str) -> list[str]:
        results = answer(connection, library, text, on_that_day, DEPTH).results
        return [f"{kinds.get(each.document.kind, each.document.kind)}/{each.document.shown['id']}" for each in results]

    return search


def plain(connection: sqlite3.Connection, order: str) -> Search:
    """Every word in one table's index; tables mixed by rank, or one after the other."""

    def search(text: str) -> list[str]:
        match = " ".join('"' + word.replace('"', "") + '"' for word in text.split())
        hits = [hit for name in TABLES for hit in _hits(connection, name, match, order)]
        return [record for _, record in (sorted(hits) if order == "rank" else hits)][:DEPTH]

    return search


def _hits(connection: sqlite3.Connection, table: str, match: str, order: str) -> Iterator[tuple[float, str]]:
    sql = (
        f"select bm25([{table}_fts]), [{table}].id from [{table}_fts] "
        f"join [{table}] on [{table}].rowid = [{table}_fts].rowid "
        f"where [{table}_fts] match ? order by {'1' if order == 'rank' else '2'} limit {DEPTH}"
    )
    for rank, record in connection.execute(sql, [match]):
        yield rank, f"{TABLES[table]}/{record}"


def figures(results: list[str], query: Query) -> Figures:
    """Judge the first ten results of a query."""
    right = {record for record, grade in query.grades.items() if grade >= 2}
    gains = [2 ** query.grades.get(record, 0) - 1 for record in results]
    best = sorted((2**grade - 1 for grade in query.grades.values()), reverse=True)[:DEPTH]
    first = next((place for place, record in enumerate(results, 1) if record in right), None)
    return Figures(
        _discounted(gains) / _discounted(best),
        len(right & set(results)) / min(DEPTH, len(right)),
        1 / first if first else 0.0,
        float(bool(right & set(results[:3]))),
    )


def _discounted(gains: Iterable[int]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, 1))


def table(found: dict[str, dict[Query, Figures]], key: Callable[[Query], str]) -> Iterator[str]:
    """Rows of a Markdown table, a line a group and one for all."""
    yield "| queries | number | " + " | ".join(f"{way}: nDCG@10 | recall@10 | MRR | success@3" for way in found) + " |"
    yield "| --- | ---: |" + " ---: | ---: | ---: | ---: |" * len(found)
    groups = defaultdict[str, list[Query]](list)
    for query in next(iter(found.values())):
        groups[key(query)].append(query)
        groups["all"].append(query)
    for name, queries in sorted(groups.items(), key=lambda item: (item[0] == "all", item[0])):
        cells = [f"{mean:.2f}" for way in found for mean in means([found[way][query] for query in queries])]
        yield f"| {name} | {len(queries)} | {' | '.join(cells)} |"


def means(each: list[Figures]) -> Iterator[float]:
    """Mean of every figure."""
    for name in ("ndcg", "recall", "reciprocal_rank", "success"):
        yield sum(getattr(one, name) for one in each) / len(each)


if __name__ == "__main__":
    main()
