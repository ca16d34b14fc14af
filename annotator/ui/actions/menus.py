"""Menus and keys made from the registry."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.ui.actions.action import Action, Where
from annotator.ui.actions.keys import sequences
from annotator.ui.actions.menu_names import MENUS, SUBMENUS
from annotator.ui.actions.registry import Registry, run
from annotator.ui.shell.icons import Icons
from annotator.wording.translation import _

_CONTEXTS: dict[Where, Qt.ShortcutContext] = {
    "reading": Qt.ShortcutContext.WidgetShortcut,
    "review": Qt.ShortcutContext.WidgetWithChildrenShortcut,
}


class Menus(QObject):
    """Keeps a menu bar and all keys as the registry has them.

    ``host`` is the window that hears window keys; who hears those of a place is named through :meth:`hear`.
    """

    def __init__(self, registry: Registry, bar: QMenuBar, host: QWidget, icons: Icons) -> None:
        super().__init__(host)
        self._registry, self._bar, self._host, self._icons = registry, bar, host, icons
        self._made: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._hearing: dict[Where, list[QWidget]] = {"reading": [], "review": []}

    def build(self) -> None:
        """Make menus and keys anew."""
        self._forget()
        for name in MENUS:
            self._menu(name).menuAction().setEnabled(False)
        for action in self._registry.actions:
            made = self._submenu(action) if action.choices else self._entry(action)
            self._made[action.id] = made
            menu = self._menu(action.menu.casefold())
            if menu.actions() and menu.actions()[-1].property("group") != action.group:
                menu.addSeparator()
            made.setProperty("group", action.group)
            menu.addAction(made)
            self._menu(action.menu.casefold().partition("/")[0]).menuAction().setEnabled(True)

    def hear(self, where: Where, widget: QWidget) -> None:
        """Have the single keys of a place heard while ``widget`` (of the review: or what is in it) has the focus."""
        hearing = self._hearing[where]
        hearing[:] = [*(known for known in hearing if known is not widget), widget]
        widget.destroyed.connect(partial(_without, hearing, widget))
        widget.addActions([self._made[a.id] for a in self._registry.actions if a.where == where])

    def entry(self, name: str) -> QAction:
        """The menu entry of an action."""
        return self._made[name]

    def set_icons(self, icons: Icons) -> None:
        """Show pictures in other colours."""
        self._icons = icons
        for action in self._registry.actions:
            if action.icon:
                self._made[action.id].setIcon(icons.get(action.icon))

    def _entry(self, action: Action) -> QAction:
        made = QAction(_plain(action.title), self)
        made.setObjectName(action.id)
        made.setShortcuts(self._keys(action))
        made.setCheckable(action.checked is not None)
        made.triggered.connect(lambda: run(action))
        if action.icon:
            made.setIcon(self._icons.get(action.icon))
        if action.where == "window":
            self._host.addAction(made)
        else:
            made.setShortcutContext(_CONTEXTS[action.where])
            for widget in self._hearing[action.where]:
                widget.addAction(made)
        return made

    def _keys(self, action: Action) -> list[QKeySequence]:
        return sequences(self._registry.keys(action))

    def _submenu(self, action: Action) -> QAction:
        menu = QMenu(_plain(action.title), self._bar)
        menu.aboutToShow.connect(lambda: self._offer(menu, action))
        return menu.menuAction()

    def _offer(self, menu: QMenu, action: Action) -> None:
        menu.clear()
        for choice in action.choices() if action.choices else ():
            if menu.actions() and menu.actions()[-1].property("group") != choice.group:
                menu.addSeparator()
            made = menu.addAction(_plain(choice.title))
            made.setProperty("group", choice.group)
            made.setEnabled(choice.enabled())
            if choice.checked is not None:
                made.setCheckable(True)
                made.setChecked(choice.checked())
            made.triggered.connect(partial(_run_later, choice))

    def _menu(self, name: str) -> QMenu:
        if name in self._menus:
            return self._menus[name]
        parent = name.partition("/")[0]
        if parent == name:
            menu = self._bar.addMenu(_(MENUS[name]))
        else:
            above = self._menu(parent)
            if above.actions() and above.actions()[-1].menu() is None:
                above.addSeparator()
            menu = above.addMenu(_(SUBMENUS[name]))
            menu.menuAction().setProperty("group", -1)
        menu.aboutToShow.connect(partial(self._refresh, name))
        menu.aboutToHide.connect(partial(self._enable, name))
        self._menus[name] = menu
        return menu

    def _refresh(self, name: str) -> None:
        for action in self._of_menu(name):
            made = self._made[action.id]
            made.setText(_plain(action.title_now() if action.title_now else action.title))
            made.setEnabled(action.enabled())
            if action.checked is not None:
                made.setChecked(action.checked())

    def _enable(self, name: str) -> None:
        # A disabled entry would swallow its key; whether it can run is asked again when it is pressed.
        for action in self._of_menu(name):
            self._made[action.id].setEnabled(True)

    def _of_menu(self, name: str) -> list[Action]:
        return [action for action in self._registry.actions if action.menu.casefold() == name]

    def _forget(self) -> None:
        self._bar.clear()
        for made in self._made.values():
            # An action that waits to be deleted would still claim its keys, and no action hears a key that two claim.
            made.setShortcuts([])
            made.setParent(None)
            made.deleteLater()
        for menu in self._bar.findChildren(QMenu):
            menu.deleteLater()
        self._menus.clear()
        self._made.clear()


def _run_later(choice: Action) -> None:
    run(choice)


def _without(views: list[QWidget], view: QWidget) -> None:
    views[:] = [known for known in views if known is not view]


def _plain(title: str) -> str:
    return title.replace("&", "&&")
