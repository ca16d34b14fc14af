"""Each finding of a check has its sentence, with the facts that it needs, and none is idle."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from annotator.commands.repair import _MENDERS
from annotator.model.finding import Finding
from annotator.wording.findings import SENTENCES, WARNINGS, sentence, warning

CHECKING = Path(__file__).resolve().parents[2] / "annotator" / "storage" / "checking.py"
KEYS = {
    node.value
    for node in ast.walk(ast.parse(CHECKING.read_text("utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("check.")
}


def test_every_key_has_a_sentence_and_none_is_idle() -> None:
    assert set(SENTENCES) == KEYS
    assert set(_MENDERS) < KEYS


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_a_finding_is_told(key: str) -> None:
    names = [name for _text, name, _form, _conversion in string.Formatter().parse(SENTENCES[key]) if name]
    told = sentence(Finding(key, dict.fromkeys(names, "<b>\n{x}")))
    assert told.endswith(".")
    assert told.count("<b>␊{x}") == len(names)


@pytest.mark.parametrize("key", sorted(WARNINGS))
def test_a_warning_is_told(key: str) -> None:
    assert warning(key).endswith(".")
