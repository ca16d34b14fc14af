"""Twins shown in the panes beside the one in front: emphasised, brought level with it, or said to be missing."""

from __future__ import annotations

from functools import partial

from annotator.model.span import Span
from annotator.ui.context import Context
from annotator.ui.reading.desk import Desk
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.twins.shown import Rendition, Shown, differing
from annotator.wording.translation import _


class InPanes:
    """``holds`` says that the twins were asked for by key, so that carets stand at them too."""

    def __init__(self, context: Context, desk: Desk) -> None:
        self._context, self._desk = context, desk
        self._source = ""
        self._turned: dict[str, tuple[Span, ...]] = {}
        """The rendition to which was turned in each article, by its words: what is found later may stand before it."""
        self._emphasised: dict[str, str] = {}
        self.holds = False

    def show(self, shown: Shown, *, follow: bool, hold: bool = False) -> None:
        """Show them in all panes but that of the source; with ``follow`` brought into sight, with ``hold`` selected."""
        if shown.source.id != self._source:
            self._source, self._turned = shown.source.id, {}
            self.holds = False
        self.holds |= hold
        for pane in self._in_order(shown.source.article):
            article = pane.article.id if pane.article is not None else ""
            if article == shown.source.article and self._stands(pane, shown):
                self._quiet(pane)
            elif (one := self.chosen(shown, article)) is None:
                self._quiet(pane)
                if self._is_searched(pane, shown):
                    pane.header.say(*self._missing(shown, article))
                if hold:
                    pane.select_annotation(None)
            else:
                self._bring(pane, shown, one, follow=follow, hold=hold)

    def clear(self) -> None:
        """Show none."""
        self._source, self._turned, self.holds = "", {}, False
        for pane in self._desk.panes:
            self._quiet(pane)

    def chosen(self, shown: Shown, article: str) -> Rendition | None:
        """The one of an article's renditions that is shown: the first, or the one to which was turned."""
        there = shown.at(article)
        if article == shown.source.article:
            return next((one for one in there if one.annotation == shown.source.id), None)
        return next((one for one in there if one.fragments == self._turned.get(article)), there[0]) if there else None

    def has_turned(self) -> bool:
        """Whether it was gone on from the first rendition, so that where the hand stands has been said."""
        return bool(self._turned)

    def turn(self, shown: Shown) -> str:
        """The next one wherever an article that is open has several; says where, empty where none has."""
        told = []
        for pane in self._desk.panes:
            article = pane.article.id if pane.article is not None else ""
            there = shown.at(article)
            if len(there) < 2 or article == shown.source.article:
                continue
            before = self.chosen(shown, article)
            at = (there.index(before) + 1) % len(there) if before is not None else 0
            self._turned[article] = there[at].fragments
            self._bring(pane, shown, there[at], follow=True, hold=True)
            words = _("{number} of {count} in {outlet}").format(number=at + 1, count=len(there), outlet="{outlet}")
            told.append(words.replace("{outlet}", pane.header.outlet.whole))
        if told:
            self._context.selection.twins_changed.emit(shown)
        return " · ".join(told)

    def _in_order(self, source: str) -> list[ReadingPane]:
        """The panes, that of the source first: the others come level with it."""
        return sorted(self._desk.panes, key=lambda pane: pane.article is None or pane.article.id != source)

    def _stands(self, pane: ReadingPane, shown: Shown) -> bool:
        """Whether the source is selected in its pane by whoever is there, and not because it was shown."""
        if pane is self._desk.current():
            return True
        return pane.selected_annotation() == shown.source.id and shown.source.article not in self._emphasised

    def _bring(self, pane: ReadingPane, shown: Shown, one: Rendition, *, follow: bool, hold: bool) -> None:
        assert pane.article is not None
        pane.header.say("")
        pane.view.show_twin(differing(shown, one, pane.view.text), () if one.annotation else one.fragments)
        if one.annotation:
            self._emphasised[pane.article.id] = one.annotation
        if pane is not self._desk.current():
            pane.select_annotation(one.annotation or None, scroll=False)
        if follow and pane is not self._desk.current():
            pane.view.reach(one.fragments[-1].end, partial(self._arrive, pane, shown, one, hold=hold))

    def _arrive(self, pane: ReadingPane, shown: Shown, one: Rendition, *, hold: bool) -> None:
        span = one.fragments[0]
        if hold:
            pane.view.select(Span(span.start, span.start) if one.annotation else span, scroll=False)
        source = self._desk.pane_of(shown.source.article)
        source = source if source is not pane else None
        level = source.view.level_of(shown.source.fragments[0]) if source is not None else None
        pane.view.show_span(Span(span.start, one.fragments[-1].end), level)

    def _quiet(self, pane: ReadingPane) -> None:
        """As if nothing had been shown in it."""
        pane.header.say("")
        pane.view.show_twin((), ())
        before = self._emphasised.pop(pane.article.id if pane.article is not None else "", None)
        if before is not None and pane is not self._desk.current() and pane.selected_annotation() == before:
            pane.select_annotation(None, scroll=False)

    def _is_searched(self, pane: ReadingPane, shown: Shown) -> bool:
        """Whether it shows an article of the story in which twins are looked for."""
        source = self._context.workspace.read.article(shown.source.article)
        return pane.article is not None and source is not None and pane.article.story == source.story

    def _missing(self, shown: Shown, article: str) -> tuple[str, str]:
        absence = shown.absence(article)
        if absence is not None:
            team = self._context.workspace.read.annotators()
            who = next((a.name for a in team if a.id == absence.annotator), "")
            detail = _("Recorded by {name}, {when}").replace("{when}", absence.recorded[:10]).replace("{name}", who)
            return _("not reported here"), detail
        if shown.looked:
            return _("no twin found here"), ""
        return (_("not tagged here"), "") if shown.group is not None else ("", "")
