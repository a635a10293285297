"""What is wrong in the data: where, what, and what to do about it."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, at a place that an editor can click."""

    path: str
    line: int
    field: str
    message: str
    code: str
    level: Level = "error"

    def __str__(self) -> str:
        field = f" {self.field}:" if self.field else ""
        return f"{self.path}:{self.line}: {self.level}:{field} {self.message} [{self.code}]"

    @property
    def annotation(self) -> str:
        """The problem as GitHub Actions shows it beside the line."""
        text = f"{self.field}: {self.message}" if self.field else self.message
        text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return f"::{self.level} file={self.path},line={self.line},title={self.code}::{text}"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a build."""
    return [problem for problem in problems if problem.level == "error"]


def lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Lines to print: warnings, then errors, each once, by file and line, as annotations where GitHub runs us."""
    annotate = os.environ.get("GITHUB_ACTIONS") == "true"
    for problem in sorted(set(problems), key=lambda problem: (problem.level == "error", problem)):
        yield problem.annotation if annotate else str(problem)


def summary(problems: Iterable[Problem]) -> str:
    """The count of errors and warnings in words."""
    levels = Counter(problem.level for problem in set(problems))
    return f"{_count(levels['error'], 'error')}, {_count(levels['warning'], 'warning')}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
