"""Work that was done apart comes back: in any order, once or twice, nothing guessed, nothing lost."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.commands.annotations import ChangeAnnotation, DropAnnotations, Tag, TagAll
from annotator.commands.articles import ChangeArticles, ChangeStory, DropArticles, ImportArticles
from annotator.commands.codebook import ReplaceCodebook
from annotator.commands.groups import ChangeGroup, MakeGroup
from annotator.commands.links import AddLink
from annotator.commands.merge import Merge
from annotator.commands.merge_report import MergeReport
from annotator.commands.merge_versions import held_of
from annotator.commands.proposals import RejectProposals
from annotator.commands.speakers import ChangeSpeaker, DropSpeaker
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.discovery.proposals import Proposal
from annotator.model.annotation import Annotation
from annotator.model.article import digest
from annotator.model.changes import ChangeSet
from annotator.model.codebook import Label
from annotator.model.dataset import Dataset
from annotator.model.group import Member
from annotator.model.new_article import NewArticle
from annotator.model.span import Span
from annotator.storage.checking import check
from annotator.workspace import Workspace
from tests.handed_out import ANNA, QUOTE, ada, as_dataset, back, copied, everything, exported, merged, out, quote, state
from tests.random_work import RandomWork
from tests.studies import TEXT, study

CHECKOUT = Path(__file__).resolve().parents[2]


# -- laws ---------------------------------------------------------------------------------------------------------


class Apart(RandomWork):
    """Leaves the order of stories and articles alone: it is the project's own, and no merge changes it."""

    def do_change_story(self) -> None:
        story = self.random.choice(self.workspace.read.stories())
        self.workspace.do(ChangeStory(msgspec.structs.replace(story, note=self.words())))

    def do_change_article(self) -> None:
        self.workspace.do(ChangeArticles((msgspec.structs.replace(self.article(), outlet=self.words()),)))


