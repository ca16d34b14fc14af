"""From two annotators' datasets to gold by real keys, with undo, an audit, a changed mind and a reopened window."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import paths
from annotator.commands.annotations import DropAnnotations
from annotator.commands.dataset import ImportDataset
from annotator.commands.team import AddAnnotator
from annotator.exchange.codebook_file import read_codebook
from annotator.exchange.dataset_options import ExportOptions
from annotator.exchange.dataset_reader import read_dataset
from annotator.exchange.dataset_writer import write_dataset
from annotator.workspace import Workspace
from tests.disputes import disputed
from tests.journeys.adjudicator import REAL, come_to_review, decide, settled, to_kind, verbs_of
from tests.journeys.person import Person

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
    verbs = verbs_of(person)
    before = len(person.workspace.read.annotations_by_id(_all(person)))
    wanted = min(20, len(verbs.reviewing.queue) - 1)

    for number in range(wanted):
        to_kind(person, KINDS[number % len(KINDS)])
        decide(person, "12MITJBKE0D"[number % 11])
    decided = [case for case in verbs.reviewing.cases.values() if case.status == "settled"]
    assert len(person.workspace.read.verdicts()) >= wanted
    assert len(decided) >= wanted // 2

    person.press("Ctrl+Z Ctrl+Z Ctrl+Z")
    person.press("Ctrl+Shift+Z Ctrl+Shift+Z Ctrl+Shift+Z")
    assert settled(person) == sorted(case.key for case in decided)

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
    case = to_kind(person, "attribute")
    decide(person, "1")
    gold = verbs_of(person).reviewing.cases[case.key].verdict.gold
    person.leave()

    workspace = Workspace.open(project)
    dropped = case.members[-1]
    workspace.annotator = dropped.annotator
    workspace.do(DropAnnotations((dropped.id,)))
    workspace.close()

    _come(person, project)
    verbs = verbs_of(person)
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
    come_to_review(person)


def _all(person: Person) -> list[str]:
    return [mark.id for case in verbs_of(person).reviewing.cases.values() for mark in case.members]
