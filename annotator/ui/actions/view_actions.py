"""The View menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotator.settings import Appearance, Face
from annotator.ui.actions.action import Action
from annotator.ui.reading.desk import Desk
from annotator.ui.shell.docks import Docks
from annotator.ui.shell.pane_states import is_folded
from annotator.ui.shell.preferences import Preferences
from annotator.wording.translation import _

ZOOMS = (50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


def view_actions(
    preferences: Preferences,
    docks: Docks,
    marks_of: Callable[[], Sequence[Action]],
    at_desk: Callable[[list[Action]], list[Action]],
) -> list[Action]:
    """How it looks, and which panels stand beside the desk."""
    return [
        *_zoom(preferences),
        *_looks(preferences),
        Action("view.marks", _("Marks of"), "view", marks_of, choices=marks_of, group=2),
        *at_desk(_panels(docks)),
    ]


def _zoom(preferences: Preferences) -> list[Action]:
    def step(by: int) -> None:
        now = preferences.now().zoom
        further = [z for z in ZOOMS if (z > now if by > 0 else z < now)]
        if further:
            preferences.change(zoom=further[0] if by > 0 else further[-1])

    return [
        Action("view.zoom_in", _("Larger text"), "view", lambda: step(1), "Ctrl++; Ctrl+="),
        Action("view.zoom_out", _("Smaller text"), "view", lambda: step(-1), "Ctrl+-"),
        Action("view.zoom_reset", _("Text at its usual size"), "view", lambda: preferences.change(zoom=100), "Ctrl+0"),
    ]


def _looks(preferences: Preferences) -> list[Action]:
    appearances: dict[Appearance, str] = {
        "system": _("As the desktop"),
        "light": _("Light"),
        "dark": _("Dark"),
        "contrast": _("High contrast"),
    }
    faces: dict[Face, str] = {"serif": _("Serif typeface"), "sans": _("Sans-serif typeface")}
    return [
        *(
            Action(
                f"view.{name}",
                title,
                "view/appearance",
                lambda chosen=name: preferences.change(appearance=chosen),  # type: ignore[misc]
                checked=lambda chosen=name: preferences.now().appearance == chosen,  # type: ignore[misc]
            )
            for name, title in appearances.items()
        ),
        *(
            Action(
                f"view.{name}",
                title,
                "view/appearance",
                lambda chosen=name: preferences.change(face=chosen),  # type: ignore[misc]
                checked=lambda chosen=name: preferences.now().face == chosen,  # type: ignore[misc]
                group=1,
            )
            for name, title in faces.items()
        ),
    ]


def _panels(docks: Docks) -> list[Action]:
    keys = {"stories": "Ctrl+Alt+S", "inspector": "Ctrl+Alt+I", "tables": "Ctrl+Alt+T"}
    return [
        Action(
            f"view.panel_{name}",
            dock.windowTitle(),
            "view/panels",
            lambda chosen=name: docks.turn(chosen),  # type: ignore[misc]
            keys.get(name, ""),
            checked=lambda chosen=dock: chosen.isVisible(),  # type: ignore[misc]
        )
        for name, dock in docks.by_name.items()
    ]


def pane_actions(desk: Desk) -> list[Action]:
    """The panes: which has the keyboard, where each stands."""

    def on_current(do: Callable[[str], object]) -> None:
        pane = desk.current()
        if pane is not None and pane.article is not None:
            do(pane.article.id)

    def fold(article: str) -> None:
        pane = desk.pane_of(article)
        if pane is not None:
            desk.fold(article, folded=not is_folded(pane))

    def some() -> bool:
        return bool(desk.panes)

    def several() -> bool:
        return len(desk.panes) > 1

    entries: list[tuple[str, str, Callable[[str], object], str, Callable[[], bool]]] = [
        ("close", _("Close pane"), desk.close_article, "Ctrl+W", some),
        ("left", _("Move pane left"), lambda a: desk.move_pane(a, -1), "Ctrl+Shift+PgUp", several),
        ("right", _("Move pane right"), lambda a: desk.move_pane(a, 1), "Ctrl+Shift+PgDown", several),
        ("fold", _("Fold or unfold pane"), fold, "Ctrl+K", several),
    ]
    made = [
        Action(f"pane.{name}", title, "view/pane", lambda d=do: on_current(d), keys, enabled=when)  # type: ignore[misc]
        for name, title, do, keys, when in entries
    ]
    focus = [
        Action(
            f"pane.focus_{n}",
            _("Go to pane {number}").format(number=n),
            "view/pane",
            lambda at=n - 1: desk.focus_pane(at),  # type: ignore[misc]
            f"Ctrl+{n}",
            enabled=lambda at=n: len(desk.panes) >= at,  # type: ignore[misc]
            group=1,
        )
        for n in range(1, 7)
    ]
    return [*made, *focus]
