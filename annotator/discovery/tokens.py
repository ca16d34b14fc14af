"""The words and marks of one sentence, each with what it can be."""

from __future__ import annotations

from typing import NamedTuple

from annotator.discovery.flags import ADVERB, CAPITAL, COMMA, MARK, NUMBER, POSSESSIVE, QUOTED
from annotator.discovery.lexicon import Lexicon, ReadWord, folded
from annotator.discovery.shapes import BLANK, CURRENCIES, ELIDING, WORD

_SHORT = 4
_KEPT = 50_000
"""Words of which is kept what they are."""
_LEADS = "-" + CURRENCIES
"""Signs with which a word may begin."""
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
    read = lexicon.read
    found: list[Token] = []
    begun: list[int] = []
    for match in pattern.finditer(masked, start, end):
        word = match[0]
        known = read.get(word)
        if known is None and (word[0].isalnum() or (word[0] in _LEADS and len(word) > 1)):
            known = _remembered(word, lexicon)
        if known is None:
            _add_mark(found, word, match.start(), match.end(), end)
            continue
        form, flags, owner, begins = known
        if begins:
            begun.append(len(found))
        stop = match.end() - owner
        found.append(Token(match.start(), stop, form, flags))
        if owner:
            found.append(Token(stop, stop + owner, "'s", POSSESSIVE))
    return _merged(found, begun, lexicon) if begun else found


def _add_mark(found: list[Token], word: str, start: int, stop: int, end: int) -> None:
    if word[0] == BLANK:
        found.append(Token(start, stop, "", QUOTED))
    elif word == "." and stop < end and found and found[-1].end == start and not found[-1].flags & (MARK | QUOTED):
        last = found[-1]  # a point inside a sentence shortens the word before it
        initial = last.end - last.start == 1 and last.flags & CAPITAL  # "Jo A. Rau": no article
        found[-1] = Token(last.start, stop, last.word, CAPITAL if initial else last.flags)
    elif word not in "'’" or not found or found[-1].end != start:
        found.append(Token(start, stop, word, MARK | COMMA if word in _COMMAS else MARK))


def _remembered(word: str, lexicon: Lexicon) -> ReadWord:
    """What ``word`` is, kept since a text has few words often."""
    if len(lexicon.read) >= _KEPT:
        lexicon.read.clear()
    known = lexicon.read[word] = _read(word, lexicon)
    return known


def _read(word: str, lexicon: Lexicon) -> ReadWord:
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
    aged = word[0].isdigit() and sum(map(str.isalpha, word)) >= _SHORT  # "29-year-old"
    counted = (word[0].isdigit() and not aged) or word[0] in CURRENCIES
    shape = CAPITAL if word[0].isupper() else NUMBER if counted else 0
    if flags is None and shape == CAPITAL and lexicon.language.compounds:
        flags = lexicon.flags_of(form)
    if flags is None and not shape and len(form) > _SHORT and form.endswith(lexicon.adverb_endings):
        flags = ADVERB
    return form, (flags or 0) | shape, owner, form in lexicon.longer


def _merged(found: list[Token], begun: list[int], lexicon: Lexicon) -> list[Token]:
    """``found`` with several words as one that the lexicon has together; they begin at some of ``begun``."""
    done: list[Token] = []
    last = 0
    for at in begun:
        token = found[at]
        second = found[at + 1].word if at + 1 < len(found) else ""
        for words, flags in lexicon.longer[token.word] if at >= last else ():
            end = at + len(words)
            if words[1] == second and tuple(t.word for t in found[at:end]) == words:
                done += found[last:at]
                done.append(Token(token.start, found[end - 1].end, " ".join(words), flags | token.flags & CAPITAL))
                last = end
                break
    return done + found[last:] if last else found
