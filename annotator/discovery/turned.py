"""Whoever speaks behind the verb: "said the captain", "a annoncé lundi la compagnie"."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.flags import (
    ADVERB,
    ASKED,
    AUXILIARY,
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE_CUE,
    INVERTED,
    MARK,
    NUMBER,
    OF,
    PARTICIPLE,
    PLAIN,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    QUOTED,
    RELATIVE,
    SOURCE,
    SUBORDINATOR,
    THAT,
    TIME,
    TITLE,
    TO,
)
from annotator.discovery.frames import auxiliary_of
from annotator.discovery.phrases import is_name, phrase_after
from annotator.discovery.subjects import phrase_before
from annotator.discovery.telling import Phrase, SentenceReader
from annotator.discovery.tokens import Token

_ASIDE = 9
"""Tokens between a verb and whoever speaks behind it at most."""
_FEW = 5
"""Tokens behind whoever speaks before the clause ends."""
_SPEAKS = SOURCE | PRONOUN | DETERMINER | NUMBER | TITLE


class Turned(SentenceReader):
    """Finds them in one sentence."""

    def inverted(self, at: int, first: int) -> Phrase | None:
        """The subject after the verb, where what follows it lets it be one."""
        tokens, start = self._tokens, at + 1
        if first < at and tokens[at - 1].flags & INVERTED:  # "a-t-il dit"
            return (at - 1, at), (at - 1, at)
        while start < self._end and self._is_aside(start):
            start += 1
        start = self._past_commas(start) if self.after_passage(first) else start
        if start < self._end and tokens[start].flags & THAT:
            return None
        if start < self._end and tokens[start].flags & INVERTED:
            return (start, start + 1), (start, start + 1)
        start = self._past_listener(start)
        found = phrase_after(tokens, self._past_manner(start, first))
        if found is None or found[1][1] > self._end:
            return None
        core = tokens[found[0][0] : found[0][1]]
        core = core[: self._head_end(core)]
        sayer = _SPEAKS if tokens[at].flags & PLAIN or self.after_passage(first) else _SPEAKS & ~(DETERMINER | NUMBER)
        many = tokens[at].flags & PLAIN and found[1][1] >= self._end and core[-1].word.endswith("s")  # "say inspectors"
        if not (many or any(t.flags & sayer or is_name(t) for t in core)) or (len(core) == 1 and core[0].flags & TIME):
            return None
        follows = tokens[found[1][1]].flags if found[1][1] < len(tokens) else MARK
        follows |= TIME if self._is_aside(found[1][1]) else 0  # "afirmó Rau este lunes"
        ends = MARK | COMMA | QUOTED | PREPOSITION | TIME | COORDINATOR | RELATIVE | ADVERB | PARTICIPLE | THAT
        ends |= SUBORDINATOR | TO | QUESTION
        joins = follows & COORDINATOR and not self.after_passage(first)
        he = len(core) == 1 and core[0].flags & PRONOUN
        prefix = self._lexicon.language.comma_clauses and (he or self._ends_soon(found[1][1], first))
        fits = prefix or follows & ends
        return found if fits and not follows & AUXILIARY and not joins else None

    def stands_second(self, first: int, at: int, start: int) -> bool:
        """Whether what begins at ``start`` is no subject, as the verb stands second: "In einem Brief schrieb Rau"."""
        tokens = self._tokens
        led = start and tokens[start - 1].flags & PREPOSITION
        leads = start < first and tokens[start].flags & (PREPOSITION | ASKED) and not tokens[start].flags & DETERMINER
        pronoun = at + 1 < self._end and tokens[at + 1].flags & PRONOUN and not tokens[at + 1].flags & ADVERB
        return bool(led or leads or pronoun)  # "Dem Boten dankte er"

    def frame(self, first: int, at: int, *, past_marks: bool = False) -> int | None:
        """Where the first part of a verb stands whose second, at ``at``, ends the clause."""
        if not self._lexicon.language.comma_clauses or any(t.flags & AUXILIARY for t in self._tokens[first:at]):
            return None
        ends = at + 1 >= self._end or bool(self._tokens[at + 1].flags & (MARK | QUOTED))
        return auxiliary_of(self._tokens, first, past_marks=past_marks) if ends else None

    def framed(self, auxiliary: int) -> Phrase | None:
        """Who stands before the auxiliary, or behind it where something else does: "Am Montag hat Rau gesagt"."""
        before = phrase_before(self._tokens, auxiliary)
        if before is None or self.stands_second(auxiliary, auxiliary, before[1][0]):
            return phrase_after(self._tokens, auxiliary + 1)
        return before

    def _past_manner(self, at: int, first: int) -> int:
        """Past an adjective behind the verb of a tag: "afirmó rotundo el capitán"."""
        two = self._tokens[at : at + 2] if self.after_passage(first) else ()
        manner = len(two) > 1 and not two[0].flags and two[1].flags & DETERMINER and not self._lexicon.bare_clauses
        return at + 1 if manner else at

    def _ends_soon(self, at: int, first: int) -> bool:
        """Whether the clause ends behind the token at ``at``, that of a tag soon: "stellte Rau nüchtern fest"."""
        if at + 1 == self._end or not self.after_passage(first):
            return at + 1 == self._end
        rest = self._tokens[at : min(self._end, at + _FEW)]
        closing = next((n for n, token in enumerate(rest) if token.flags & MARK), len(rest))
        ends = closing < len(rest) or at + closing == self._end
        return ends and not any(t.flags & (FINITE_CUE | AUXILIARY | THAT | COORDINATOR) for t in rest[:closing])

    def _past_commas(self, at: int) -> int:
        """Past what stands between two commas behind the verb of a tag: "a reconnu, très ému, le capitaine"."""
        tokens = self._tokens
        if at >= self._end or not tokens[at].flags & COMMA:
            return at
        closing = next((n for n in range(at + 1, min(self._end, at + _ASIDE)) if tokens[n].flags & MARK), at)
        plain = tokens[closing].flags & COMMA and closing + 1 < self._end and closing > at
        if not plain or any(t.flags & (FINITE_CUE | QUOTED | AUXILIARY) for t in tokens[at:closing]):
            return at
        after = tokens[closing + 1]
        return closing + 1 if after.flags & _SPEAKS or is_name(after) else at

    def _head_end(self, core: Sequence[Token]) -> int:
        """Where what hangs on the noun of ``core`` begins: "la reputación de Rau" says nothing."""
        hangs = (n for n, t in enumerate(core) if n and t.flags & (OF | PREPOSITION) and not is_name(t))
        return next(hangs, len(core)) if self._lexicon.infinitive_endings else len(core)

    def _past_listener(self, at: int) -> int:
        """Past whom it is said to, before whoever says it: "a indiqué à l'AFP une source", "dijo a Efe el alcalde"."""
        if self._lexicon.bare_clauses or at >= self._end or not self._tokens[at].flags & PREPOSITION:
            return at
        listener = phrase_after(self._tokens, at + 1, apposition=False)
        end = listener[1][1] if listener else at
        return end if end < self._end and self._tokens[end].flags & (DETERMINER | SOURCE | TITLE) else at

    def _is_aside(self, at: int) -> bool:
        """Whether an adverb or a date stands between verb and subject: "a annoncé lundi la compagnie"."""
        flags = self._tokens[at].flags if at < self._end else MARK
        if flags & (ADVERB | TIME) and not (flags & DETERMINER and self._determines(at)):
            return not flags & (PRONOUN | MARK)
        dated = at + 1 < self._end and self._tokens[at + 1].flags & TIME
        return bool(flags & DETERMINER and dated)

    def _determines(self, at: int) -> bool:
        """Whether a noun follows the determiner at ``at``, which could be an object too: "l'uomo", "ihr Mann"."""
        after = self._tokens[at + 1].flags if at + 1 < self._end else 0
        return bool(after & (SOURCE | TITLE)) or not after

    def after_passage(self, first: int) -> bool:
        """Whether a passage ends before the tag that begins at ``first``, and no conjunction stands between."""
        before = self._tokens[max(0, first - 2) : first]
        joined = self._lexicon.bare_clauses and before and before[-1].flags & COORDINATOR
        return not joined and any(t.flags & QUOTED for t in before)
