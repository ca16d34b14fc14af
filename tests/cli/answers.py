"""A run of the command line within the test."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import pytest

from annotator.cli.program import run
from annotator.cli.windows import Windows


class Answer(NamedTuple):
    """The exit code, and what was written where."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on stdout."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The JSON values on stdout, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


class CommandLine:
    """``annotator(words…)``."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object, windows: Windows | None = None) -> Answer:
        self._capsys.readouterr()
        code = run([str(word) for word in words], windows)
        return Answer(code, *self._capsys.readouterr())
