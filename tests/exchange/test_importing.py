"""What goes into a project of files, and what of it is decided beforehand."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from annotator.commands.articles import ImportArticles
from annotator.exchange.importing import Batch, find_sources, new_articles, read_batch
from annotator.model.errors import ArticleError
from annotator.workspace import Workspace
from tests.studies import study

LONG = " ".join(f"The harbour master counted {n} boats before the storm came from the north." for n in range(40))


def ignore(done: int, total: int) -> None:
    """Progress that nobody looks at."""


def read(workspace: Workspace, *paths: Path, metadata: Path | None = None) -> Batch:
    sources, refused = find_sources(paths, metadata)
    batch = read_batch(sources, workspace.read, tell=ignore)
    return structs.replace(batch, refused=(*refused, *batch.refused))


@pytest.fixture
def workspace(tmp_path: Path):
    made = study(tmp_path, ())
    yield made
    made.close()


def test_a_folder_is_a_story_and_its_metadata_is_used(workspace: Workspace, tmp_path: Path):
    folder = tmp_path / "Harbour"
    folder.mkdir()
    (folder / "one.txt").write_text("A storm\n\nThe storm came.", "utf-8")
    (folder / "two.txt").write_text("Another\n\nIt went.", "utf-8")
    (folder / "metadata.csv").write_text("file,outlet,published,colour\none.txt,Post,2020-02-03,red\nno.txt,X,,\n")
    loose = tmp_path / "loose.txt"
    loose.write_text("Nothing to do with it\n\nNo.", "utf-8")
    batch = read(workspace, loose, folder)
    made = new_articles(batch.candidates, "Open story")
    assert [(a.story, a.name, a.outlet, a.published) for a in made] == [
        ("Open story", "loose.txt", None, None),
        ("Harbour", "one.txt", "Post", "2020-02-03"),
        ("Harbour", "two.txt", None, None),
    ]
    assert {note.key for note in batch.notes} == {"metadata.unknown_column", "metadata.unknown_file"}


def test_metadata_that_was_named_overrules_what_lies_beside_and_must_be_readable(workspace: Workspace, tmp_path: Path):
    folder = tmp_path / "Harbour"
    folder.mkdir()
    (folder / "one.txt").write_text("A storm\n\nThe storm came.", "utf-8")
    (folder / "metadata.yaml").write_text("one.txt: {outlet: Post, title: Beside}\n")
    named = tmp_path / "said.yaml"
    named.write_text("one.txt: {outlet: Wire}\n")
    (article,) = new_articles(read(workspace, folder, metadata=named).candidates, "")
    assert (article.outlet, article.title) == ("Wire", "Beside")
    named.write_text("*a\n")
    with pytest.raises(ArticleError):
        find_sources([folder], named)
    (folder / "metadata.yaml").write_text("&a [*a]\n")
    batch = read(workspace, folder)
    assert [refusal.key for refusal in batch.refused] == ["metadata.yaml_refused"]
    assert len(batch.candidates) == 1


def test_files_called_alike_in_folders_called_alike_stay_apart(workspace: Workspace, tmp_path: Path):
    for part in ("May", "June"):
        (tmp_path / part / "news").mkdir(parents=True)
        (tmp_path / part / "news" / "a.txt").write_text(f"Title of {part}\n\nText.", "utf-8")
    made = new_articles(read(workspace, tmp_path / "May", tmp_path / "June").candidates, "")
    assert [article.story for article in made] == ["May / news", "June / news"]
    assert [article.name for article in made] == ["a.txt", "a.txt (2)"]
    assert [article.source for article in made] == ["a.txt", "a.txt"]
    assert len(set(workspace.do(ImportArticles(made)))) == 2


def test_twins_are_left_out_and_versions_named_whether_or_not_their_first_goes_in(workspace: Workspace, tmp_path: Path):
    for name, text in {"1.txt": LONG, "2.txt": LONG, "3.txt": LONG + " And then it rained."}.items():
        (tmp_path / name).write_text(text, "utf-8")
    files = [tmp_path / f"{n}.txt" for n in (1, 2, 3)]
    batch = read(workspace, *files)
    assert [candidate.taken for candidate in batch.candidates] == [True, False, True]
    made = new_articles(batch.candidates, "Storm")
    assert [(article.name, article.version_of) for article in made] == [("1.txt", None), ("3.txt", "1.txt")]
    stored = workspace.do(ImportArticles(made))
    again = read(workspace, *files)
    assert [candidate.taken for candidate in again.candidates] == [False, False, False]
    (tmp_path / "4.txt").write_text(LONG + " And then it snowed.", "utf-8")
    (fourth,) = new_articles(read(workspace, *files, tmp_path / "4.txt").candidates, "Storm")
    assert fourth.version_of in workspace.read.hashes().values()
    (last,) = workspace.do(ImportArticles((fourth,)))
    assert workspace.read.article(last).version_of in stored


def test_what_progress_raises_ends_the_reading(workspace: Workspace, tmp_path: Path):
    (tmp_path / "a.txt").write_text("Something", "utf-8")
    sources, _ = find_sources([tmp_path / "a.txt"])

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_batch(sources, workspace.read, tell=stop)
