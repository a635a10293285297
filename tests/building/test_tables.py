"""Tables as they are made: strict, sound, in order, with indexes and search."""

from hashlib import sha256
from pathlib import Path

import pytest
from factories import query

from pipeline.tables import TABLES
from pipeline.tables.shape import Table


@pytest.mark.parametrize("word", ["epicerie", "ÉPICERIE", "épicerie", "Epicérie"])
def test_search_folds_accents_and_capitals(word: str, database: Path) -> None:
    sql = f"select id from services where rowid in (select rowid from services_fts where services_fts match '{word}')"
    assert query(database, sql) == [("day-centre",)]


def test_foreign_keys_and_pages_are_sound(database: Path) -> None:
    assert query(database, "pragma foreign_key_check") == []
    assert query(database, "pragma integrity_check") == [("ok",)]


def test_tables_are_strict_and_have_their_columns(database: Path) -> None:
    strict = dict(query(database, "select name, strict from pragma_table_list where name not like 'sqlite_%'"))
    for table in TABLES:
        columns = query(database, f"select name, type from pragma_table_info('{table.name}')")
        assert strict[table.name] == 1
        assert columns == [(column.name, column.type) for column in table.columns]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_lie_in_the_order_of_their_key(table: Table, real_database: Path) -> None:
    key = ", ".join(table.key)
    lying = query(real_database, f"select {key} from [{table.name}] order by rowid")
    assert lying == query(real_database, f"select {key} from [{table.name}] order by {key}")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_index_leads_with_a_column_to_sort_by(table: Table, database: Path) -> None:
    sql = f"""
        select columns.name from pragma_index_list('{table.name}') as indexes
        join pragma_index_info(indexes.name) as columns where columns.seqno = 0
    """
    assert {name for (name,) in query(database, sql)} & (set(table.sortable) - set(table.key)) == set()


def test_the_hash_of_the_content_is_that_of_what_the_tables_hold(real_database: Path) -> None:
    digest = sha256()
    for table in TABLES:
        digest.update(f"{table.name}({','.join(column.name for column in table.columns)})\n".encode())
        rows = query(real_database, f"select * from [{table.name}] order by {', '.join(table.key)}")
        for start in range(0, len(rows), 100):
            digest.update(repr(rows[start : start + 100]).encode())
    told = query(real_database, "select value from build_info where key = 'content_hash'")
    assert told == [(digest.hexdigest(),)]
