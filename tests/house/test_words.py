"""Names and sizes that keep the code readable."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "annotator"
FILES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in FILES]

EMPTY_WORDS = {"util", "helper", "common", "manager", "handler", "misc", "base"}
LONGEST = 350


def _words(name: str) -> set[str]:
    """The words of a snake_case or CamelCase name, in lower case and without a plural s."""
    return {word.lower().removesuffix("s") for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_file(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)

    assert not EMPTY_WORDS & _words(path.relative_to(PACKAGE).as_posix()), "a name that says nothing"
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            # Qt's own names for overridden methods do not reach into this: none holds one of the words.
            assert not EMPTY_WORDS & _words(node.name), f"{node.name} says nothing"
    assert text.count("\n") <= LONGEST, "which second noun moved in?"


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_only_the_command_line_prints(path: Path) -> None:
    if path.is_relative_to(PACKAGE / "cli"):
        return
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]

    assert not [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
