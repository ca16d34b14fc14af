"""The lexicon of cues: words that announce a quote, and words that name or stand for who speaks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
import regex


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's lists, as the file writes them; see ``resources/lexicons/cues.yaml``."""

    verbs: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    quoting: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()


class Cues:
    """The lists of all languages as patterns."""

    def __init__(self, languages: Iterable[Language]) -> None:
        listed = tuple(languages)
        self.verb = _pattern(word for language in listed for word in language.verbs)
        self.phrase = _pattern(word for language in listed for word in language.phrases)
        self.quoting = _pattern(word for language in listed for word in language.quoting)
        self.pronoun = _pattern(word for language in listed for word in language.pronouns)
        self.source = _pattern((word for language in listed for word in language.sources), _DETERMINED)
        self.titles = frozenset(word.casefold() for language in listed for word in language.titles)
        self.no_names = frozenset(word.casefold() for language in listed for word in language.no_names)


_DETERMINERS = "the|an?|another|one|her|his|their|der|die|das|ein|eine|le|la|les|un|une|el|los|las|una"
_DETERMINED = rf"(?:{_DETERMINERS})\s(?:[\p{{L}}\-’']+\s){{0,2}}?"


def load_cues(path: Path) -> Cues:
    """The lexicon in the YAML file at ``path``, which is one of ours (``resources/lexicons/cues.yaml``)."""
    return Cues(msgspec.yaml.decode(path.read_bytes(), type=dict[str, Language]).values())


def _pattern(words: Iterable[str], before: str = "") -> regex.Pattern[str]:
    """Any of ``words``, longest first, as whole words and case aside, with ``before`` in front."""
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    joined = "|".join(regex.escape(word) for word in listed) or r"(?!)"
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}]){before}(?:{joined})(?![\p{{L}}\p{{N}}])", regex.IGNORECASE)
