"""Shared passages shaded in the panes, with how much of each article stands in others, and which are versions."""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.model.article import Article
from annotator.model.span import Span
from annotator.ui.context import Context
from annotator.ui.reading.desk import Desk
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.twins.story_shared import StoryShared
from annotator.wording.article_words import place_of
from annotator.wording.translation import _

if TYPE_CHECKING:
    from annotator.reuse.shades import Shade

_SEVERAL = 2


class Shading(QObject):
    """Shades when asked to, as soon as it is known what is shared."""

    def __init__(self, context: Context, desk: Desk, shared: StoryShared) -> None:
        super().__init__(desk)
        self._context, self._desk, self._shared = context, desk, shared
        self._on = False
        shared.found.connect(self._show)
        desk.article_opened.connect(self._opened)
        context.selection.story_changed.connect(self._ask)
        context.bridge.workspace_changed.connect(self._clear)

    def is_on(self) -> bool:
        """Whether shared passages are shaded."""
        return self._on

    def can(self) -> bool:
        """Whether there is anything to shade."""
        return bool(self._desk.panes)

    def turn(self) -> None:
        """Shade, or no longer."""
        self._on = not self._on
        if self._on:
            self._ask()
            self._show()
        else:
            self._clear()

    def _ask(self) -> None:
        story = self._context.selection.story
        if self._on and self._context.bridge.workspace is not None and story is not None:
            self._shared.ask(story)

    def _opened(self, article: str) -> None:
        pane = self._desk.pane_of(article)
        if pane is not None:
            pane.view.overlay.shades = {}
            pane.header.show_shared("")
        self._ask()
        self._show()

    def _show(self) -> None:
        shared = self._shared.shared
        if not self._on or shared is None:
            return
        # Imported now: what is shared is known, so numpy is loaded.
        shading = importlib.import_module("annotator.reuse.shades")
        for pane in self._desk.panes:
            article = pane.article
            if article is None or article.id not in shared.passages:
                continue
            found = shading.shades(shared.passages[article.id])
            length = len(pane.view.text)
            whole, several = (round(100 * shading.shaded(found, length, least)) for least in (1, _SEVERAL))
            pane.view.overlay.shades = _by_others(found)
            pane.header.show_shared(*self._told(article, whole, several))
            pane.view.viewport().update()

    def _told(self, article: Article, whole: int, several: int) -> tuple[str, str]:
        """For the head of a pane, and more of it."""
        shared = self._shared.shared
        assert shared is not None
        listed = {one.id: one for one in self._context.workspace.read.articles(article.story)}
        alike = {other for pair in shared.versions() for other in pair if article.id in pair} - {article.id}
        alike |= {article.version_of} & listed.keys() if article.version_of else set()
        told = _("version · {percent} % shared") if alike else _("{percent} % shared")
        lines = [_("{percent} % of it stands in other articles of the story.").format(percent=whole)]
        if several:
            lines.append(_("{percent} % stands in several of them: agency copy, perhaps.").format(percent=several))
        overlaps = sorted((o for o in shared.overlaps if o.article == article.id), key=lambda o: -o.share)
        for overlap in (o for o in overlaps if o.other in listed):
            line = _("{percent} % in {name}").format(percent=round(100 * overlap.share), name="{name}")
            version = " " + _("(a version of it: one witness)") if overlap.other in alike else ""
            lines.append(line.replace("{name}", place_of(listed[overlap.other])) + version)
        return told.format(percent=whole), "\n".join(lines)

    def _clear(self) -> None:
        for pane in self._desk.panes:
            _plain(pane)


def _by_others(found: Iterable[Shade]) -> dict[int, list[Span]]:
    spans = defaultdict(list)
    for shade in found:
        spans[shade.others].append(shade.span)
    return dict(spans)


def _plain(pane: ReadingPane) -> None:
    if pane.view.overlay.shades:
        pane.view.overlay.shades = {}
        pane.view.viewport().update()
    pane.header.show_shared("")
