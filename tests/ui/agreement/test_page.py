"""The agreement page by real keys: figures shown, explained, and the passages behind them opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from annotator.commands.annotations import DropAnnotations, Tag
from annotator.commands.codebook import ReplaceCodebook
from annotator.commands.review import Decide
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.exchange.case_reader import read_cases
from annotator.model.span import Span
from annotator.review.given import given
from annotator.review.rulings import take
from annotator.ui.agreement.choosing import Choosing
from annotator.ui.agreement.page import AgreementPage
from annotator.ui.agreement.sheet_view import SheetView
from annotator.ui.selection import QueueAsked
from annotator.ui.theme.tokens import DARK
from annotator.wording.agreement_page import SECTIONS
from tests.ui.worked_study import Desk, desk, press, worked

Key = Qt.Key


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Desk]:
    """Two who are done with the first article: one quote alike, two marks of Ada's that Ben lacks."""
    workspace = worked(tmp_path)
    first = workspace.read.articles()[0].id
    for annotator in workspace.read.annotators():
        if annotator.role == "annotator":
            workspace.annotator = annotator.id
            workspace.do(ChangeState((first,), annotator.id, "done"))
    yield desk(workspace)
    workspace.close()


@pytest.fixture
def page(project: Desk, qtbot) -> AgreementPage:
    made = AgreementPage(project.context, lambda: None)  # type: ignore[arg-type, return-value]
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.take_keyboard()
    return made


@pytest.fixture
def queues(project: Desk) -> list[QueueAsked]:
    asked: list[QueueAsked] = []
    project.context.selection.queue_asked.connect(asked.append)
    return asked


def sheet(page: AgreementPage, section: str, number: int = 0) -> SheetView:
    place = list(SECTIONS).index(section)
    page.list.setCurrentRow(place)
    page.list.setFocus()
    press(page, Key.Key_Return)
    wanted = page._views[place].sheets[number]
    while not wanted.hasFocus():
        press(page, Key.Key_Tab)
    return wanted


def go(page: AgreementPage, view: SheetView, row: str, title: str, group: str = "") -> None:
    """With the arrow keys to a cell, by the name of its row and column."""
    columns = view.sheet.columns
    across = next(n for n, column in enumerate(columns) if column.title == title and group in ("", column.group))
    down = next(n for n, cells in enumerate(view.sheet.rows) if cells[0].text == row)
    press(page, *[Key.Key_Down] * down, *[Key.Key_Right] * (across - view.currentIndex().column()))
    assert (view.currentIndex().row(), view.currentIndex().column()) == (down, across)


def ids(project: Desk, label: str, annotator: str | None = None) -> set[str]:
    read = project.workspace.read
    names = {one.id: one.name for one in read.annotators()}
    marks = read.annotations(project.articles[0])
    return {a.id for a in marks if a.label == label and annotator in (None, names[a.annotator])}


def test_a_number_opens_exactly_the_passages_behind_it(
    project: Desk, page: AgreementPage, queues: list[QueueAsked]
) -> None:
    view = sheet(page, "labels")
    go(page, view, "Quote", "Ada", "Marks")
    press(page, Key.Key_Return)
    go(page, view, "Quote", "Ben", "Missing")
    press(page, Key.Key_Return)

    assert queues[0].annotations == ids(project, "quote", "Ada")
    alone = next(a.id for a in project.workspace.read.annotations(project.articles[0]) if a.start == 70)
    assert queues[1].annotations == {alone}
    assert "Quote" in queues[1].title


def test_shift_opens_only_where_they_differ(project: Desk, page: AgreementPage, queues: list[QueueAsked]) -> None:
    view = sheet(page, "labels")
    go(page, view, "Quote", "exact", "F1")
    press(page, Key.Key_Return)
    press(page, Key.Key_Return, with_=Qt.KeyboardModifier.ShiftModifier)

    assert queues[0].annotations == ids(project, "quote")
    alone = next(a.id for a in project.workspace.read.annotations(project.articles[0]) if a.start == 70)
    assert queues[1].annotations == {alone}


@pytest.mark.parametrize(
    ("section", "keys", "name"), [("labels", "Down", "Speaker mention"), ("confusion", "", "Claim")]
)
def test_a_value_of_a_chart_opens_what_its_figure_in_the_table_does(
    project: Desk, page: AgreementPage, queues: list[QueueAsked], section: str, keys: str, name: str
) -> None:
    sheet(page, section)
    chart = page._views[list(SECTIONS).index(section)].charts[0]
    press(page, Key.Key_Tab)
    assert chart.hasFocus()
    press(page, *([Key.Key_Down] if keys else []))
    while chart.cell(chart.current).behind is None:
        press(page, Key.Key_Right)
    shown = page.explained.what.text()
    row, column = chart.charted.places[chart.current]
    assert shown.startswith(name)
    assert chart.charted.sheet.rows[row][0].text == name
    press(page, Key.Key_Return)
    asked = page._found.behind(chart.charted.sheet.rows[row][column].behind)  # type: ignore[union-attr, arg-type]
    assert [queue.annotations for queue in queues] == [asked]

    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.box(chart.current).center().toPoint())
    assert [queue.annotations for queue in queues] == [asked, asked]


