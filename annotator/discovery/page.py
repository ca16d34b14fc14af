"""A text laid out for reading speech from it: passages in marks blanked, sentences found around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import regex

from annotator.discovery.clitics import within_verbs
from annotator.discovery.dialogue import dialogue
from annotator.discovery.flags import AUXILIARY, ENDED, FINITE_CUE, PRONOUN, QUOTED, SMALL, WHOLE
from annotator.discovery.incises import parted
from annotator.discovery.lexicon import Lexicon, folded
from annotator.discovery.outlets import Outlets
from annotator.discovery.quotation import Passage, Quotations, quotations
from annotator.discovery.shapes import BLANK
from annotator.discovery.tokens import Token, tokens_of
from annotator.model.span import Span
from annotator.text.sentences import sentences

_WORDS = regex.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_WHOLE = (",", ".", "!", "?", "…")
_HEADLINE = 150
_OPENING = "“‘\"'«„"
"""Marks with which the words of another may begin: ““Why?” “Because,” she said."."""
_TAG_REACH = 80
"""Code points after a passage within which a tag must begin that belongs to its sentence."""


class Page:
    """``masked`` is as long as ``text``; ``outer`` are its outermost passages in order."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.found: Quotations = quotations(text)
        self.blocks = self.found.blocks
        marked = [p for p in self.found.passages if p.depth == 0]
        if lexicon.language.incises:
            marked = parted(text, marked, lexicon)
        spoken = dialogue(text, self.found.blocks, lexicon)
        apart = [s for s in spoken if not any(s.span.overlaps(p.span) for p in marked)] if spoken else []
        self.outer: list[Passage] = sorted((*marked, *apart), key=lambda p: p.span)
        self._starts = [p.span.start for p in self.outer]
        self.outlets = Outlets(text, self.outer, lexicon)
        self.masked = self._mask()

    def passages(self, span: Span) -> list[Passage]:
        """The outermost passages that begin inside ``span``."""
        first = bisect_right(self._starts, span.start - 1)
        return self.outer[first : bisect_right(self._starts, span.end - 1)]

    def sentences(self, block: Span) -> list[Span]:
        """The sentences of ``block``; a passage stands inside one, or ends it where its own last sentence ends."""
        return sentences(self.masked, block)

    def tells(self, sentence: Span) -> bool:
        """Whether a cue or a passage stands in ``sentence``."""
        cut = self.masked[sentence.start : sentence.end]
        if BLANK in cut or self._is_headline(cut):
            return True
        words = _WORDS.findall(cut.casefold().replace("’", "'"))
        lexicon = self.lexicon
        if not lexicon.cue_words.isdisjoint(words) or any(map(self._may_hold_cue, words)):
            return True
        if not lexicon.conjunctions.isdisjoint(words) and not lexicon.noun_cues.isdisjoint(words):
            return True
        begun = self.lexicon.longer_cues.keys() & set(words)
        joined = " ".join(words) if begun else ""
        return any(cue in joined for first in begun for cue in self.lexicon.longer_cues[first])

    def _is_headline(self, sentence: str) -> bool:
        """Whether it is a short line without a full stop and with a colon, which may name a source."""
        return len(sentence) < _HEADLINE and ": " in sentence and sentence[-1:].isalnum()

    def _may_hold_cue(self, word: str) -> bool:
        """Whether one of several parts of ``word`` may be a cue: "qu'annonce", "Polizei-Bericht", "report's"."""
        if "'" in word:
            return self.lexicon.elides or word.partition("'")[0] in self.lexicon.cue_words
        return "-" in word and (self.lexicon.elides or self.lexicon.language.compounds)

    def tokens(self, sentence: Span) -> list[Token]:
        """The tokens of ``sentence``."""
        found = within_verbs(tokens_of(self.masked, sentence.start, sentence.end, self.lexicon), self.lexicon)
        self.outlets.as_names(found)
        for number, token in enumerate(found):
            if token.flags & QUOTED:
                found[number] = token._replace(flags=token.flags | self._shape(token))
        return found

    def _shape(self, passage: Token) -> int:
        """Whether what is quoted ends as a sentence does, and may stand by itself: so, as it begins or by its verb."""
        inner = self.text[passage.start + 1 : passage.end - 1].strip(" ")
        if inner[-1:] in _WHOLE:
            return WHOLE | ENDED | (SMALL if inner[:1].islower() else 0)
        if inner[:1].isupper():
            return WHOLE
        flags = self.lexicon.flags
        words = map(folded, _WORDS.findall(inner[:_TAG_REACH]))
        whole = WHOLE if any(flags.get(w, 0) & (AUXILIARY | PRONOUN) for w in words) else 0
        return whole | (SMALL if inner[:1].islower() else 0)

    def _mask(self) -> str:
        parts: list[str] = []
        last = 0
        for passage in self.outer:
            span = passage.span
            parts += (self.text[last : span.start], BLANK * (len(span) - 1))
            parts.append("." if self._ends_sentence(passage) else BLANK)
            last = span.end
        return "".join((*parts, self.text[last:])).replace("\r", "\n")

    def _ends_sentence(self, passage: Passage) -> bool:
        """Whether the sentence around ``passage`` ends with it, which its own last mark and what follows tell."""
        if passage.continued:
            return True
        end = passage.span.end
        last = self.text[passage.inner.start : passage.inner.end].rstrip()[-1:]
        after = self.text[end : end + _TAG_REACH].lstrip()
        if last not in ".!?…" or not last or len(passage.inner) < 2:
            return False
        first = after[:1]
        if not first or first in ",;:—–-.)" or first.islower():
            return not first
        answered = first in _OPENING and after[1:2].isalnum() and self.text[end : end + 1].isspace()
        return last == "." or answered or not self._tag_follows(after)

    def _tag_follows(self, after: str) -> bool:
        near = regex.split(r"(?<=\w\w\w)[.!?]\s", after, maxsplit=1)[0]
        flags = self.lexicon.flags
        return any(flags.get(w, 0) & FINITE_CUE for w in map(folded, _WORDS.findall(near)))

    def __iter__(self) -> Iterator[tuple[Span, list[Span]]]:
        """Each block with its sentences."""
        for block in self.blocks:
            yield block, self.sentences(block)
