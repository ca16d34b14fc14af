"""From two annotators' datasets to gold by real keys, with undo, an audit, a changed mind and a reopened window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator import paths
from annotator.commands.annotations import DropAnnotations
from annotator.commands.dataset import ImportDataset
from annotator.commands.team import AddAnnotator
from annotator.exchange.codebook_file import read_codebook
from annotator.exchange.dataset_options import ExportOptions
from annotator.exchange.dataset_reader import read_dataset
from annotator.exchange.dataset_writer import write_dataset
from annotator.review.cases import Case
from annotator.ui.review.verbs import Verbs
from annotator.workspace import Workspace
from tests.disputes import disputed
from tests.journeys.corpus import CHECKOUT
from tests.journeys.person import Person

REAL = [CHECKOUT.parent / "shared" / "annotations" / f"annotator-{letter}.json" for letter in "ab"]
KINDS = ("missing", "boundary", "split", "speaker", "link", "group", "attribute", "boundary-trivial")


@pytest.fixture(params=["invented", "real"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A project in which two annotators differ and nothing is decided; with real articles where there are any."""
    if request.param == "invented":
        workspace = disputed(tmp_path)
    else:
        if not all(path.is_file() for path in REAL):
            pytest.skip("no real annotations beside the checkout")
        codebook = read_codebook(paths.resources() / "codebooks" / "quotes-claims.yaml")
        workspace = Workspace.create(tmp_path / "real.annotator", "Real", codebook)
        for path in REAL:
            workspace.do(ImportDataset(read_dataset(path)))
        workspace.do(AddAnnotator("Carol", "adjudicator"))
    workspace.close()
    return workspace.path


def test_two_datasets_become_gold_in_one_sitting(person: Person, project: Path, tmp_path: Path) -> None:
    _come(person, project)
    verbs = _verbs(person)
    before = len(person.workspace.read.annotations_by_id(_all(person)))
    wanted = min(20, len(verbs.reviewing.queue) - 1)

    for number in range(wanted):
        _to_kind(person, KINDS[number % len(KINDS)])
        _decide(person, "12MITJBKE0D"[number % 11])
    decided = [case for case in verbs.reviewing.cases.values() if case.status == "settled"]
    assert len(person.workspace.read.verdicts()) >= wanted
    assert len(decided) >= wanted // 2

    person.press("Ctrl+Z Ctrl+Z Ctrl+Z")
    person.press("Ctrl+Shift+Z Ctrl+Shift+Z Ctrl+Shift+Z")
    assert sorted(_settled(verbs)) == sorted(case.key for case in decided)

    verbs.reviewing.choose(order="audit")
    if verbs.reviewing.case() is not None:
        person.press("1")
    verbs.reviewing.choose(order="position")

    gold = tmp_path / "gold.json"
    write_dataset(person.workspace.read, gold, ExportOptions(gold="alone"))
    exported = read_dataset(gold)
    stands = {key for case in verbs.reviewing.cases.values() if case.verdict for key in case.verdict.gold}
    assert {annotation.id for annotation in exported.annotations} == stands
    assert len(person.workspace.read.annotations_by_id(_all(person))) == before


def test_a_verdict_goes_stale_while_the_window_is_closed_and_comes_back(person: Person, project: Path) -> None:
    _come(person, project)
    case = _to_kind(person, "attribute")
    _decide(person, "1")
    gold = _verbs(person).reviewing.cases[case.key].verdict.gold
    person.leave()

    workspace = Workspace.open(project)
    dropped = case.members[-1]
    workspace.annotator = dropped.annotator
    workspace.do(DropAnnotations((dropped.id,)))
    workspace.close()

    _come(person, project)
    verbs = _verbs(person)
    stale = [one for one in verbs.reviewing.cases.values() if one.status == "stale"]
    assert [one.verdict.gold for one in stale] == [gold]
    assert person.workspace.read.annotations_by_id(gold)
    verbs.reviewing.go_to(stale[0].key)
    person.press("Return")
    assert verbs.reviewing.cases[stale[0].key].status == "settled"


def _come(person: Person, project: Path) -> None:
    person.sit_down(project)
    window = person.window
    window.who.be(next(one.id for one in person.workspace.read.annotators() if one.name == "Carol"))
    person.settle()
    person.press("Ctrl+R")
    page = window.places.page("review")
    person.wait(lambda: page.verbs is not None and page.currentWidget() is page.verbs.screen)
    person.wait(lambda: page.isAncestorOf(QApplication.focusWidget() or page.window()))


def _verbs(person: Person) -> Verbs:
    found = person.window.places.page("review").verbs
    assert found is not None
    return found


def _all(person: Person) -> list[str]:
    return [mark.id for case in _verbs(person).reviewing.cases.values() for mark in case.members]


def _settled(verbs: Verbs) -> list[str]:
    return [case.key for case in verbs.reviewing.cases.values() if case.status == "settled"]


def _to_kind(person: Person, kind: str) -> Case:
    """Go by the keys N and P to an open case of that kind, or to any that is open."""
    reviewing = _verbs(person).reviewing
    found = [case for case in reviewing.listed() if case.status == "open"]
    like = [case for case in found if any(facet.kind == kind for facet in case.unit.facets)]
    target = (like or found)[0]
    by = reviewing.queue.index(target.key) - reviewing.place()
    for _step in range(abs(by)):
        person.press("N" if by > 0 else "P")
    assert reviewing.current == target.key
    return target


def _decide(person: Person, key: str) -> None:
    """Press the key; where that cannot be taken here, the first version that there is."""
    verbs = _verbs(person)
    case = verbs.reviewing.case()
    assert case is not None
    person.press("S" if verbs.screen.verdict.also_speaker() else "")
    person.press(key)
    if key == "E":
        person.press("Shift+Alt+Left Return")
    now = verbs.reviewing.cases[case.key]
    if now.status == "open":
        person.press(
            next(str(c.side.number) for c in verbs.deciding.showing.choices if c.side is not None and c.ruling)
        )
