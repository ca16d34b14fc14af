"""Linking by letter: badges over everything that can be linked, one letter, and a digit where there is a choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, Qt

from annotator.commands.links import AddLink, link_types
from annotator.model.annotation import Annotation
from annotator.model.codebook import Codebook
from annotator.model.span import Span
from annotator.ui.context import Context
from annotator.ui.reading.desk import Desk
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
        self.cancel()
        targets = [(pane, self._fitting(pane, source, codebook)) for pane in self._desk.panes if not pane.isHidden()]
        count = sum(len(found) for _pane, found in targets)
        if not count:
            self._context.say(_("Nothing in sight can be linked to this annotation."))
            return
        self._source, self._codebook = source, codebook
        free = iter(codes(count))
        for pane, found in targets:
            letters = {annotation: next(free) for annotation in found}
            self._letters.update(letters)
            badges = Badges(pane, letters, self._context.theme())
            badges.typed.connect(self._typed)
            badges.picked.connect(self._choose)
            badges.given_up.connect(self.cancel)
            self._badges.append(badges)
        current = self._desk.current()
        at = next((n for n, (pane, _found) in enumerate(targets) if pane is current), 0)
        self._badges[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.say(_("Link to which? Type its letter; Esc to leave it."))

    def cancel(self) -> None:
        """Takes the letters away and changes nothing."""
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

    def _fitting(self, pane: ReadingPane, source: Annotation, codebook: Codebook) -> list[str]:
        """The annotations in sight of ``pane`` that may be linked with ``source``, in text order."""
        page = pane.view.viewport()
        last = pane.view.position_at(QPointF(page.width(), page.height() - 1))
        sight = Span(pane.view.top_position(), max(last, pane.view.top_position() + 1))
        found = []
        for piece in pane.view.marks_painter.marks.within(sight):
            mark = pane.view.marks_painter.marks.get(piece.annotation)
            fits = mark is not None and piece.annotation != source.id and _kinds(codebook, source.label, mark.label)
            if fits and piece.annotation not in found and mark is not None and mark.fragments[0].start >= sight.start:
                found.append(piece.annotation)
        return found

    def _typed(self, letter: str) -> None:
        if self._target is not None:
            self._choose_kind(letter)
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

    def _choose(self, annotation: str) -> None:
        source, target = self._source, self._context.workspace.read.annotation(annotation)
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
        self._list.show_at(badges.mapTo(window, QPoint(int(rect.left()), int(rect.bottom()) + 3)))
        self._context.say(_("Which link? Press its number; Esc to leave it."))

    def _choose_kind(self, digit: str) -> None:
        number = int(digit) - 1 if digit.isdecimal() else -1
        if 0 <= number < len(self._kinds) and self._source and self._target:
            self._draw(self._source, self._target, self._kinds[number])

    def _draw(self, source: Annotation, target: str, kind: Kind) -> None:
        ends = (source.id, target) if kind.onward else (target, source.id)
        self.cancel()
        defaults = {one.id: one.default for one in kind.type.attributes if one.default is not None}
        done, _link = attempted(self._context, AddLink(kind.type.id, *ends, defaults))
        if done:
            self._context.say(_("Linked: {kind}").format(kind=kind.title))


def _kinds(codebook: Codebook, source: str, target: str) -> list[Kind]:
    """The links that may be drawn between annotations of two labels: from the first, else to it."""
    onward = link_types(codebook, source, target)
    back = [one for one in link_types(codebook, target, source) if one not in onward]
    return [*(Kind(one, onward=True) for one in onward), *(Kind(one, onward=False) for one in back)]
