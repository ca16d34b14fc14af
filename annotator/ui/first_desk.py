"""The desk as a project was left, painted before what changes a project, and what stands beside the desk, is loaded."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QMainWindow, QSizePolicy, QVBoxLayout, QWidget

from annotator.model.article import Article
from annotator.model.blindness import visible
from annotator.model.codebook import Label
from annotator.model.team import Annotator, SetState
from annotator.settings import Settings
from annotator.storage.first_look import FirstLook, first_look
from annotator.ui.loading import Turns
from annotator.ui.marks_shown import Whose, machines_of, marks_of
from annotator.ui.offered import opened_first
from annotator.ui.reading.desk import Desk
from annotator.ui.reading.marks import Mark
from annotator.ui.shell.at_work import at_work
from annotator.ui.shell.docks import Docks
from annotator.ui.shell.pane_states import bring_panes_back
from annotator.ui.shell.preferences import reading_of
from annotator.ui.shell.view_state import ProjectState, ViewState
from annotator.ui.theme.system import theme_for
from annotator.ui.theme.tokens import Theme

_log = logging.getLogger(__name__)


class FirstDesk(NamedTuple):
    """The desk, and the places around it: ``middle`` is the window's, of which Qt lays all anew when it is replaced."""

    desk: Desk
    middle: QVBoxLayout
    docks: Docks


def empty_desk(window: QMainWindow, theme: Theme, view_state: ViewState) -> FirstDesk:
    """A desk in a window, without a pane."""
    return _placed(window, Desk((), theme), view_state)


def _placed(window: QMainWindow, desk: Desk, view_state: ViewState) -> FirstDesk:
    centre, docks = QWidget(), Docks(window)
    centre.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    window.setCentralWidget(centre)
    middle = QVBoxLayout(centre)
    middle.setContentsMargins(0, 0, 0, 0)
    middle.addWidget(desk)
    docks.keep_places(view_state.window().docks)
    return FirstDesk(desk, middle, docks)


def first_desk(window: QMainWindow, settings: Settings, folder: Path, path: Path, *, pick: bool) -> FirstDesk | None:
    """The articles of a project as they were left, or as they are opened first; None where there are none to show.

    A file that cannot be trusted shows nothing here. ``folder`` is where view state is kept; ``pick``: see
    :func:`~annotator.ui.shell.at_work.at_work`.
    """
    view_state = ViewState(folder)
    try:
        with first_look(path) as look:
            state = view_state.project(look.project().id)
            team, whose, labels, found = _looked_up(look, state, settings.annotator, pick=pick)
        desk = Desk(labels, theme_for(settings.appearance))
        desk.set_reading(*reading_of(settings))
        turns = Turns(lambda: True)
        for shown in found:
            pane = desk.open(*shown)
            pane.set_annotators(team)
            pane.whose = whose
            turns.end()
    except Exception as fault:  # noqa: BLE001 - whatever is wrong with a file is met again, and told, by who opens it
        _log.info("no first look at %s: %r", path, fault)
        return None
    if not found:
        return None
    first = _placed(window, desk, view_state)
    desk.focus_pane(0)
    bring_panes_back(desk, state)
    return first


class _Shown(NamedTuple):
    article: Article
    text: str
    marks: list[Mark]
    state: SetState


def _looked_up(
    look: FirstLook, state: ProjectState, name: str, *, pick: bool
) -> tuple[list[Annotator], Whose, Sequence[Label], list[_Shown]]:
    """Whose marks are shown, the labels, and what stands in each pane, as DeskKeeper finds it in the open project."""
    everyone, codebook = look.annotators(), look.codebook()
    present = at_work(everyone, state.annotator, name, pick=pick)
    me, machines = present.id if present else None, machines_of(everyone)
    others = visible(everyone, me, blind=look.project().blind).intersection(state.shown)
    whose = Whose(me, machines, others)
    found = []
    for article in filter(None, map(look.article, _wanted(look, state, me))):
        marks = marks_of(look.annotations(article.id, whose.shown), codebook, whose)
        found.append(_Shown(article, look.text(article.id), marks, look.state(article.id, me or "")))
    return [annotator for annotator in everyone if annotator.id in whose.shown], whose, codebook.labels, found


def _wanted(look: FirstLook, state: ProjectState, me: str | None) -> list[str]:
    if state.panes:
        return [pane.article for pane in state.panes]
    story = look.first_story()
    if story is None:
        return []
    return opened_first(look.articles(story), (look.sets(me) or None) if me and look.is_assigned() else None)
