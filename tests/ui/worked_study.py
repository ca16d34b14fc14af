"""A project on which two people have worked, and what panels need to show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.commands.annotations import ChangeAnnotation, Tag
from annotator.commands.attribution import Attribute
from annotator.commands.team import AddAnnotator
from annotator.model.errors import Situation
from annotator.model.span import Span
from annotator.settings import Settings
from annotator.ui.bridge import Bridge
from annotator.ui.context import Context
from annotator.ui.jobs import ImmediateJobs
from annotator.ui.selection import Selection
from annotator.ui.theme.tokens import LIGHT
from annotator.workspace import Workspace
from tests.studies import TEXT, study

OTHER = (
    "=SUM(1) said the harbour master. “Nobody asked us,” Ole Friis repeated. Anna Brandt\n\tleft. Zoë Brandt stayed."
)


@dataclass
class Answers:
    """Answers with what the test laid ready, and notes what it was told."""

    line: str | None = None
    sure: bool = True
    at: int | None = None
    file: Path | None = None
    told: list[str] = field(default_factory=list)

    def trouble(self, situation: Situation) -> None:
        self.told.append(situation.key)

    def confirm(self, question: str, detail: str, action: str) -> bool:
        self.told.append(question)
        return self.sure

    def text(self, title: str, question: str, given: str = "") -> str | None:
        return self.line

    def choice(self, title: str, question: str, options: Sequence[str], chosen: int = 0) -> int | None:
        return self.at

    def save_file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        return self.file


@dataclass
class Desk:
    """The panels' surroundings: where a test sees what was asked to be shown and said."""

    workspace: Workspace
    context: Context
    answers: Answers
    shown: list[tuple[str, Span | None, str | None]]
    said: list[str]

    @property
    def articles(self) -> list[str]:
        return [article.id for article in self.workspace.read.articles()]


def worked(folder: Path) -> Workspace:
    """Ada tagged three quotes of two articles and a claim, Ben one of them as well."""
    workspace = study(folder, (TEXT, OTHER))
    one, two = (article.id for article in workspace.read.articles())
    first = workspace.do(Tag(one, (Span(0, 28),), "quote", {"form": "direct"}))
    workspace.do(Attribute(first, name="Anna Brandt", mention=Span(29, 40), cue=Span(41, 45)))
    second = workspace.do(Tag(one, (Span(70, 88),), "quote", {"form": "direct"}))
    workspace.do(Attribute(second, name="Ole Friis", cue=Span(89, 93)))
    third = workspace.do(Tag(two, (Span(0, 7),), "quote", {"form": "mixed"}))
    workspace.do(ChangeAnnotation(third, note="odd", certainty="unsure"))
    workspace.do(Tag(one, (at(TEXT, "30 years"),), "claim", {"kind": "quantity", "value": "30", "unit": "years"}))
    ada, workspace.annotator = workspace.annotator, workspace.do(AddAnnotator("Ben"))
    workspace.do(Tag(one, (Span(0, 28),), "quote", {"form": "indirect"}))
    workspace.annotator = ada
    return workspace


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def desk(workspace: Workspace) -> Desk:
    bridge, selection, answers, said = Bridge(), Selection(), Answers(), []
    shown: list[tuple[str, Span | None, str | None]] = []
    context = Context(
        bridge,
        selection,
        answers,
        ImmediateJobs(),
        Settings,
        lambda: LIGHT,
        said.append,  # type: ignore[arg-type]
    )
    bridge.attach(workspace)
    selection.set_story(workspace.read.stories()[0].id)
    selection.set_article(workspace.read.articles()[0].id)
    selection.shown.connect(lambda article, span, annotation: shown.append((article, span, annotation)))
    return Desk(workspace, context, answers, shown, said)


def press(widget: QWidget, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Keys as a keyboard sends them, to whoever has it."""
    for key in keys:
        popup = QApplication.activePopupWidget()
        target = (popup.focusWidget() or popup) if popup else QApplication.focusWidget() or widget
        typed = Qt.Key.Key_A <= key <= Qt.Key.Key_Z or Qt.Key.Key_0 <= key <= Qt.Key.Key_9
        letter = chr(key).lower() if typed else " " if key == Qt.Key.Key_Space else ""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, with_, "" if with_ else letter))
        QApplication.processEvents()


def until(true: Callable[[], bool], patience: float = 5.0) -> None:
    """Let the window live until something is so, at most ``patience`` seconds."""
    end = monotonic() + patience
    while not true():
        assert monotonic() < end, "it did not come to pass"
        QTest.qWait(3)
