"""The lexicon of cues: words that announce a quote, and words that name or stand for who speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import regex

from annotator.discovery.lexicon import Language, Lexicon


class Cues:
    """The lists of all languages as patterns; ``lexicon_of`` gives the one lexicon that a text is likeliest of."""

    def __init__(self, languages: Iterable[Language], lexicon_of: Callable[[str], Lexicon]) -> None:
        listed = tuple(languages)
        self.lexicon_of = lexicon_of
        self.verb = _pattern(word for language in listed for word in _verbs(language))
        self.phrase = _pattern(word for language in listed for word in language.phrases)
        self.quoting = _pattern(word for language in listed for word in language.quoting_verbs)
        self.pronoun = _pattern(word for language in listed for word in language.pronouns)
        self.source = _pattern((word for language in listed for word in language.sources), _DETERMINED)
        self.titles = frozenset(word.casefold() for language in listed for word in language.titles)
        self.no_names = frozenset(word.casefold() for language in listed for word in language.no_names)


_DETERMINERS = "the|an?|another|one|her|his|their|der|die|das|ein|eine|le|la|les|un|une|el|los|las|una"
_DETERMINED = rf"(?:{_DETERMINERS})\s(?:[\p{{L}}\-’']+\s){{0,2}}?"


def _verbs(language: Language) -> tuple[str, ...]:
    """Forms that stand beside a quote with whoever speaks before or after them."""
    return (
        *language.plain_verbs,
        *language.verbs,
        *language.that_verbs,
        *language.asking_verbs,
        *language.ordering_verbs,
        *language.beside_verbs,
        *language.participles,
    )


def _pattern(words: Iterable[str], before: str = "") -> regex.Pattern[str]:
    """Any of ``words``, longest first, as whole words and case aside, with ``before`` in front."""
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    joined = "|".join(regex.escape(word) for word in listed) or r"(?!)"
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}]){before}(?:{joined})(?![\p{{L}}\p{{N}}])", regex.IGNORECASE)
