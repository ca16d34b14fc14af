"""Work that was done apart comes back: in any order, once or twice, nothing guessed, nothing lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.commands.annotations import ChangeAnnotation, DropAnnotations, Tag
from annotator.commands.articles import ChangeArticles, ChangeStory, DropArticles, ImportArticles
from annotator.commands.codebook import ReplaceCodebook
from annotator.commands.hand_out import handed
from annotator.commands.links import AddLink
from annotator.commands.merge import Merge
from annotator.commands.merge_report import MergeReport
from annotator.commands.speakers import AddSpeaker, ChangeSpeaker, DropSpeaker
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.exchange.arrivals import read_arrival
from annotator.exchange.dataset_writer import write_dataset
from annotator.model.codebook import Label
from annotator.model.dataset import Dataset
from annotator.model.new_article import NewArticle
from annotator.model.span import Span
from annotator.storage.checking import check
from annotator.workspace import Workspace
from tests.random_work import RandomWork
from tests.studies import TEXT, study


def exported(workspace: Workspace) -> bytes:
    path = workspace.path.with_suffix(".json")
    write_dataset(workspace.read, path)
    return path.read_bytes()


def state(workspace: Workspace) -> tuple[bytes, set[str]]:
    """All that a merge changes, and what it set aside."""
    return exported(workspace), {entry.id for entry in workspace.read.set_aside()}


def copied(project: Workspace, name: str) -> Workspace:
    return Workspace.open(project.back_up(project.path.with_name(f"{name}.annotator")))


def everything(project: Workspace) -> list[str]:
    return [article.id for article in project.read.articles()]


def out(project: Workspace, annotator: str, name: str, articles: list[str] | None = None) -> Workspace:
    """The annotator's own file, open, with them at work."""
    path = project.path.with_name(f"{name}.annotator")
    Workspace.hand_out(path, handed(project.read, annotator, articles or everything(project)))
    workspace = Workspace.open(path)
    workspace.annotator = annotator
    return workspace


def back(workspace: Workspace) -> Dataset:
    return read_arrival(workspace.path)


def merged(project: Workspace, *datasets: Dataset) -> MergeReport:
    foretold = project.foretell(Merge(datasets))
    report = project.do(Merge(datasets))
    assert report == foretold
    assert check(project.read) == []
    return report


def as_dataset(workspace: Workspace) -> Dataset:
    exported(workspace)
    return read_arrival(workspace.path.with_suffix(".json"))


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


@given(st.integers(0, 10**6), st.integers(0, 40))
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
    if other.next_undo is not None and other.next_undo.key == "project.merge":
        other.undo()
        assert exported(other) == before, "one step"
        assert other.read.set_aside() == []
        other.redo()
        assert state(other) == after
    project.close()
    other.close()
    shutil.rmtree(folder)