def test_every_number_of_every_section_opens_its_passages(project: Desk, page: AgreementPage) -> None:
    judged(project)
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        for view in page._views[row].sheets:
            for cells in view.sheet.rows:
                for cell, column in zip(cells, view.sheet.columns, strict=True):
                    number = not column.left and not cell.undefined and cell.text not in ("0", "–", "")
                    assert cell.behind is not None or not number, (view.sheet.caption, column.title, cell.text)


def test_a_figure_says_how_it_was_computed_and_why_it_is_undefined(page: AgreementPage) -> None:
    view = sheet(page, "labels")
    go(page, view, "Quote", "exact", "F1")
    assert "0.667" in page.explained.what.text()
    assert "one to one" in page.explained.how.text()
    assert "marks of the first 2" in page.explained.counts.text()

    row = next(cells for cells in view.sheet.rows if cells[0].text == "Claim")
    undefined = [cell for cell in row if cell.undefined]
    assert {cell.text for cell in undefined} <= {"(nobody marked)", "(never together)", "(no variation)"}
    assert undefined
    assert not any(cell.text in ("0.000", "1.000") for cell in undefined)


def test_a_change_is_measured_again_and_what_is_known_comes_at_once(project: Desk, page: AgreementPage) -> None:
    before = page._found
    page.measure()
    assert page._found is before
    mine = next(a for a in project.workspace.read.annotators() if a.name == "Ben")
    project.workspace.annotator = mine.id
    made = project.workspace.do(Tag(project.articles[0], (Span(70, 88),), "quote", {"form": "direct"}))
    assert page._found is not before
    assert page._found is not None
    assert page._found.report.labels["quote"].exact.f1.value == 1.0
    project.workspace.do(DropAnnotations((made,)))
    assert page._found.report.labels["quote"].exact.f1.value != 1.0


def test_names_are_hidden_where_work_is_blind(page: AgreementPage) -> None:
    def names() -> list[str]:
        columns = page._views[0].sheets[0].sheet.columns
        return [column.title for column in columns if column.group == "Marks"]

    assert names() == ["Ada", "Ben"]
    page.bar.blind.setChecked(True)
    assert sorted(names()) == ["Annotator 1", "Annotator 2"]
    page.bar.blind.setChecked(False)
    assert names() == ["Ada", "Ben"]


def test_every_section_stands_in_every_theme(page: AgreementPage, queues: list[QueueAsked]) -> None:
    for theme in (None, DARK):
        if theme is not None:
            page._context.theme = lambda: DARK
            page.set_theme()
        for row in range(page.list.count()):
            page.list.setCurrentRow(row)
            for view in page._views[row].charts:
                assert view.accessibleDescription()
                assert view._image is not None
    assert not queues


def test_one_annotator_has_nothing_to_compare(project: Desk, page: AgreementPage) -> None:
    project.workspace.annotator = project.workspace.do(AddAnnotator("Cleo"))
    ada = next(a.id for a in project.workspace.read.annotators() if a.name == "Ada")
    project.workspace.do(ChangeState((project.articles[0],), ada, "in_progress"))

    assert page._found is not None
    assert page._found.report.labels["quote"].alpha.reason == "one annotator"
    assert "0 articles" in page.bar.told.text()


