"""The words and marks of one sentence, each with what it can be."""

from __future__ import annotations

from typing import NamedTuple

from annotator.discovery.flags import ADVERB, CAPITAL, COMMA, MARK, NUMBER, POSSESSIVE, QUOTED
from annotator.discovery.lexicon import Lexicon, folded
from annotator.discovery.shapes import BLANK, ELIDING, WORD

_SHORT = 4
_COMMAS = ",،、，"


class Token(NamedTuple):
    """``word`` is folded; ``flags`` are those of :mod:`annotator.discovery.flags`."""

    start: int
    end: int
    word: str
    flags: int


def tokens_of(masked: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """The tokens of ``masked[start:end]``; several words that stand together in the lexicon are one."""
    pattern = ELIDING if lexicon.elides else WORD
    found: list[Token] = []
    for match in pattern.finditer(masked, start, end):
        _add(found, match[0], match.start(), match.end(), lexicon, end)
    return _merged(found, lexicon) if lexicon.longer else found


def _add(found: list[Token], word: str, start: int, stop: int, lexicon: Lexicon, end: int) -> None:
    first = word[0]
    if first == BLANK:
        found.append(Token(start, stop, "", QUOTED))
    elif first.isalnum() or (first == "-" and len(word) > 1):
        _add_word(found, word, start, lexicon)
    elif word == "." and stop < end and found and found[-1].end == start and not found[-1].flags & (MARK | QUOTED):
        last = found[-1]  # a point inside a sentence shortens the word before it
        found[-1] = Token(last.start, stop, last.word, last.flags)
    elif word not in "'’" or not found or found[-1].end != start:
        found.append(Token(start, stop, word, MARK | COMMA if word in _COMMAS else MARK))


def _add_word(found: list[Token], word: str, start: int, lexicon: Lexicon) -> None:
    form = folded(word)
    flags = lexicon.flags.get(form)
    owner = 0
    if flags is None and not lexicon.elides and form[-2:] in ("'s", "s'"):
        owner = 2 if form.endswith("'s") else 1
        form = form[:-owner]
        flags = lexicon.flags.get(form)
    elif flags is None and form.endswith("'") and not lexicon.elides:
        form = form[:-1]
        flags = lexicon.flags.get(form)
    stop = start + len(word) - owner
    shape = CAPITAL if word[0].isupper() else NUMBER if word[0].isdigit() else 0
    if flags is None and shape == CAPITAL and lexicon.language.compounds:
        flags = lexicon.flags_of(form)
    if flags is None and not shape and len(form) > _SHORT and form.endswith(lexicon.adverb_endings):
        flags = ADVERB
    found.append(Token(start, stop, form, (flags or 0) | shape))
    if owner:
        found.append(Token(stop, stop + owner, "'s", POSSESSIVE))


def _merged(found: list[Token], lexicon: Lexicon) -> list[Token]:
    longer = lexicon.longer
    if not any(token.word in longer for token in found):
        return found
    done: list[Token] = []
    at = 0
    while at < len(found):
        token = found[at]
        for words, flags in longer.get(token.word, ()):
            if tuple(t.word for t in found[at : at + len(words)]) == words:
                last = found[at + len(words) - 1]
                done.append(Token(token.start, last.end, " ".join(words), flags | token.flags & CAPITAL))
                at += len(words)
                break
        else:
            done.append(token)
            at += 1
    return done