def _random_hand_outs(folder: Path, seed: int, steps: int) -> tuple[Workspace, Dataset, Dataset]:
    """A project and two files that went out of it to one annotator or two; all three were worked on since."""
    project = study(folder)
    ada = project.annotator
    assert ada is not None
    ben = project.do(AddAnnotator("Ben"))
    start = RandomWork(project, seed)
    for _ in range(steps):
        start.step()
    if not everything(project):
        project.do(ImportArticles((NewArticle(text=TEXT, story="Again"),)))
    chance = Random(seed)
    files = []
    for name, who in (("a", ada), ("b", chance.choice((ada, ben)))):
        file = out(project, who, name)
        work = Apart(file, chance.randrange(10**6))
        for _ in range(chance.randint(0, steps)):
            work.step()
        form: Callable[[Workspace], Dataset] = back if chance.random() < 0.85 else as_dataset
        files.append(form(file))
        file.close()
    for _ in range(chance.randint(0, steps // 2)):
        start.step()
    return project, files[0], files[1]


FEW = settings(max_examples=settings().max_examples // 6)
"""Each example is a study of its own, in files."""


@FEW
@given(st.integers(0, 10**6), st.integers(5, 25))
def test_laws(tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int) -> None:
    folder = tmp_path_factory.mktemp("laws")
    project, a, b = _random_hand_outs(folder, seed, steps)
    before = exported(project)
    other = copied(project, "other")

    merged(project, a)
    once = state(project)
    merged(project, a)
    assert state(project) == once, "A twice is A once"
    merged(project, b)
    after = state(project)
    merged(other, b, a)
    assert state(other) == after, "A then B is B then A"
    merged(project, a, b)
    assert state(project) == after, "and again changes nothing"
    taken_back = 0
    while other.next_undo is not None and other.next_undo.key == "project.merge":
        other.undo()
        taken_back += 1
    assert exported(other) == before, "a step each, or none"
    assert other.read.set_aside() == other.read.hand_outs() == []
    for _ in range(taken_back):
        other.redo()
    assert state(other) == after
    project.close()
    other.close()
    shutil.rmtree(folder)


@FEW
@given(st.integers(0, 10**6), st.integers(5, 25))
@example(3194, 22)  # An outlet that one file leaves empty and the other does not name.
def test_laws_hold_for_datasets_of_which_nobody_knows_how_they_began(
    tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int
) -> None:
    folder = tmp_path_factory.mktemp("laws")
    project, *files = _random_hand_outs(folder, seed, steps)
    a, b = (msgspec.structs.replace(file, hand_out=None) for file in files)
    other = copied(project, "other")
    merged(project, a, a, b)
    merged(other, b, a)
    assert state(other) == state(project)
    project.close()
    other.close()
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("seed", "steps", "first"),
    [
        (3, 12, True),  # Aliases in an order of their own.
        (5, 24, True),  # A name that lost to what the hand-out began with, but not to what it made of it.
        (18, 10, False),
        (31, 5, True),
        (32, 7, False),  # An article taken up again, and a dataset from before that.
        (37, 24, True),
    ],
)
def test_details_merge_alike_beside_a_dataset_of_which_nobody_knows_how_it_began(
    tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int, first: bool
) -> None:
    folder = tmp_path_factory.mktemp("laws")
    project, a, b = _random_hand_outs(folder, seed, steps)
    unknown = msgspec.structs.replace(a if first else b, hand_out=None)
    known = b if first else a
    other = copied(project, "other")
    merged(project, unknown)
    merged(project, known)
    merged(other, known, unknown)
    assert state(other) == state(project)
    project.close()
    other.close()
    shutil.rmtree(folder)


# -- one thing at a time ---------------------------------------------------------------------------------------------


def fates(report: MergeReport, kind: str) -> dict[str, int]:
    return dict(report.files[0].counts.get(kind, {}))


def test_what_was_changed_there_is_taken_with_its_stamps(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    file.do(ChangeAnnotation(quote(file).id, note="there"))
    report = merged(project, back(file))
    assert fates(report, "annotations") == {"theirs": 1, "same": 1}
    assert quote(project) == quote(file)
    assert not project.read.set_aside()


def test_what_was_changed_here_stays(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    project.do(ChangeAnnotation(quote(project).id, note="here"))
    assert fates(merged(project, back(file)), "annotations") == {"ours": 1, "same": 1}
    assert quote(project).note == "here"


def test_of_two_changes_the_later_stands_and_the_other_waits(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    file.do(ChangeAnnotation(quote(file).id, note="there"))
    time.sleep(0.002)
    project.do(ChangeAnnotation(quote(project).id, note="here"))
    report = merged(project, back(file))
    (entry,) = project.read.set_aside()
    assert (quote(project).note, report.set_aside) == ("here", 1)
    assert (entry.kind, entry.why, entry.annotator, entry.source) == (
        "annotations",
        "merge.both_changed",
        ada(project),
        "a.annotator",
    )
    assert msgspec.json.decode(entry.item)["note"] == "there"


@pytest.mark.parametrize("name", ["Aa", "Zz"])
@pytest.mark.parametrize("unknown_first", [True, False])
def test_what_a_hand_out_changed_of_a_speaker_is_history_for_a_dataset(
    project: Workspace, opened: list[Workspace], name: str, unknown_first: bool
) -> None:
    opened += [out(project, ada(project), "a"), out(project, ada(project), "b")]
    (anna,) = project.read.speakers()
    opened[0].do(ChangeSpeaker(msgspec.structs.replace(anna, name="Mm", aliases=("AB",))))
    opened[1].do(ChangeSpeaker(msgspec.structs.replace(anna, name=name, aliases=("Brandt",))))
    unknown = msgspec.structs.replace(back(opened[1]), hand_out=None)
    files = [unknown, back(opened[0])]
    for file in files if unknown_first else reversed(files):
        merged(project, file)
    (speaker,) = project.read.speakers()
    (entry,) = project.read.set_aside()
    assert (speaker.name, speaker.aliases) == (max(name, "Mm"), ("AB", "Brandt"))
    assert entry.item == f'{{"name":"{min(name, "Mm")}"}}'


@pytest.mark.parametrize("unknown_first", [True, False])
def test_what_a_hand_out_emptied_stays_empty_beside_a_dataset(
    project: Workspace, opened: list[Workspace], unknown_first: bool
) -> None:
    (anna,) = project.read.speakers()
    project.do(ChangeSpeaker(msgspec.structs.replace(anna, external_ids={"viaf": "1", "wikidata": "Q1"})))
    opened.append(file := out(project, ada(project), "a"))
    unknown = msgspec.structs.replace(back(file), hand_out=None)
    file.do(ChangeSpeaker(anna))
    project.do(DropSpeaker(anna.id))
    merged(project, *([unknown, back(file)] if unknown_first else [back(file), unknown]))
    assert project.read.speaker(anna.id) == anna
    assert "speakers" not in {entry.kind for entry in project.read.set_aside()}


@pytest.mark.parametrize("unknown_first", [True, False])
def test_another_order_of_aliases_is_no_change(
    project: Workspace, opened: list[Workspace], unknown_first: bool
) -> None:
    (anna,) = project.read.speakers()
    project.do(ChangeSpeaker(msgspec.structs.replace(anna, aliases=("Ms. Brandt", "AB"))))
    opened.append(file := out(project, ada(project), "a"))
    unknown = msgspec.structs.replace(back(file), hand_out=None)
    file.do(ChangeSpeaker(msgspec.structs.replace(anna, aliases=("AB", "Ms. Brandt"))))
    project.do(DropSpeaker(anna.id))
    merged(project, *([unknown, back(file)] if unknown_first else [back(file), unknown]))
    assert project.read.speakers()[0].aliases == ("Ms. Brandt", "AB")


@pytest.mark.parametrize("deleted_first", [True, False])
def test_a_group_waits_with_a_member_that_the_codebook_does_not_know(
    project: Workspace, opened: list[Workspace], deleted_first: bool
) -> None:
    """Whether somebody else has deleted that member or not."""
    mark = quote(project).id
    other = project.do(Tag(everything(project)[0], (ANNA,), "quote"))
    group = project.do(MakeGroup("quote", (Member(mark), Member(other)), "begun"))
    opened += [out(project, ada(project), "a"), out(project, ada(project), "b")]
    opened[0].do(DropAnnotations((mark,)))
    codebook = opened[1].read.codebook()
    opened[1].do(ReplaceCodebook(msgspec.structs.replace(codebook, labels=(*codebook.labels, Label("irony", "Irony")))))
    opened[1].do(ChangeAnnotation(mark, label="irony"))
    opened[1].do(ChangeGroup(group, "later", ""))
    files = [back(file) for file in opened]
    merged(project, *(files if deleted_first else files[::-1]))
    (standing,) = project.read.groups()
    assert (standing.label, standing.members) == ("begun", (Member(other),))
    assert {(e.kind, e.why) for e in project.read.set_aside()} == {
        ("annotations", "merge.unknown_label"),
        ("groups", "merge.end_missing"),
    }
    project.do(ReplaceCodebook(opened[1].read.codebook()))
    merged(project, files[1])
    assert {mark, other} == {a.id for a in project.read.annotations(everything(project)[0]) if a.id in (mark, other)}
    assert {e.why for e in project.read.set_aside()} <= {"merge.deleted", "merge.both_changed"}


def test_who_goes_on_working_in_the_same_file_is_no_conflict(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    made = file.do(Tag(everything(file)[0], (ANNA,), "cue"))
    merged(project, back(file))
    file.do(ChangeAnnotation(made, note="second thoughts"))
    file.do(DropAnnotations((quote(file).id,)))
    report = merged(project, back(file))
    assert fates(report, "annotations") == {"theirs": 2, "same": 1}
    assert [a.label for a in project.read.annotations(everything(project)[0])] == ["speaker", "cue"]
    assert not project.read.set_aside()


def test_a_deletion_gives_way_to_a_change_and_to_a_need(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    file.do(DropAnnotations((quote(file).id,)))
    file.do(DropSpeaker(file.read.speakers()[0].id))
    speaker = project.read.speakers()[0].id
    project.annotator = next(a.id for a in project.read.annotators() if a.name == "Ben")
    project.do(Tag(everything(project)[0], (ANNA,), "speaker", speaker=speaker))
    project.do(AddLink("said_by", quote(project).id, speaker))
    merged(project, back(file))
    assert {e.kind for e in project.read.set_aside()} == {"annotations", "speakers"}
    assert {e.why for e in project.read.set_aside()} == {"merge.deleted"}
    assert quote(project)
    assert project.read.speaker(speaker)


def test_a_deletion_that_waited_is_done_once_nothing_needs_the_entry(
    project: Workspace, opened: list[Workspace]
) -> None:
    ben = next(a.id for a in project.read.annotators() if a.name == "Ben")
    speaker = project.read.speakers()[0].id
    project.do(DropAnnotations(tuple(a.id for a in project.read.annotations_of_speaker(speaker))))
    project.annotator, mine = ben, ada(project)
    mention = project.do(Tag(everything(project)[0], (ANNA,), "speaker", speaker=speaker))
    opened += [out(project, mine, "a"), out(project, ben, "b")]
    opened[0].do(DropSpeaker(speaker))
    opened[1].do(DropAnnotations((mention,)))
    other = copied(project, "other")
    opened.append(other)
    merged(project, back(opened[0]))
    assert project.read.speaker(speaker)
    assert [entry.kind for entry in project.read.set_aside()] == ["speakers"]
    merged(project, back(opened[1]))
    assert project.read.speakers() == []
    assert project.read.set_aside() == []
    merged(other, back(opened[1]), back(opened[0]))
    assert state(other) == state(project)


def test_aliases_of_both_sides_are_united(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    for workspace, alias in ((file, "Ms. Brandt"), (project, "the director")):
        speaker = workspace.read.speakers()[0]
        workspace.do(ChangeSpeaker(msgspec.structs.replace(speaker, aliases=(alias,))))
    merged(project, back(file))
    assert project.read.speakers()[0].aliases == ("Ms. Brandt", "the director")
    assert not project.read.set_aside()


def test_what_both_sides_rejected_is_united(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    (article,) = everything(project)
    for workspace, span in ((project, QUOTE), (file, ANNA)):
        workspace.do(RejectProposals(((article, Proposal((span,), "direct")),)))
    merged(project, back(file))
    (begun,) = project.read.sets()
    assert begun.rejected == ("0-28 quote", "29-40 quote")
    assert not project.read.set_aside()


def test_an_unknown_label_waits_until_the_codebook_has_it(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    codebook = file.read.codebook()
    file.do(ReplaceCodebook(msgspec.structs.replace(codebook, labels=(*codebook.labels, Label("irony", "Irony")))))
    made = file.do(Tag(everything(file)[0], (ANNA,), "irony"))
    report = merged(project, back(file))
    assert fates(report, "annotations") == {"same": 2, "codebook_differs": 1}
    assert report.files[0].codebook is not None
    assert report.files[0].codebook.lacking == ("irony",)
    assert [e.item_id for e in project.read.set_aside()] == [made]
    assert project.read.codebook() == codebook

    project.do(ReplaceCodebook(file.read.codebook()))
    assert fates(merged(project, back(file)), "annotations") == {"same": 2, "new": 1}
    assert project.read.set_aside() == []


def test_marks_on_another_text_wait_whole(project: Workspace, tmp_path: Path) -> None:
    dataset = as_dataset(project)
    article = dataset.articles[0]
    text = dataset.texts[article.id].replace("Monday", "Sunday")
    other = msgspec.structs.replace(article, sha256=digest(text), length=len(text))
    mark = msgspec.structs.replace(dataset.annotations[0], id="another")
    changed = msgspec.structs.replace(
        dataset, articles=(other,), texts={article.id: text}, annotations=(*dataset.annotations, mark)
    )
    report, _backup = project.merge(changed, msgspec.structs.replace(changed, name="a copy"))
    assert report.set_aside == len(project.read.set_aside())
    assert merged(project, changed).set_aside == 0
    assert fates(report, "articles") == fates(report, "sets") == {"text_differs": 1}
    assert fates(report, "annotations") == {"text_differs": 3}
    waiting = {entry.kind: msgspec.json.decode(entry.item) for entry in project.read.set_aside()}
    assert waiting["articles"]["text"] == text
    assert project.read.annotation("another") is None


def test_the_same_text_under_another_id_is_matched_by_it(project: Workspace, tmp_path: Path) -> None:
    (tmp_path / "apart").mkdir()
    apart = study(tmp_path / "apart")
    apart.do(Tag(everything(apart)[0], (QUOTE,), "quote"))
    file = back(apart)
    apart.close()
    report = merged(project, file)
    (article,) = project.read.articles()
    assert report.files[0].other_project
    assert list(report.files[0].matched.values()) == [article.id]
    assert len(project.read.annotations(article.id)) == 3
    assert len(project.read.stories()) == 1


def test_an_article_that_was_removed_here_returns_only_with_work_on_it(
    project: Workspace, opened: list[Workspace]
) -> None:
    ben = next(a.id for a in project.read.annotators() if a.name == "Ben")
    opened.append(file := out(project, ben, "b"))
    project.do(DropArticles((everything(project)[0],)))
    merged(project, back(file))
    assert everything(project) == []
    file.do(Tag(everything(file)[0], (QUOTE,), "quote"))
    merged(project, back(file))
    assert everything(project) == everything(file)
    assert len(project.read.annotations(everything(file)[0])) == 1
    assert {e.kind for e in project.read.set_aside()} == {"articles"}


def test_leaving_an_article_out_there_takes_nothing_from_here(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    before = exported(project)
    file.do(DropArticles((everything(file)[0],)))
    merged(project, back(file))
    assert exported(project) == before
    assert [entry.kind for entry in project.read.set_aside()] == ["articles"]


def test_a_merge_is_one_step_after_a_backup(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    file.do(ChangeState((everything(file)[0],), ada(project), "done"))
    before = exported(project)
    _report, backup = project.merge(back(file))
    assert project.next_undo is not None
    assert (project.next_undo.key, project.next_undo.detail) == ("project.merge", "a.annotator")
    assert backup in [kept.path for kept in project.backups()]
    project.undo()
    assert exported(project) == before


def test_a_foretold_merge_leaves_no_trace(project: Workspace, opened: list[Workspace]) -> None:
    opened.append(file := out(project, ada(project), "a"))
    file.do(Tag(everything(file)[0], (ANNA,), "cue"))
    before, step = exported(project), project.next_undo
    told: list[ChangeSet] = []
    project.subscribe(told.append)
    assert fates(project.foretell(Merge((back(file),))), "annotations") == {"new": 1, "same": 2}
    assert (exported(project), project.next_undo, told) == (before, step, [])


KILLED = """
import os, signal, sys
from pathlib import Path
from annotator.commands import merge
from annotator.exchange.arrivals import read_arrival
from annotator.storage.ledger import Ledger
from annotator.workspace import Workspace

merge.BATCH = 10
add, written = Ledger.add, []

def die(self, *values):
    add(self, *values)
    written.append(values)
    if len(written) == 5:
        os.kill(os.getpid(), signal.SIGKILL)

Ledger.add = die
Workspace.open(Path(sys.argv[1])).merge(read_arrival(Path(sys.argv[2])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_merge_that_is_killed_in_the_middle_leaves_the_project_as_it_was(project: Workspace) -> None:
    file = out(project, ada(project), "a")
    file.do(TagAll(tuple((everything(file)[0], Span(n, n + 2)) for n in range(100)), "claim"))
    exported(file)
    file.close()
    before = exported(project)
    for form in (file.path, file.path.with_suffix(".json")):
        killed = project.back_up(project.path.with_name("killed.annotator"))
        words = [sys.executable, "-c", KILLED, str(killed), str(form)]
        done = subprocess.run(words, cwd=CHECKOUT, capture_output=True, check=False)
        assert done.returncode == -signal.SIGKILL, done.stderr
        again = Workspace.open(killed)
        assert exported(again) == before
        assert check(again.read) == []
        assert again.read.hand_outs() == again.read.set_aside() == []
        again.close()


@pytest.mark.parametrize("hand_out", [1, 2, 3, None])
@pytest.mark.parametrize("dataset", [1, 2, 3])
def test_a_hand_out_beside_a_dataset_of_unknown_origin(
    project: Workspace, opened: list[Workspace], hand_out: int | None, dataset: int
) -> None:
    """One mark as it began (2), as the hand-out has it (or no longer) and as the dataset does, by their times."""
    mark = quote(project)
    opened.append(file := out(project, ada(project), "a"))
    whole = back(file)
    assert whole.hand_out is not None

    def stamped(n: int) -> Annotation:
        return msgspec.structs.replace(mark, note=f"{n}", modified=f"2026-01-0{n}T00:00:00Z")

    def with_mark(n: int | None) -> Dataset:
        others = tuple(a for a in whole.annotations if a.id != mark.id)
        return msgspec.structs.replace(whole, annotations=(*others, stamped(n)) if n else others)

    held = {**whole.hand_out.held, "annotations": {**whole.hand_out.held["annotations"], mark.id: held_of(stamped(2))}}
    a = msgspec.structs.replace(with_mark(hand_out), hand_out=msgspec.structs.replace(whole.hand_out, held=held))
    b, start = (msgspec.structs.replace(with_mark(n), hand_out=None) for n in (dataset, 2))
    project.do(DropAnnotations((mark.id,)))
    project.do(Merge((start,)))
    opened.append(other := copied(project, "other"))
    merged(project, a, b)
    merged(other, b, a)
    assert state(other) == state(project)
    merged(other, a, b)
    assert state(other) == state(project)
