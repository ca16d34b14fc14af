"""Linking by letter: badges over all that can be linked, one letter, and a digit or arrows where there is a choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, Qt

from annotator.commands.links import AddLink, link_types
from annotator.model.annotation import Annotation
from annotator.model.codebook import Codebook
from annotator.model.span import Span
from annotator.ui.context import Context
from annotator.ui.reading.desk import Desk
from annotator.ui.reading.marks import Mark
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.tagging.attempt import attempted
from annotator.ui.tagging.badges import Badges, codes
from annotator.ui.tagging.link_kinds import Kind, LinkKinds
from annotator.wording.translation import _


class Linking:
    """From :meth:`begin` until a link is drawn or given up, letters lie over the panes and take the keyboard."""

    def __init__(self, context: Context, desk: Desk, done: Callable[[], None]) -> None:
        """``done`` gives the keyboard back."""
        self._context, self._desk, self._done = context, desk, done
        self._source: Annotation | None = None
        self._codebook = Codebook("")
        self._badges: list[Badges] = []
        self._letters: dict[str, str] = {}
        self._begun = ""
        self._target: str | None = None
        self._kinds: Sequence[Kind] = ()
        self._list: LinkKinds | None = None

    @property
    def letters(self) -> dict[str, str]:
        """The code of every annotation that can be chosen now."""
        return dict(self._letters)

    def begin(self, source: Annotation, codebook: Codebook) -> None:
        """Puts letters over everything in sight that ``source`` may be linked with."""
        self._end()
        panes = [pane for pane in self._desk.panes if not pane.isHidden()]
        targets = [(pane, mark) for pane in panes for mark in _fitting(pane, source, codebook)]
        if not targets:
            self._context.say(_("Nothing in sight can be linked to this annotation."))
            return
        targets.sort(key=lambda target: _distance(source, *target))
        self._source, self._codebook = source, codebook
        self._letters = {
            mark.annotation: code for (_pane, mark), code in zip(targets, codes(len(targets)), strict=False)
        }
        for pane in panes:
            letters = [mark.annotation for where, mark in targets if where is pane and mark.annotation in self._letters]
            self._badges.append(self._over(pane, {name: self._letters[name] for name in letters}))
        at = panes.index(current) if (current := self._desk.current()) in panes else 0
        self._badges[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.say(_("Link to which? Type its letter; Esc to leave it."))

    def _over(self, pane: ReadingPane, letters: Mapping[str, str]) -> Badges:
        badges = Badges(pane, letters, self._context.theme())
        badges.typed.connect(self._typed)
        badges.walked.connect(self._walked)
        badges.picked.connect(self._choose)
        badges.given_up.connect(self.cancel)
        return badges

    def cancel(self) -> None:
        """Takes the letters away, changes nothing and says so."""
        if self._badges:
            self._end()
            self._context.say(_("No link was drawn."))

    def _end(self) -> None:
        if not self._badges:
            return
        badges, self._badges = self._badges, []
        for one in badges:
            one.blockSignals(True)
            one.hide()
            one.deleteLater()
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
        self._list, self._target, self._source = None, None, None
        self._letters, self._begun, self._kinds = {}, "", ()
        self._done()

    def _typed(self, letter: str) -> None:
        if self._target is not None:
            self._choose_kind(int(letter) - 1 if letter.isdecimal() else -1)
            return
        begun = self._begun + letter
        fitting = [annotation for annotation, code in self._letters.items() if code.startswith(begun)]
        if not fitting:
            self._context.say(_("No annotation has that letter."))
            return
        self._begun = begun
        for badges in self._badges:
            badges.show_begun(begun)
        if len(fitting) == 1:
            self._choose(fitting[0])

    def _walked(self, step: int) -> None:
        if self._list is None:
            self.cancel()
        elif step:
            self._list.step(step)
        else:
            self._choose_kind(self._list.current)

    def _choose(self, annotation: str) -> None:
        source, target = self._source, self._context.workspace.seen.annotation(annotation)
        if source is None or target is None:
            self.cancel()
            return
        self._kinds = _kinds(self._codebook, source.label, target.label)[:9]
        if len(self._kinds) == 1:
            self._draw(source, annotation, self._kinds[0])
        else:
            self._target = annotation
            self._show_kinds(annotation)

    def _show_kinds(self, annotation: str) -> None:
        for badges in self._badges:
            badges.show_begun(self._letters[annotation])
        badges, rect = next((b, r) for b in self._badges for name, _code, r in b.places() if name == annotation)
        window = badges.window()
        self._list = LinkKinds(self._kinds, self._context.theme(), window)
        self._list.picked.connect(self._choose_kind)
        self._list.show_at(badges.mapTo(window, QPoint(int(rect.left()), int(rect.bottom()) + 3)))
        self._context.say(_("Which link? Press its number, or arrows and Return; Esc to leave it."))

    def _choose_kind(self, number: int) -> None:
        if 0 <= number < len(self._kinds) and self._source and self._target:
            self._draw(self._source, self._target, self._kinds[number])

    def _draw(self, source: Annotation, target: str, kind: Kind) -> None:
        ends = (source.id, target) if kind.onward else (target, source.id)
        self._end()
        defaults = {one.id: one.default for one in kind.type.attributes if one.default is not None}
        done, _link = attempted(self._context, AddLink(kind.type.id, *ends, defaults))
        if done:
            self._context.say(_("Linked: {kind}").format(kind=kind.title))


def _kinds(codebook: Codebook, source: str, target: str) -> list[Kind]:
    """The links that may be drawn between annotations of two labels: from the first, else to it."""
    onward = link_types(codebook, source, target)
    back = [one for one in link_types(codebook, target, source) if one not in onward]
    return [*(Kind(one, onward=True) for one in onward), *(Kind(one, onward=False) for one in back)]


def _fitting(pane: ReadingPane, source: Annotation, codebook: Codebook) -> list[Mark]:
    """One's own marks that begin in sight of ``pane`` and may be linked with ``source``."""
    page = pane.view.viewport()
    top = pane.view.top_position()
    sight = Span(top, max(pane.view.position_at(QPointF(page.width(), page.height() - 1)), top + 1))
    index = pane.view.marks_painter.marks
    found = dict.fromkeys(mark for piece in index.within(sight) if (mark := index.get(piece.annotation)))
    return [
        mark
        for mark in found
        if mark.annotation != source.id
        and not mark.muted
        and sight.holds(mark.fragments[0].start)
        and _kinds(codebook, source.label, mark.label)
    ]


def _distance(source: Annotation, pane: ReadingPane, mark: Mark) -> tuple[bool, int]:
    """How far a mark is from ``source``: those of its own article come first."""
    elsewhere = pane.article is None or pane.article.id != source.article
    start = mark.fragments[0].start
    return elsewhere, start if elsewhere else min(abs(start - source.start), abs(start - source.end))
