"""Verbs of saying whose parts stand apart: "„Wir gehen“, hatte Rau am Montag gesagt", "sprach am Abend von „Murks“"."""

from __future__ import annotations

from annotator.discovery.flags import (
    ADVERB,
    APART,
    AUXILIARY,
    BESIDE,
    CALLING,
    COMMA,
    COORDINATOR,
    FINITE_CUE,
    MARK,
    NAMING,
    PLAIN,
    PRONOUN,
    QUOTED,
    SOURCE,
    THAT,
    THINKING,
    TIME,
    TITLE,
    VERB,
)
from annotator.discovery.phrases import Range, is_name, phrase_after
from annotator.discovery.subjects import phrase_before
from annotator.discovery.telling import Phrase, Report
from annotator.discovery.turned import Turned

_REACH = 12
"""Tokens between a verb and the preposition that leads to what it names."""
_FEW = 4
"""Tokens between that preposition and the words in marks."""
_SPEAKS = SOURCE | PRONOUN | TITLE
_SAYS = PLAIN | VERB | BESIDE | THINKING
_OTHER = MARK | COORDINATOR | THAT | FINITE_CUE


class Parted(Turned):
    """Reads them in one sentence."""

    def read(self, at: int) -> Report | None:
        """What the verb at ``at`` reports with a part of it elsewhere in its clause."""
        return self._framed_tag(at) or self._named(at) or self._called_first(at)

    def _called_first(self, at: int) -> Report | None:
        """As in "Gerüchte über ein Ende nannte eine Sprecherin „frei erfunden“": what is called so stands first."""
        if not self._tokens[at].flags & NAMING or not self._lexicon.language.comma_clauses:
            return None
        before, subject = phrase_before(self._tokens, at), self._speaker(at + 1, self._end)
        if subject is None or before is None or not self.stands_second(at, at, before[1][0]):
            return None
        end = subject[1][1]
        if self._tokens[at + 1].flags & PRONOUN or end >= self._end or not self._tokens[end].flags & QUOTED:
            return None
        return Report("called", [(at, at + 1)], subject, [(end, end + 1)])

    def _framed_tag(self, at: int) -> Report | None:
        """As in "Es gebe „keinen Anlass“, hatte er der Zeitung gesagt": what stands before its auxiliary is said."""
        frame = self.frame(at, at) if self._tokens[at].flags & _SAYS else None
        if frame is None or not frame or not self._tokens[frame - 1].flags & (COMMA | QUOTED):
            return None
        subject = self._speaker(frame + 1, at)
        after = self._tokens[at + 1 : at + 3]
        goes_on = len(after) > 1 and bool(after[1].flags & QUOTED)
        before = self._sentence.before(frame, quoted_only=False, goes_on=goes_on) if subject else None
        if before is None or (not before[1] and len(after) > 1 and not goes_on):
            return None
        report = Report("tag_after", [(frame, frame + 1), (at, at + 1)], subject, before[0], quoted=before[1])
        self._sentence.goes_on(report, at + 1)
        return report

    def _speaker(self, start: int, end: int) -> Phrase | None:
        """Who speaks behind an auxiliary."""
        while start < end and self._tokens[start].flags & (ADVERB | TIME) and not self._tokens[start].flags & PRONOUN:
            start += 1
        found = phrase_after(self._tokens[:end], start) if start < end else None
        core = self._tokens[slice(*found[0])] if found else ()
        return found if any(t.flags & _SPEAKS or is_name(t) for t in core) else None

    def _named(self, at: int) -> Report | None:
        """As in "sprachen am Abend von „Murks“", "hatte von „Pech“ gesprochen", "a parlé lundi d’un « choc »"."""
        led = self._prepositions(at)
        frame = self.frame(at, at, past_marks=True) if led else None
        start, end = (at + 2, self._end) if frame is None else (frame + 1, at)
        place = next((n for n in range(start, min(end, start + _REACH)) if self._tokens[n].word in led), None)
        content = None if place is None else self._marked(place + 1, end)
        if place is None or content is None or any(t.flags & _OTHER for t in self._tokens[start:place]):
            return None
        subject = self._subject(at) if frame is None else self._framed(frame, place)
        if subject is None:
            return None
        cue = (
            [(at, at + 1), (place, place + 1)]
            if frame is None
            else [(frame, frame + 1), (place, place + 1), (at, at + 1)]
        )
        return Report("called", cue, subject, [content])

    def _framed(self, frame: int, place: int) -> Phrase | None:
        """Who stands behind an auxiliary and before the preposition at ``place``, else before it."""
        return self._speaker(frame + 1, place) or phrase_before(self._tokens, frame)

    def _prepositions(self, at: int) -> tuple[str, ...]:
        """The words that make a verb of naming of the one at ``at``."""
        token = self._tokens[at]
        forms = self._lexicon.longer.get(token.word, ()) if token.flags & APART and not token.flags & CALLING else ()
        return tuple(words[1] for words, flags in forms if flags & NAMING and len(words) == 2)

    def _marked(self, start: int, end: int) -> Range | None:
        """What is named from ``start``, if words in marks stand in it."""
        for number in range(start, min(end, start + _FEW)):
            flags = self._tokens[number].flags
            if flags & QUOTED:
                return start, number + 1
            if flags & (MARK | AUXILIARY | FINITE_CUE):
                return None
        return None

    def _subject(self, at: int) -> Phrase | None:
        """Who stands before the verb, or behind it where something else does."""
        before = phrase_before(self._tokens, at)
        if before is None or self.stands_second(at, at, before[1][0]):
            return self.inverted(at, at) or before
        return before
