"""Every situation has its sentence and every command its name; both with the facts they need, and none idle."""

from __future__ import annotations

import ast
import re
import string
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.model import errors
from annotator.model.errors import Situation
from annotator.wording import commands, situations, situations_apart

PACKAGE = Path(__file__).resolve().parents[2] / "annotator"
SITUATIONS = {name for name, found in vars(errors).items() if isinstance(found, type) and issubclass(found, Situation)}


def _trees(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))


def _keys(argument: ast.expr) -> list[str | None]:
    """The keys that an argument may be; None for one that cannot be read off the page."""
    if isinstance(argument, ast.IfExp):
        return [*_keys(argument.body), *_keys(argument.orelse)]
    return [argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None]


def _raised() -> Iterator[tuple[str, str | None, set[str] | None]]:
    """Where, which key and which facts (None: not to be read off the page) of every situation that is made."""
    for name, tree in _trees(PACKAGE):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in SITUATIONS:
                facts = {keyword.arg for keyword in node.keywords}
                for key in _keys(node.args[0]):
                    yield f"{name}:{node.lineno}", key, None if None in facts else facts  # type: ignore[misc]


def _gaps(template: str) -> set[str]:
    return {name for _text, name, _format, _conversion in string.Formatter().parse(template) if name is not None}


def _command_keys() -> dict[str, str]:
    """The keys that classes of commands bear as ``key = "…"``, with where each stands."""
    found = {}
    for name, tree in _trees(PACKAGE / "commands"):
        for owner in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
            for line in owner.body:
                targets = line.targets if isinstance(line, ast.Assign) else [getattr(line, "target", None)]
                named = any(isinstance(target, ast.Name) and target.id == "key" for target in targets)
                value = getattr(line, "value", None)
                if named and isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                    found[value.value] = f"{name}:{line.lineno}"
    return found


RAISED = list(_raised())
FAMILIES = {key.partition(".")[0] for _place, key, _facts in RAISED if key}


def _carried() -> Iterator[tuple[str, str, bool]]:
    """Where and which keys are written apart from the raise that uses them; True for the beginning of several."""
    shape = re.compile(rf"({'|'.join(FAMILIES)})\.[a-z_0-9]+(?<!\.yaml)(?<!\.yml)(?<!\.json)(?<!\.csv)")
    named = _command_keys()
    for name, tree in _trees(PACKAGE):
        if name.startswith(("wording/", "ui/", "cli/")):
            continue
        begins = {id(node.values[0]) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) and node.values}
        for node in ast.walk(tree):
            key = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if shape.fullmatch(key) and key not in named:
                yield f"{name}:{node.lineno}", key, id(node) in begins


CARRIED = list(_carried())


def test_every_situation_has_a_sentence() -> None:
    wanted = [(place, key, False) for place, key, _facts in RAISED if key] + CARRIED
    missing = defaultdict(list)
    for place, key, several in wanted:
        if not any(known.startswith(key) if several else known == key for known in situations.SENTENCES):
            missing[key].append(place)

    assert not missing


def test_every_gap_is_filled_wherever_the_key_is_raised() -> None:
    unfilled = {
        f"{place} {key}": gaps
        for place, key, facts in RAISED
        if facts is not None and (gaps := _gaps(situations.SENTENCES.get(key or "", "")) - facts)
    }

    assert not unfilled


def test_no_sentence_is_idle() -> None:
    whole = {key for _place, key, _facts in RAISED} | {key for _place, key, several in CARRIED if not several}
    begun = tuple(key for _place, key, several in CARRIED if several)

    assert [key for key in situations.SENTENCES if key not in whole and not key.startswith(begun)] == []


def test_every_command_has_a_name_and_no_name_is_idle() -> None:
    keys = _command_keys()

    assert {key: place for key, place in keys.items() if key not in commands.NAMES} == {}
    assert set(commands.NAMES) <= set(keys)


@pytest.mark.parametrize("key", sorted(situations.SENTENCES))
def test_sentence_reads_as_one(key: str) -> None:
    text = situations.SENTENCES[key]

    assert text[:1].isupper() or text.startswith("{")
    assert text.rstrip('”"’)').endswith((".", "?", "…")), "a sentence ends"
    for _text, name, form, conversion in string.Formatter().parse(text):
        assert name is None or name.isidentifier(), "gaps are plain names of facts"
        assert not form, "facts are shown as they are"
        assert not conversion, "facts are shown as they are"


@pytest.mark.parametrize("module", [situations, situations_apart, commands], ids=["here", "apart", "commands"])
def test_tables_are_marked_for_translation(module: object) -> None:
    """Each text stands in ``later(...)``, which is what the extraction of sentences looks for."""
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))  # type: ignore[attr-defined]
    tables = [node.value for node in tree.body if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict)]
    bare = [
        value.lineno
        for table in tables
        for value in table.values
        if not (isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "later")
    ]

    assert tables
    assert not bare
