"""What tagging knows of speakers is ready before a key asks, and nobody waits for it."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from annotator.discovery.lexicons import Lexicons, load_lexicons
from annotator.model.errors import LexiconError
from annotator.ui.bridge import Bridge
from annotator.ui.widgets import known_speakers
from annotator.ui.widgets.known_speakers import KnownSpeakers
from annotator.workspace import Workspace


def test_lexicons_are_read_beside_the_window(qtbot: Any, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where: list[threading.Thread] = []

    def noticed(*folders: Path) -> Lexicons:
        where.append(threading.current_thread())
        return load_lexicons(*folders)

    monkeypatch.setattr(known_speakers, "load_lexicons", noticed)
    bridge = Bridge()
    known = KnownSpeakers(bridge)
    workspace = Workspace.open(project)
    bridge.attach(workspace)
    qtbot.waitUntil(lambda: bool(where))
    assert known.is_pronoun("she")
    assert where != [threading.main_thread()]
    assert len(where) == 1
    bridge.attach(None)
    workspace.close()


def test_a_lexicon_that_was_mended_is_read_again(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_folders: Path) -> Lexicons:
        raise LexiconError("lexicon.none", folder="")

    known = KnownSpeakers(Bridge())
    with monkeypatch.context() as broken:
        broken.setattr(known_speakers, "load_lexicons", refuse)
        with pytest.raises(LexiconError):
            known.is_pronoun("she")
    assert known.is_pronoun("she")
