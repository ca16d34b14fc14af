"""Whoever tags blind meets nothing of what others marked, wherever they look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.commands.annotations import ChangeAnnotation, Tag
from annotator.commands.attribution import Attribute
from annotator.commands.project import ChooseBlind
from annotator.commands.team import AddAnnotator
from annotator.model.span import Span
from annotator.text.folding import folded
from annotator.ui.main_window import MainWindow
from annotator.ui.panels.inspector.subject import subject_of
from annotator.ui.panels.search.pages import Query, pages
from annotator.ui.review.page import ReviewPage
from annotator.workspace import Workspace
from tests.ui.conftest import Scripted


def _others_work(workspace: Workspace) -> str:
    """Ben's quote with its speaker and a note; his id."""
    ada, workspace.annotator = workspace.annotator, workspace.do(AddAnnotator("Ben"))
    article = workspace.read.articles()[0].id
    quote = workspace.do(Tag(article, (Span(0, 28),), "quote"))
    workspace.do(Attribute(quote, name="Anna Brandt", mention=Span(29, 40)))
    workspace.do(ChangeAnnotation(quote, note="secretly"))
    ben, workspace.annotator = workspace.annotator, ada
    assert ben
    return ben


def _seen(window: MainWindow) -> dict[str, int]:
    """By place in the window: how much of the project's marks is found there."""
    workspace = window.context.workspace
    article = workspace.read.articles()[0].id
    quote = next(a for a in workspace.read.annotations(article) if a.label == "quote")
    assert window.sides is not None
    tables = window.sides.tables
    glance = (workspace.read.codebook(), workspace.read.annotators(), None, workspace.read.text, quote.id)
    found = [page for what in ("annotations", "notes") for page in pages(workspace, Query("line", what))]  # type: ignore[arg-type]
    found += pages(workspace, Query("secretly", "notes"))
    return {
        "pane": len(window.desk.pane_of(article).view.marks_painter.marks),
        "menu": len(window.marks.choices()),
        "tables": tables.table().rows.rowCount(),
        "search": sum(len(page.groups) for page in found),
        "inspector": int(subject_of(workspace.seen, *glance) is not None),
        "card": int(bool(window.keeper._describe(quote.id))),
        "speakers": sum(row.mentions for row in workspace.list.speakers(workspace.whose())),
        "counts": sum(int(part.split()[0]) for part in window.status.counts.text().split(" · ")[:3]),
    }


def _look(window: MainWindow) -> dict[str, int]:
    window.keeper.show_marks_of({a.id for a in window.who.people()})
    window.docks.bring("tables")
    for _turn in range(20):
        QApplication.processEvents()
    assert window.sides is not None
    window.sides.tables.whose.setCurrentIndex(1)
    for _turn in range(20):
        QApplication.processEvents()
    window.status.show_counts()
    return _seen(window)


def test_an_annotator_sees_nothing_of_the_others_anywhere(desk_window: MainWindow) -> None:
    _others_work(desk_window.context.workspace)
    assert set(_look(desk_window).values()) == {0}
    assert not desk_window.middle.notice.isVisible()


def test_the_project_may_allow_it_and_an_adjudicator_sees_all(desk_window: MainWindow) -> None:
    workspace = desk_window.context.workspace
    _others_work(workspace)
    workspace.do(ChooseBlind(blind=False))
    allowed = _look(desk_window)
    assert all(count for place, count in allowed.items() if place != "counts"), allowed
    workspace.do(ChooseBlind(blind=True))
    assert set(_look(desk_window).values()) == {0}
    desk_window.who.set_role("adjudicator")
    assert _look(desk_window) == allowed
    desk_window.who.set_role("annotator")
    assert set(_look(desk_window).values()) == {0}


def test_before_anybody_is_chosen_nothing_is_shown(desk_window: MainWindow) -> None:
    _others_work(desk_window.context.workspace)
    desk_window.context.workspace.annotator = None
    desk_window.context.bridge.look_again()
    assert set(_look(desk_window).values()) == {0}


def test_the_register_itself_is_everybodys(desk_window: MainWindow) -> None:
    _others_work(desk_window.context.workspace)
    names = [folded(row.speaker.name) for row in desk_window.context.workspace.list.speakers(frozenset())]
    assert names == ["anna brandt"]


def test_who_tags_blind_is_asked_before_agreement_and_finds_no_review(
    desk_window: MainWindow, asking: Scripted
) -> None:
    _others_work(desk_window.context.workspace)
    places = desk_window.places
    asking.yes = False
    places.show("agreement")
    assert (places.now, len(asking.questions)) == ("desk", 1)
    asking.yes = True
    for name in ("agreement", "desk", "agreement"):
        places.show(name)
    assert (places.now, len(asking.questions)) == ("agreement", 2)
    places.show("review")
    page = places.page("review")
    assert isinstance(page, ReviewPage)
    assert (len(asking.questions), page.currentWidget(), asking.proposed) == (2, page.told, None)
    QTest.keyClick(page.told.adjudicator, Qt.Key.Key_Return)
    assert asking.proposed == "adjudicator"
