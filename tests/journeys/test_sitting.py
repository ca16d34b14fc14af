"""One sitting by real keys: two files are merged, decided, audited, undone, exported as gold; a number is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from annotator.commands.team import AddAnnotator
from annotator.exchange.dataset_options import ExportOptions
from annotator.exchange.dataset_reader import read_dataset
from annotator.exchange.dataset_writer import write_dataset
from annotator.storage.checking import check
from annotator.ui.agreement.page import AgreementPage
from annotator.ui.dialogs.export import ExportDialog
from annotator.ui.dialogs.team.merge import MergeDialog
from annotator.workspace import Workspace
from tests.disputes import disputed
from tests.journeys.adjudicator import REAL, come_to_review, decide, settled, to_kind, verbs_of
from tests.journeys.person import Person
from tests.studies import default_codebook

KEYS = {
    "missing": ("1", "0"),
    "boundary": ("M", "I", "E"),
    "split": ("K", "M"),
    "speaker": ("2", "1"),
    "link": ("1", "2"),
    "group": ("2", "1"),
    "attribute": ("B", "2"),
    "boundary-trivial": ("T", "1"),
}
"""How a case of each kind is decided, the first one and the next."""
AUDIT = 6
"""The audit is the order of that number, from 0."""


@pytest.fixture(params=["invented", "real"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> list[Path]:
    """Two people's datasets about the same articles."""
    if request.param == "real":
        if not all(path.is_file() for path in REAL):
            pytest.skip("no real annotations beside the checkout")
        return REAL
    workspace = disputed(tmp_path)
    found = []
    for one in workspace.read.annotators():
        if one.role == "annotator":
            found.append(tmp_path / f"{one.name}.json")
            write_dataset(workspace.read, found[-1], ExportOptions(annotators=(one.id,)))
    workspace.close()
    return found


def test_from_two_files_to_gold_and_a_number_in_one_sitting(person: Person, files: list[Path], tmp_path: Path) -> None:
    empty = Workspace.create(tmp_path / "sitting.annotator", "Sitting", default_codebook())
    empty.do(AddAnnotator("Carol", "adjudicator"))
    empty.close()
    person.sit_down(empty.path)
    _merge(person, files)
    marks = {mark.id for path in files for mark in read_dataset(path).annotations}

    come_to_review(person)
    kinds = _decide_twenty(person)
    assert kinds >= {"missing", "boundary", "attribute", "boundary-trivial"}
    assert kinds == KEYS.keys() or files is not REAL

    _audit(person)
    before = settled(person)
    person.press("Ctrl+Z Ctrl+Z Ctrl+Z")
    assert len(settled(person)) < len(before)
    person.press("Ctrl+Shift+Z Ctrl+Shift+Z Ctrl+Shift+Z")
    assert settled(person) == before

    gold = {key for case in verbs_of(person).reviewing.cases.values() if case.verdict for key in case.verdict.gold}
    exported = {mark.id for mark in read_dataset(_export_gold(person, tmp_path / "gold.json")).annotations}
    assert exported == gold
    assert not exported & marks
    assert check(person.workspace.read) == []

    asked, shown = _open_a_number(person)
    assert shown == asked <= marks


def _merge(person: Person, files: list[Path]) -> None:
    """Bring both files in; speakers of one name stay two, so that there is something to decide about them."""
    person.answers.files = files

    def merge(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        person.wait(lambda: not dialog.underway.busy)
        person.press("Ctrl+Return")
        person.wait(lambda: dialog.twins is not None)
        person.press("Esc")

    person.in_dialog("Ctrl+Alt+M", merge)
    assert sum(one.role == "annotator" for one in person.workspace.read.annotators()) == 2


def _decide_twenty(person: Person) -> set[str]:
    """Decide twenty cases, or all but one where there are fewer, of each kind in turn; the kinds that there were."""
    reviewing = verbs_of(person).reviewing
    wanted, met = min(20, len(reviewing.queue) - 1), set()
    for number in range(wanted):
        kind = list(KEYS)[number % len(KEYS)]
        if not any(case.status == "open" for case in reviewing.listed()):
            break
        case = to_kind(person, kind)
        met |= {facet.kind for facet in case.unit.facets} & KEYS.keys()
        keys = KEYS[kind]
        decide(person, keys[number // len(KEYS) % len(keys)])
        assert reviewing.cases[case.key].status == "settled"
    return met


def _audit(person: Person) -> None:
    """Choose the audit from the menu of orders and confirm the first case of the sample."""
    verbs = verbs_of(person)

    looking = QTimer(interval=20)

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        if menu is not None:
            looking.stop()
            for _step in range(AUDIT + 1):
                QTest.keyClick(menu, Qt.Key.Key_Down)
            QTest.keyClick(menu, Qt.Key.Key_Return)

    looking.timeout.connect(choose)
    looking.start()
    person.press("R")
    _back_from_menu(person)
    assert verbs.reviewing.order == "audit"
    case = verbs.reviewing.case()
    assert case is not None
    assert case.status == "agreed"
    person.press("1")
    assert verbs.reviewing.cases[case.key].status == "settled"


def _back_from_menu(person: Person) -> None:
    """Have the keyboard where it was before a menu was open, as a desktop would; without one nobody gives it back."""
    frame = person.window.frame
    frame.activateWindow()
    person.wait(lambda: QApplication.activePopupWidget() is None and frame.isActiveWindow())
    if QApplication.focusWidget() is None and (before := frame.focusWidget()) is not None:
        before.setFocus(Qt.FocusReason.PopupFocusReason)
    person.wait(lambda: QApplication.focusWidget() is not None)


def _export_gold(person: Person, target: Path) -> Path:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        person.tab_to(dialog.choices.work)
        person.press("End")
        person.tab_to(dialog.place)
        person.press("Ctrl+A")
        person.type(str(target))
        person.wait(dialog.accept_button.isEnabled)
        person.press("Ctrl+Return")
        person.wait(lambda: dialog.written == target)
        person.press("Esc")

    person.in_dialog("Ctrl+E", fill)
    return target


def _open_a_number(person: Person) -> tuple[set[str], set[str]]:
    """Read agreement and press Enter on a number: the marks behind it, and those that the review shows then."""
    person.press("Ctrl+Shift+R")
    place = person.window.places.page("agreement")
    person.wait(lambda: place.findChild(AgreementPage) is not None)
    page: AgreementPage = place.findChild(AgreementPage)
    person.wait(lambda: page._found is not None and page.list.hasFocus())
    person.press("Return Right Return")
    assert page._found is not None
    sheet = page._views[0].sheets[0]
    cell = sheet.cell(sheet.currentIndex())
    assert cell.behind is not None
    person.wait(lambda: person.window.places.now == "review")
    verbs = verbs_of(person)
    person.wait(lambda: verbs.reviewing.filter.only is not None)
    shown = {mark.id for case in verbs.reviewing.listed() for mark in case.members}
    asked = set(page._found.behind(cell.behind))
    return asked, shown & asked if all(_has(case, asked) for case in verbs.reviewing.listed()) else shown


def _has(case: object, asked: set[str]) -> bool:
    return any(mark.id in asked for mark in case.members)  # type: ignore[attr-defined]
