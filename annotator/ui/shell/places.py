"""The places of the window's middle: the desk, the review, agreement."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Protocol

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.ui.actions.action import Action
from annotator.ui.context import Context
from annotator.ui.selection import QueueAsked
from annotator.ui.shell.docks import Docks
from annotator.ui.shell.icons import Icons
from annotator.wording.translation import _

if TYPE_CHECKING:
    from annotator.ui.shell.middle import Middle
    from annotator.ui.shell.who import Who

DESK = "desk"
PAGES = {
    "review": ("annotator.ui.review.page", "ReviewPage"),
    "agreement": ("annotator.ui.agreement.place", "AgreementPlace"),
}
"""By name: the module and the class of what stands in the other places, loaded when first gone to."""


class Page(Protocol):
    """What stands in a place beside the desk: a widget, made of a context and the icons of the theme.

    Its signal ``left`` says that one goes back to the desk. ``opening``: what one came for is not to be seen yet.
    """

    opening: bool

    def set_theme(self) -> None:
        """Follow the theme of the context."""

    def take_keyboard(self) -> None:
        """One has come to it."""


class Places(QObject):
    """Shows one place at a time. Panels beside the desk are set aside in all others and come back with it.

    ``made`` hands out a page when it was made, ``changed`` the name of the place that is shown now.
    """

    made = Signal(str, QWidget)
    changed = Signal(str)

    def __init__(
        self, context: Context, middle: Middle, docks: Docks, icons: Callable[[], Icons], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._middle, self._docks, self._icons = context, middle, docks, icons
        self._pages: dict[str, QWidget] = {}
        self.now = DESK
        self._willing: set[tuple[str, str | None]] = set()

    def show(self, name: str) -> None:
        """Go to a place; without a project there is only the desk."""
        if self._context.bridge.workspace is None:
            name = DESK
        if name == self.now or (name == "agreement" and not self._may_see_all()):
            return
        self.now = name
        self._middle.show_place(self.page(name) if name != DESK else None)
        self.changed.emit(name)
        self.settle()  # once the desk is seen again, for panels get what room the page that is shown leaves them

    def _may_see_all(self) -> bool:
        """Whoever tags blind is asked once before they see everyone's marks. (The review shows none to them.)"""
        workspace = self._context.workspace
        if workspace.whose() is None:
            return True
        who = (workspace.read.project().id, workspace.annotator)
        if who not in self._willing:
            question = _("The agreement page shows everyone's marks. Go on?")
            detail = _(
                "You tag blind in this project: whoever has seen what others marked can no longer mark independently "
                "of them. Adjudicators are not asked; who is one is said under Team…"
            )
            if not self._context.asking.confirm(question, detail, _("Show everyone's marks")):
                return False
            self._willing.add(who)
        return True

    def turn(self, name: str) -> None:
        """Go to a place, or from it back to the desk; whoever asks again for one that is still opening stays."""
        if self.now == name and self.page(name).opening:  # type: ignore[attr-defined]
            self._context.say(_("Still opening. Esc leads back to the desk."))
            return
        self.show(DESK if self.now == name else name)

    def ask(self, asked: QueueAsked) -> None:
        """Go to the review with a queue of its own."""
        self.page("review").ask(asked)  # type: ignore[attr-defined]
        self.show("review")

    def page(self, name: str) -> QWidget:
        """What stands there, made when it is first asked for."""
        if name not in self._pages:
            module, kind = PAGES[name]
            page: QWidget = getattr(importlib.import_module(module), kind)(self._context, self._icons)
            self._pages[name] = page
            page.left.connect(lambda: self.show(DESK))  # type: ignore[attr-defined]
            self.made.emit(name, page)
        return self._pages[name]

    def settle(self) -> None:
        """Have the panels beside the desk there with it, and only then."""
        if self._context.bridge.workspace is not None and self.now == DESK:
            self._docks.bring_back()
        else:
            self._docks.set_aside()

    def review(self, verb: str) -> None:
        """Have the review do something (see :mod:`annotator.ui.review.actions`)."""
        if self.can_review(verb):
            self.page("review").do(verb)  # type: ignore[attr-defined]

    def can_review(self, verb: str) -> bool:
        """Whether the review is shown and can do that now."""
        return self.now == "review" and bool(self.page("review").can(verb))  # type: ignore[attr-defined]

    def connect_review(self, page: Any, who: Who) -> None:
        """Have the review page ask for people."""
        who.changed.connect(page.again)
        page.who_asked.connect(who.ask)
        page.adjudicator_asked.connect(lambda: who.add("adjudicator"))

    def take_keyboard(self) -> None:
        """Give the keyboard to the page that is shown."""
        self.page(self.now).take_keyboard()  # type: ignore[attr-defined]

    def recolour(self) -> None:
        """Follow the theme."""
        for page in self._pages.values():
            page.set_theme()  # type: ignore[attr-defined]

    def at_desk(self, actions: Iterable[Action]) -> list[Action]:
        """The same actions, which can be run at the desk alone."""
        return [msgspec.structs.replace(action, enabled=self._only_at_desk(action.enabled)) for action in actions]

    def _only_at_desk(self, enabled: Callable[[], bool]) -> Callable[[], bool]:
        return lambda: self.now == DESK and enabled()

    def actions(self) -> list[Action]:
        """The ways to the places."""
        return [
            Action(
                f"place.{name}",
                title,
                menu,
                lambda name=name: self.turn(name),  # type: ignore[misc]
                keys,
                enabled=lambda: self._context.bridge.workspace is not None,
                checked=lambda name=name: self.now == name,  # type: ignore[misc]
                group=-1,
            )
            for name, title, menu, keys in (
                ("review", _("Review disagreements"), "review", "Ctrl+R"),
                ("agreement", _("Agreement"), "review", "Ctrl+Shift+R"),
            )
            if name in PAGES
        ]
