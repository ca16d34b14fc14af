"""A project is frozen before its first verdict: when a copy is due, what it holds, and that it stays as it is."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.commands.annotations import DropAnnotations
from annotator.commands.dataset import ImportDataset
from annotator.commands.review import ApplyRules, ChooseRules, Decide
from annotator.exchange.arrivals import read_arrival
from annotator.exchange.case_reader import read_cases
from annotator.exchange.dataset_writer import write_dataset
from annotator.model.errors import ProjectFileError
from annotator.review.given import given
from annotator.review.rulings import take
from annotator.storage.backup import KEPT, backup_folder
from annotator.storage.before_review import digest, frozen_at, reading_copy
from annotator.storage.soundness import stored_version
from annotator.wording.agreement_study import MeasuredCopy, read_study
from annotator.workspace import Workspace
from tests.reviews import INSIDE, QUOTE, Team

OLD = Path(__file__).with_name("version-1.annotator.gz")


@pytest.fixture
def team(tmp_path: Path) -> Team:
    """One mark of Ada's that nobody else made."""
    made = Team(tmp_path)
    made.tag(made.ada, QUOTE)
    return made


def decide(team: Team, rule: str = "") -> None:
    case = next(case for case in team.cases() if case.left)
    ruling = given(case, take(case, case.members[0].annotator), rule=rule)
    team.workspace.do(ApplyRules((ruling,)) if rule else Decide((ruling,)))


def copies(team: Team) -> list[Path]:
    return copies_of(team.workspace)


def copies_of(workspace: Workspace) -> list[Path]:
    return sorted(backup_folder(workspace.path).glob("*before review*"))


@pytest.mark.parametrize("rule", ["", "unanimous 1"])
def test_the_first_verdict_freezes_the_project_and_later_ones_do_not(team: Team, rule: str) -> None:
    assert team.workspace.frozen() is None
    team.tag(team.ben, INSIDE, label="claim")
    decide(team, rule)
    (copy,) = copies(team)
    first = digest(copy)
    with reading_copy(copy) as read:
        assert read.verdicts() == []
        assert {a.annotator for a in read.annotations(team.article)} == {team.ada, team.ben}
    decide(team)
    for _n in range(KEPT + 2):
        team.workspace.back_up()
    assert [digest(path) for path in copies(team)] == [first]
    frozen = team.workspace.frozen()
    assert frozen is not None
    assert frozen.path == copy
    assert frozen.made == frozen_at(copy)
    assert not copy.stat().st_mode & 0o222
    assert copy not in [backup.path for backup in team.workspace.backups()]


def test_a_copy_made_beforehand_stands_unless_work_went_on(team: Team) -> None:
    team.workspace.freeze()
    team.workspace.do(ChooseRules(("unanimous 1",)))
    assert not team.workspace.freeze_due()
    team.tag(team.ben, INSIDE, label="claim")
    assert team.workspace.freeze_due()
    decide(team)
    assert len(copies(team)) == 2
    frozen = team.workspace.frozen()
    assert frozen is not None
    with reading_copy(frozen.path) as read:
        assert len(read.annotations(team.article)) == 2
    team.workspace.undo()
    assert not team.workspace.freeze_due()
    decide(team)
    assert len(copies(team)) == 2


def test_a_copy_of_a_state_that_was_taken_back_does_not_stand(team: Team) -> None:
    before = team.workspace.back_up()
    team.tag(team.ben, INSIDE, label="claim")
    team.workspace.freeze()
    team.workspace = team.workspace.restored(before)
    assert team.workspace.freeze_due()
    team.tag(team.cleo, INSIDE, label="claim")
    assert team.workspace.freeze_due()
    team.workspace.close()


def test_what_cannot_be_frozen_is_not_decided(team: Team) -> None:
    backup_folder(team.workspace.path).write_text("in the way")
    with pytest.raises(ProjectFileError, match=r"backup\.cannot_write"):
        decide(team)
    assert team.workspace.read.verdicts() == []


def test_files_that_only_look_like_a_copy_are_passed_by(team: Team, tmp_path: Path) -> None:
    other = Team(tmp_path / "other") if (tmp_path / "other").mkdir() is None else team
    other.workspace.freeze()
    (theirs,) = copies(other)
    folder = backup_folder(team.workspace.path)
    folder.mkdir()
    (folder / theirs.name).write_bytes(theirs.read_bytes())
    (folder / theirs.name.replace("20", "21", 1)).write_bytes(b"SQLite format 3\x00 not at all")
    (folder / "study before review nonsense.annotator").write_bytes(b"")
    assert team.workspace.frozen() is None
    assert team.workspace.freeze_due()
    other.workspace.close()


def test_the_copy_of_an_older_version_is_read_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "old before review 2024-01-01 000000 000000.annotator"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")  # as every copy is
    before = digest(path)
    with reading_copy(path) as read:
        assert read.articles()
        assert read.verdicts() is not None
    assert digest(path) == before
    assert stored_version(path) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_changed_after_the_review_leaves_the_copy_alone(team: Team) -> None:
    decide(team)
    (copy,) = copies(team)
    before = digest(copy)
    (mark,) = [a for a in team.workspace.read.annotations(team.article) if a.annotator == team.ada]
    team.acting(team.ada, DropAnnotations((mark.id,)))
    assert digest(copy) == before
    path = team.workspace.path
    team.workspace.close()
    again = Workspace.open(path)
    frozen = again.frozen()
    assert frozen is not None
    assert frozen.path == copy
    again.close()


@pytest.mark.parametrize("way", ["merge", "import"])
def test_verdicts_that_come_from_elsewhere_are_frozen_with_the_work_below_them_and_without_gold(
    team: Team, way: str
) -> None:
    path = team.workspace.back_up(team.workspace.path.with_name("here.annotator"))
    there = team.workspace.path.with_suffix(".json")
    team.tag(team.ben, INSIDE, label="claim")
    decide(team)
    late = team.tag(team.cleo, INSIDE)
    write_dataset(team.workspace.read, there)
    with closing(Workspace.open(path)) as here:
        here.annotator = team.judy
        dataset = read_arrival(there)
        if way == "merge":
            here.merge(dataset)
        else:
            here.do(ImportDataset(dataset))
        frozen = here.frozen()
        assert frozen is not None
        assert here.read.verdicts()
        with reading_copy(frozen.path) as read:
            assert read.verdicts() == []
            assert read.gold(team.article) == []
            marks = read.annotations(team.article)
            assert {(a.annotator, a.label) for a in marks} == {
                (team.ada, "quote"),
                (team.ben, "claim"),
                (team.cleo, "quote"),
            }
            assert late in {a.id for a in marks}
            study = read_study(read, base=MeasuredCopy("", "", ""), review=here.read)
            assert (study.late, bool(study.first_verdict)) == (1, True)
        before = copies_of(here)
        here.undo()
        assert not here.read.verdicts()
        assert here.freeze_due()
        here.redo()
        assert copies_of(here) == before
    team.workspace.close()


def test_what_comes_after_something_was_decided_here_leaves_the_copy_alone(team: Team) -> None:
    path = team.workspace.back_up(team.workspace.path.with_name("here.annotator"))
    there = team.workspace.path.with_suffix(".json")
    decide(team)
    write_dataset(team.workspace.read, there)
    with closing(Workspace.open(path)) as here:
        here.annotator = team.judy
        case = next(case for case in read_cases(here.read) if case.left)
        here.do(Decide((given(case, take(case, case.members[0].annotator)),)))
        before = copies_of(here)
        here.merge(read_arrival(there))
        assert copies_of(here) == before
    team.workspace.close()