def test_annotators_are_measured_against_what_was_decided(
    project: Desk, page: AgreementPage, queues: list[QueueAsked]
) -> None:
    workspace, place = project.workspace, len(SECTIONS)
    page.list.setCurrentRow(place)
    assert not page._views[place].sheets
    people = {one.name: one.id for one in workspace.read.annotators()}
    workspace.annotator = workspace.do(AddAnnotator("Judge", "adjudicator"))
    left = [case for case in read_cases(workspace.read, [project.articles[0]]) if case.left]
    workspace.do(Decide(tuple(given(case, take(case, people["Ada"])) for case in left)))
    page.list.setCurrentRow(0)
    page.list.setCurrentRow(place)
    view = page._views[place].sheets[0]
    rows = {cells[0].text: [cell.text for cell in cells[1:]] for cells in view.sheet.rows}
    told = " ".join(label.text() for label in page._views[place].findChildren(QLabel))
    assert f"{len(left)} verdicts stand, given by 1 adjudicator." in told

    assert rows["Ada"][:4] == ["1", "1.000", "1.000", "1.000"]
    assert rows["Ben"][1] == "1.000"
    assert float(rows["Ben"][2]) < 1.0
    page.list.setFocus()
    press(page, Key.Key_Return, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    marks = {a.id for a in workspace.read.annotations(project.articles[0]) if a.origin != "verdict"}
    assert queues[0].annotations <= marks
    assert queues[0].annotations


def judged(project: Desk, took: str = "Ada") -> None:
    """Somebody decides what is left, as ``took`` had it."""
    workspace = project.workspace
    people = {one.name: one.id for one in workspace.read.annotators()}
    workspace.annotator = workspace.do(AddAnnotator("Judge", "adjudicator"))
    left = [case for case in read_cases(workspace.read, [project.articles[0]]) if case.left]
    workspace.do(Decide(tuple(given(case, take(case, people[took])) for case in left)))


def test_once_something_is_decided_work_from_before_is_measured(
    project: Desk, page: AgreementPage, queues: list[QueueAsked]
) -> None:
    workspace = project.workspace
    assert page.bar.base.isHidden()
    judged(project)
    ben = next(a.id for a in workspace.read.annotators() if a.name == "Ben")
    workspace.annotator = ben
    copied = workspace.do(Tag(project.articles[0], (Span(70, 88),), "quote", {"form": "direct"}))
    assert not page.bar.base.isHidden()
    assert page.bar.base.currentIndex() == 1
    assert page._found is not None
    assert page._found.report.labels["quote"].exact.f1.value == pytest.approx(2 / 3)
    assert any("SHA-256" in part for part in page._section(page.list.count() - 1, page._found, page._named())[1])  # type: ignore[arg-type]

    page.bar.base.setFocus()
    press(page, Key.Key_Up)
    assert page.bar.base.currentIndex() == 0
    assert page._found.report.labels["quote"].exact.f1.value == 1.0
    workspace.do(DropAnnotations((copied,)))
    page.bar.base.setFocus()
    press(page, Key.Key_Down)
    assert page._found.report.labels["quote"].exact.f1.value == pytest.approx(2 / 3)


def test_of_marks_that_are_gone_since_one_hears(project: Desk, page: AgreementPage, queues: list[QueueAsked]) -> None:
    judged(project)
    (gone,) = (a.id for a in project.workspace.read.annotations(project.articles[0]) if a.label == "claim")
    ada = next(a.id for a in project.workspace.read.annotators() if a.name == "Ada")
    project.workspace.annotator = ada
    project.workspace.do(DropAnnotations((gone,)))
    view = sheet(page, "labels")
    go(page, view, "Claim", "Ada", "Marks")
    press(page, Key.Key_Return)
    assert not queues
    assert "gone" in project.said[-1]


def test_against_gold_follows_what_is_chosen(project: Desk, page: AgreementPage) -> None:
    judged(project)
    ben = next(a.id for a in project.workspace.read.annotators() if a.name == "Ben")
    page.list.setCurrentRow(len(SECTIONS))

    def rows(table: int) -> list[str]:
        return [cells[0].text for cells in page._views[len(SECTIONS)].sheets[table].sheet.rows]

    assert rows(0) == ["Ada", "Ben"]
    assert {"Quote", "Claim"} <= set(rows(1))
    choose(page.bar.labels, "claim")
    assert rows(1) == ["Claim"]
    golden = page._golden()
    assert golden is not None
    assert golden.figures[0].all.exact.f1.counts["key"] == 1.0
    choose(page.bar.people, ben)
    assert rows(0) == ["Ben"]


def choose(chooser: Choosing, key: str) -> None:
    """Tick one thing."""
    chooser.list.show_at(chooser.pos())
    chooser._before = None
    for row in range(chooser.list.names.count()):
        item = chooser.list.names.item(row)
        if item.data(Qt.ItemDataRole.UserRole) == key:
            item.setCheckState(Qt.CheckState.Checked)
    chooser.list.close()


def test_links_are_called_by_their_titles(page: AgreementPage) -> None:
    view = sheet(page, "links")
    titles = {link.title for link in page._context.workspace.read.codebook().links}
    assert {cells[0].text for cells in view.sheet.rows} <= titles


def _thresholds(page: AgreementPage) -> dict[str, str]:
    table = page._views[0].sheets[0].sheet
    at = [n for n, column in enumerate(table.columns) if column.title == "at least"]
    return {cells[0].text: cells[at[0]].text for cells in table.rows} if at else {}


def _say_what_is_enough(project: Desk, wanted: dict[str, float]) -> None:
    codebook = project.workspace.read.codebook()
    labels = tuple(msgspec.structs.replace(one, threshold=wanted.get(one.id, 0.0)) for one in codebook.labels)
    project.workspace.do(ReplaceCodebook(msgspec.structs.replace(codebook, labels=labels)))


def test_what_is_enough_is_the_teams_to_say(project: Desk, page: AgreementPage) -> None:
    assert _thresholds(page) == {}
    _say_what_is_enough(project, {"quote": 0.9, "cue": 0.5})
    told = _thresholds(page)
    assert told["Quote"] == "0.900, below"
    assert told["Claim"] == "–"


def test_what_is_enough_holds_for_work_from_before_the_review_too(project: Desk, page: AgreementPage) -> None:
    case = next(one for one in read_cases(project.workspace.read) if one.unit.facets)
    project.workspace.do(Decide((given(case, take(case, case.annotators[0])),)))
    assert page._found is not None
    assert page._found.choice.frozen
    assert _thresholds(page) == {}
    _say_what_is_enough(project, {"quote": 0.9})
    assert _thresholds(page)["Quote"] == "0.900, below"
