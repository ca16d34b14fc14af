"""Whose a quote without tag is: by the same words elsewhere, by what leads to it, by the quotes beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import regex

from annotator.discovery.draft import Draft
from annotator.discovery.page import Page
from annotator.discovery.people import People
from annotator.discovery.proposals import Source
from annotator.model.span import Span

_FARTHEST = 12
"""Quotes of a paragraph among which one without tag finds its source."""
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_FAR = 1_500
"""Code points within which who spoke last goes on speaking."""
_LEAST = 3
"""Words that a quote must have to be known again."""
_MOST = 40
"""Quotes of an article of which is asked whether their words stand elsewhere, so that time stays near-linear."""
_MANY_SAY = ("n", "no")
"""How verbs of many end where a verb needs no pronoun."""
_LINE = 200
"""Code points of what leads to a quote with a colon."""

Sources = tuple[Source, ...]


class Inheriting:
    """Answers for the drafts of one page, of which ``own`` are the sources that their tags name."""

    def __init__(self, page: Page, people: People, drafts: Sequence[Draft], own: Sequence[Sources]) -> None:
        self._page, self._people, self._drafts, self._own = page, people, drafts, own
        self._asked = 0

    def of(self, number: int) -> tuple[Sources, str]:
        """The sources of the draft of that number, and why, a key; nothing where nobody is near."""
        draft = self._drafts[number]
        if draft.why in ("untagged", "colon"):
            if found := self._elsewhere(number):
                return found, "said_elsewhere"
            if found := self._led_to(draft):
                return found, "colon"
        found = self._dropped(number) or self._between(number) or self._beside(number) or self._spoke_last(number)
        return self._of_number(draft, found), "same_paragraph"

    def _of_number(self, draft: Draft, found: Sources) -> Sources:
        """``found``, unless it is one person and a verb without pronoun tells that many speak: "«No», dicen aquí"."""
        return () if len(found) == 1 and self._many_say(draft) and self._people.is_person(found[0].name) else found

    def _many_say(self, draft: Draft) -> bool:
        if not draft.cue or not self._page.lexicon.language.drops_subjects:
            return False
        verb = draft.cue[-1 if draft.why == "according_to" else 0]  # "según dijo"
        return self._page.text[verb.start : verb.end].endswith(_MANY_SAY)

    def _between(self, number: int) -> Sources:
        """Whom a sentence between the last quote and one without tag begins with: "Rau smiled. “We wait.”"."""
        draft = self._drafts[number]
        start = draft.fragments[0].start
        if draft.why not in ("untagged", "subjunctive"):
            return ()
        block = self._page.blocks[draft.block].start
        ends = [f.end for d in self._drafts[:number] if d.block == draft.block for f in (*d.fragments, *d.cue)]
        found = self._people.antecedents.subject_before(start, max([block, *ends]))
        return (found,) if found else ()

    def _dropped(self, number: int) -> Sources:
        """Whom a sentence between the last quote and a verb that needs no pronoun begins with: "Rau calló. Dijo …"."""
        draft = self._drafts[number]
        if draft.why in ("untagged", "colon") or not draft.cue or not self._page.lexicon.language.drops_subjects:
            return ()
        cue = draft.cue[0]
        if self._many_say(draft):
            return ()
        before = (own[0].mention.end for own in reversed(self._own[:number]) if own)
        found = self._people.antecedents.subject_before(cue.start, next(before, 0))
        return (found,) if found else ()

    def _spoke_last(self, number: int) -> Sources:
        """Who spoke last before a verb that needs no pronoun: "«Esperamos», añadió."."""
        draft = self._drafts[number]
        if not draft.cue or not self._page.lexicon.language.drops_subjects:
            return ()
        for at in range(number - 1, max(-1, number - _FARTHEST), -1):
            if self._own[at] and self._drafts[at].form != "marks_only":
                near = draft.fragments[0].start - self._drafts[at].fragments[0].start < _FAR
                return self._own[at] if near else ()
        return ()

    def _beside(self, number: int) -> Sources:
        """Those of the quote before it in the paragraph, else of the one after, else of the paragraph before."""
        drafts, own, block = self._drafts, self._own, self._drafts[number].block
        for step in (-1, 1):
            at = number + step
            while 0 <= at < len(drafts) and drafts[at].block == block and abs(at - number) <= _FARTHEST:
                if own[at] and drafts[at].form != "marks_only":
                    return own[at]
                at += step
        at = number - 1
        while at >= 0 and number - at <= _FARTHEST and drafts[at].form == "marks_only":
            at -= 1
        if at >= 0 and drafts[at].block == block - 1 and drafts[at].form != "marks_only" and own[at]:
            return own[at]
        return self._before(drafts[number])

    def _before(self, draft: Draft) -> Sources:
        """Whom the sentence before it is about, in the same paragraph: "Rau smiled. “We wait.”".

        In a paragraph of its own it is of whoever begins the sentence before.
        """
        if draft.form != "direct" and draft.why not in ("according_to", "subjunctive"):
            return ()
        block, start = self._page.blocks[draft.block], draft.fragments[0].start
        before = [sentence for sentence in self._page.sentences(block) if sentence.end <= start]
        if before:
            found = self._people.first_in(before[-1])
        elif draft.why == "untagged" and draft.block:
            last = list(self._page.sentences(self._page.blocks[draft.block - 1]))[-1:]
            found = self._people.antecedents.subject_before(last[0].end, last[0].start) if last else None
        else:
            found = None
        return (found,) if found else ()

    def _led_to(self, draft: Draft) -> Sources:
        """Whom the line before names that ends with a colon: "A statement by Jo Rau, the captain:"."""
        start = draft.fragments[0].start
        before = self._page.masked[max(0, start - _LINE) : start].rstrip()
        if not before.endswith(":"):
            return ()
        line = before.rpartition("\n")[2]
        end = max(0, start - _LINE) + len(before)
        found = self._people.first_in(Span(end - len(line), end))
        return (found,) if found else ()

    def _elsewhere(self, number: int) -> Sources:
        """Those of a quote that says the same and more, as the text has what its headline quotes."""
        said = self._said[number]
        self._asked += 1
        if self._asked > _MOST or said.count(" ") <= _LEAST:
            return ()
        for other, sources in enumerate(self._own):
            if sources and other != number and said in self._said[other]:
                return sources
        return ()

    @cached_property
    def _said(self) -> list[str]:
        """The words of each draft, in one form, with a space before and after each."""
        text = self._page.text
        fragments = (" ".join(text[f.start : f.end] for f in draft.fragments) for draft in self._drafts)
        return [f" {' '.join(_WORDS.findall(words.casefold()))} " for words in fragments]
