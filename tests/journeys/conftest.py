"""A person at the window, and projects to open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.commands.articles import ImportArticles
from annotator.exchange.importing import find_sources, new_articles, read_batch
from tests.journeys.corpus import Corpus, corpora, named
from tests.journeys.person import Person
from tests.studies import study


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    """Has no window yet; whatever windows are open at the end are closed."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.styleSheet()
    (tmp_path / "home").mkdir()
    somebody = Person(tmp_path / "home", qtbot)
    yield somebody
    somebody.leave_all()
    application.setStyleSheet(before)


@pytest.fixture(params=corpora(), ids=named)
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """Articles on one event: the sample story's, and real ones where they are."""
    found: Corpus = request.param
    return found


@pytest.fixture
def project_of(tmp_path: Path) -> Callable[..., Path]:
    """Makes a project file of one story with those texts, in which Ada tags."""

    def make(*texts: str) -> Path:
        workspace = study(tmp_path, texts)
        workspace.close()
        return workspace.path

    return make


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Corpus], Path]:
    """The project file of a corpus, made once; to be copied."""
    made: dict[Path, Path] = {}

    def find(corpus: Corpus) -> Path:
        if corpus.folder not in made:
            workspace = study(tmp_path_factory.mktemp("imported"), ())
            sources, _refused = find_sources(corpus.files)
            batch = read_batch(sources, workspace.read, tell=lambda _done, _all: None)
            workspace.do(ImportArticles(new_articles(batch.candidates, "The event")))
            workspace.close()
            made[corpus.folder] = workspace.path
        return made[corpus.folder]

    return find


@pytest.fixture
def at_desk(
    person: Person, corpus: Corpus, imported: Callable[[Corpus], Path], tmp_path: Path
) -> Callable[[str], Person]:
    """Opens the window on the articles of the corpus, with the keyboard in the one of that file."""

    def open_at(name: str) -> Person:
        path = tmp_path / "event.annotator"
        shutil.copyfile(imported(corpus), path)
        person.sit_down(path)
        person.read(corpus.number(name))
        return person

    return open_at
