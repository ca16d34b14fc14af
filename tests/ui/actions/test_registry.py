"""One list of actions: keys, clashes, refusals."""

from __future__ import annotations

import pytest

from annotator.ui.actions.action import Action
from annotator.ui.actions.keys import clashes, shown, spelled
from annotator.ui.actions.registry import Registry, run


def _action(name: str, keys: str = "", where: str = "window", **more) -> Action:
    return Action(name, name.title(), "edit", lambda: None, keys, where=where, **more)


@pytest.fixture
def registry(qapp) -> Registry:
    chosen: dict[str, str] = {"other": "Ctrl+J"}
    registry = Registry(lambda: chosen)
    registry.put([_action("undo", "Ctrl+Z"), _action("quote", "Q", "reading"), _action("other", "Ctrl+P")])
    return registry


def test_keys_are_compared_however_they_are_written(qapp) -> None:
    assert spelled("ctrl+shift+z; Ctrl+Y") == ["Ctrl+Shift+Z", "Ctrl+Y"]
    assert spelled("Ctrl+;") == ["Ctrl+;"]
    assert spelled("") == []


def test_a_key_of_the_window_and_one_of_reading_clash(qapp) -> None:
    assert clashes([_action("a", "Q", "reading"), _action("b", "q")], {}) == [("Q", "a", "b")]
    assert clashes([_action("a", "Q"), _action("b", "q")], {"b": ""}) == []


def test_the_persons_keys_go_before_those_that_come_with_it(registry) -> None:
    assert registry.keys(registry.get("other")) == "Ctrl+J"


@pytest.mark.parametrize(
    ("action", "keys", "word"),
    [
        ("other", "Ctrl+Z", "Undo"),
        ("other", "Ctrl+Left", "caret"),
        ("undo", "X", "typed into fields"),
        ("quote", "Tab", "focus"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(registry, action: str, keys: str, word: str) -> None:
    told = registry.refusal(registry.get(action), keys)
    assert word in told
    assert told.endswith(".")


def test_free_keys_and_ones_own_are_taken(registry) -> None:
    assert registry.refusal(registry.get("other"), "Ctrl+Alt+K") == ""
    assert registry.refusal(registry.get("other"), "Ctrl+J") == ""
    assert registry.refusal(registry.get("quote"), "W") == ""


def test_what_cannot_run_says_why_instead(qapp) -> None:
    done: list[str] = []
    can = _action("a", "A", otherwise=lambda: done.append("why"))
    run(can)
    assert done == []
    run(_action("b", "B", enabled=lambda: False, otherwise=lambda: done.append("why")))
    assert done == ["why"]


def test_menus_within_menus_can_be_run_from_the_palette(qapp) -> None:
    registry = Registry(dict)
    inner = [_action("inner"), _action("asleep", enabled=lambda: False)]
    registry.put([_action("outer", choices=lambda: inner)])
    assert [action.id for action in registry.runnable()] == ["inner"]


def test_what_is_disabled_does_not_run() -> None:
    done: list[str] = []
    run(Action("a", "A", "edit", lambda: done.append("a"), enabled=lambda: False))
    run(Action("b", "B", "edit", lambda: done.append("b")))
    assert done == ["b"]


def test_keys_are_shown_apart(qapp) -> None:
    assert shown("Ctrl+Shift+Z; Ctrl+Y").split() == ["Ctrl+Shift+Z", "Ctrl+Y"]


def test_two_places_may_give_one_key_two_meanings(registry) -> None:
    take = _action("take", "Q", "review")
    registry.put([take])
    assert clashes([_action("a", "Q", "reading"), take], {}) == []
    assert clashes([take, _action("b", "Q", "review")], {}) == [("Q", "take", "b")]
    assert registry.refusal(registry.get("quote"), "Q") == ""
