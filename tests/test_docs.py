"""The documentation tells the truth: its queries run, its examples are valid, what it names exists."""

import ast
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from factories import EDITED

from build import main
from pipeline.build import examine
from pipeline.checks.gone import none_is_gone
from pipeline.collection import Collection
from pipeline.history import last_changes
from pipeline.problems import Problem
from pipeline.tables import TABLES

ROOT = Path(__file__).parents[1]
LINES_OF_README = 80

DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *DOCS]
CODE = [*ROOT.glob("pipeline/**/*.py"), *ROOT.glob("schema/**/*.py")]
REPORTS = ROOT / "tests" / "examples" / "invalid"

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"# data/(\S+\.yml)\n")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
ADDRESS = re.compile(r"[a-z]+:")
TARGET = re.compile(r"\bmake ([a-z]+)")
COMMAND = re.compile(r"\bbuild\.py ((?:[a-z]+|--?[a-z])\b[^`\n]*)")
OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]*")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(page: Path, language: str) -> Iterator[str]:
    """The fenced blocks of a page in one language."""
    for found, text in FENCE.findall(page.read_text(encoding="utf-8")):
        if found == language:
            yield text


def code_in(page: Path) -> str:
    """What a page sets as code: fenced blocks and words between backticks."""
    text = page.read_text(encoding="utf-8")
    fenced = [block for _, block in FENCE.findall(text)]
    return "\n".join([*fenced, *re.findall(r"`([^`\n]+)`", FENCE.sub("", text))])


# Pages


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_to_a_file_and_its_heading(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for link in LINK.findall(text):
        if not ADDRESS.match(link):
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            assert target.exists(), link
            assert not anchor or anchor in anchors(target), link


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, made as code hosts make them."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(text)}


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < LINES_OF_README


# Commands


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_make_target_exists(page: Path) -> None:
    for target in set(TARGET.findall(code_in(page))):
        found = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
        assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_and_option_of_build_exists(page: Path) -> None:
    for line in COMMAND.findall(code_in(page)):
        command = [] if line.startswith("-") else [line.split()[0]]
        shown = CliRunner().invoke(main, [*command, "--help"])
        assert shown.exit_code == 0, line
        assert [option for option in OPTION.findall(line) if option not in shown.output] == [], line


# SQL


SQL = [(page, sql) for page in [ROOT / "README.md", *DOCS] for sql in blocks(page, "sql")]


@pytest.mark.parametrize(("page", "sql"), SQL, ids=[f"{page.name}-{at}" for at, (page, _) in enumerate(SQL)])
def test_every_query_gives_rows(page: Path, sql: str, real_database: Path) -> None:
    connection = sqlite3.connect(f"file:{real_database}?mode=ro", uri=True)
    try:
        assert connection.execute(sql).fetchmany(1)
    finally:
        connection.close()


def test_every_table_and_view_is_told_in_the_page_on_sql(real_database: Path) -> None:
    told = (ROOT / "docs" / "sql.md").read_text(encoding="utf-8")
    connection = sqlite3.connect(f"file:{real_database}?mode=ro", uri=True)
    views = [view for (view,) in connection.execute("select name from sqlite_master where type = 'view'")]
    connection.close()
    names = [table.name for table in TABLES] + views + ["build_info"]
    assert [table for table in names if f"`{table}`" not in told] == []


# Examples of records


EXAMPLES = list(blocks(ROOT / "docs" / "add-a-record.md", "yaml"))


def path_of(example: str) -> Path:
    found = EXAMPLE.match(example)
    assert found, f"an example does not begin with its file: {example[:40]}"
    return Path(found[1])


@pytest.fixture(scope="session")
def data_with_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real collection with the examples beside it."""
    data = tmp_path_factory.mktemp("examples") / "data"
    shutil.copytree(ROOT / "data", data)
    for example in EXAMPLES:
        path = data / path_of(example)
        assert not path.exists(), f"{path.name} is a real record; give the example another id"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example, encoding="utf-8")
    return data


def test_the_examples_are_valid_beside_the_real_records(data_with_examples: Path) -> None:
    _, problems = examine(data_with_examples, EDITED)
    shown = {f"data/{path_of(example).as_posix()}" for example in EXAMPLES}
    assert [str(problem) for problem in problems if problem.path in shown] == []


def test_there_is_an_example_of_every_kind() -> None:
    kinds = {path.name for path in (ROOT / "data").iterdir() if path.is_dir()} | {"withdrawn"}
    assert {path_of(example).parts[0] for example in EXAMPLES} == kinds


# Problems


def test_every_code_has_its_heading() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (\S+)$", page, re.MULTILINE)
    assert sorted(headings) == sorted(codes())


def test_every_line_shown_is_one_that_is_printed(tmp_path: Path) -> None:
    reports = {line for path in REPORTS.glob("*/report.txt") for line in path.read_text(encoding="utf-8").splitlines()}
    (tmp_path / "data").mkdir()
    reports |= {str(problem) for problem in last_changes(tmp_path / "data")[1]}
    reports |= {str(problem) for problem in none_is_gone(Collection(), [("services", "soup")], tmp_path / "data")}
    shown = [line for block in blocks(ROOT / "docs" / "errors.md", "text") for line in block.splitlines()]
    assert [line for line in shown if line not in reports] == []


def codes() -> set[str]:
    """Every code that the code can give a problem."""
    found = set()
    for path in CODE:
        module = ast.parse(path.read_text(encoding="utf-8"))
        for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
            if (position := code_position(call.func)) and not is_definition(path, call):
                given = {word.arg: word.value for word in call.keywords}
                found |= words(given.get("code") or call.args[position], module)
    return found


def code_position(function: ast.expr) -> int | None:
    """Where the code stands among the arguments of a call that makes a problem."""
    if isinstance(function, ast.Name) and function.id == Problem.__name__:
        return 4
    return 2 if isinstance(function, ast.Attribute) and function.attr == "problem" else None


def is_definition(path: Path, call: ast.Call) -> bool:
    """Is it the one call that passes on the code it was given?"""
    return path.name == "files.py" and any(isinstance(word, ast.Name) and word.id == "code" for word in call.args)


def words(value: ast.expr, module: ast.Module) -> set[str]:
    """Every text that an expression can be: a constant, a choice, a look-up, a name, a function of the module."""
    match value:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.IfExp():
            return words(value.body, module) | words(value.orelse, module)
        case ast.Call(func=ast.Attribute(value=ast.Dict(values=choices), attr="get")):
            return {word for choice in [*choices, *value.args[1:]] for word in words(choice, module)}
        case ast.Call(func=ast.Name(id=function)):
            definitions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
            bodies = [node for node in definitions if node.name == function]
            returns = [node.value for body in bodies for node in ast.walk(body) if isinstance(node, ast.Return)]
            return {word for given in returns if given for word in words(given, module)}
        case ast.Name(id=variable):
            assigned = [node for node in ast.walk(module) if isinstance(node, ast.Assign)]
            given = [node.value for node in assigned if ast.unparse(node.targets[0]) == variable]
            return {word for expression in given for word in words(expression, module)}
    pytest.fail(f"a code is made in a way that this test cannot follow: {ast.unparse(value)}")


# The words of the site


def test_every_saved_query_named_in_the_docs_exists() -> None:
    metadata = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))
    queries = metadata["databases"]["directory"]["queries"]
    tables = set(metadata["databases"]["directory"]["tables"])
    for page in PAGES:
        for address in re.findall(r"/directory/([a-z][a-z_-]*)", page.read_text(encoding="utf-8")):
            assert address in queries or address in tables or address.endswith("_directory"), (page.name, address)
