"""Keys as they are written, compared and refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QKeySequence

from annotator.ui.actions.action import Action

TAKEN_BY_READING = frozenset(
    f"{shape}{key}"
    for key in ("Left", "Right", "Up", "Down", "Home", "End")
    for shape in ("", "Shift+", "Ctrl+", "Ctrl+Shift+")
) | {
    "PgUp",
    "PgDown",
    "Shift+PgUp",
    "Shift+PgDown",
    "Alt+Up",
    "Alt+Down",
    "Tab",
    "Shift+Tab",
    "Ctrl+C",
    "Ctrl+A",
    "Esc",
}
"""Keys that move the caret and the focus, or copy; they cannot be given to an action."""

Overrides = Mapping[str, str]
"""By action id: the keys that a person chose; empty for none."""


def sequences(keys: str) -> list[QKeySequence]:
    """The key sequences that ``keys`` (``"Ctrl+Shift+Z; Ctrl+Y"``) names."""
    return [QKeySequence(part.strip()) for part in keys.split("; ") if part.strip()]


def spelled(keys: str) -> list[str]:
    """The same, each in the one spelling by which keys are compared."""
    return [sequence.toString(QKeySequence.SequenceFormat.PortableText) for sequence in sequences(keys)]


def shown(keys: str) -> str:
    """The keys as this desktop writes them."""
    return "  ".join(sequence.toString(QKeySequence.SequenceFormat.NativeText) for sequence in sequences(keys))


def keys_of(action: Action, overrides: Overrides) -> str:
    """The keys of an action: what the person chose, else what it comes with."""
    return overrides.get(action.id, action.keys)


def clashes(actions: Iterable[Action], overrides: Overrides) -> list[tuple[str, str, str]]:
    """Every key that two actions claim: the key and the ids of both.

    A key of the window is heard everywhere; what is heard in one place only may mean something else in another.
    """
    owners: dict[str, list[Action]] = {}
    found = []
    for action in actions:
        for key in dict.fromkeys(spelled(keys_of(action, overrides))):
            claimed = owners.setdefault(key, [])
            found += [(key, other.id, action.id) for other in claimed if heard_together(other, action)][:1]
            claimed.append(action)
    return found


def heard_together(one: Action, other: Action) -> bool:
    """Whether there is a place in which the keys of both are heard."""
    return one.where == other.where or "window" in (one.where, other.where)
