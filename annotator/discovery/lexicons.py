"""All lexicons of a folder, read with care: teams write them by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
import yaml

from annotator.discovery.cues import Cues
from annotator.discovery.lexicon import LISTS, Language, Lexicon, folded, not_words
from annotator.discovery.shapes import LETTERS
from annotator.model.errors import LexiconError

_SAMPLE = 4_000
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Makes nothing but strings, lists and mappings; the one in C is nine times faster and not in every build."""
_DEEPEST = 8
_LARGEST = 1_000_000


class Lexicons:
    """The lexicons by language."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self.languages: Mapping[str, Language] = {one.language: one for one in languages}
        self._ready: dict[str, Lexicon] = {}

    def of(self, language: str | None, text: str) -> Lexicon:
        """The lexicon of ``language``, else the one most of whose small words stand at the beginning of ``text``."""
        code = (language or "").casefold().replace("_", "-").partition("-")[0]
        if code not in self.languages:
            words = [folded(word) for word in LETTERS.findall(text[:_SAMPLE])]
            code = max(self.languages, key=lambda one: (self._lexicon(one).known(words), one == "en"))
        return self._lexicon(code)

    def cues(self) -> Cues:
        """The lists of all languages as patterns."""
        return Cues(self.languages.values(), lambda text: self.of(None, text))

    def _lexicon(self, code: str) -> Lexicon:
        if code not in self._ready:
            others = [one for other, one in self.languages.items() if other != code]
            self._ready[code] = Lexicon(self.languages[code], others)
        return self._ready[code]


def load_lexicons(*folders: Path) -> Lexicons:
    """The lexicons in ``folders``, a YAML file a language; lists of one language in several files are put together.

    Folders that are missing hold none. Raises LexiconError.
    """
    found: dict[str, Language] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            language = read_language(path)
            there = found.get(language.language)
            found[language.language] = _put_together(there, language) if there else language
    if not found:
        raise LexiconError("lexicon.none", folder=str(folders[0]) if folders else "")
    return Lexicons(found.values())


def read_language(path: Path) -> Language:
    """The lists of one file. Every word is read as a word: ``no`` and ``on`` too. Raises LexiconError."""
    try:
        raw = path.read_bytes()
    except OSError as failed:
        raise LexiconError("lexicon.unreadable", path=str(path), reason=failed.strerror or str(failed)) from failed
    if len(raw) > _LARGEST:
        raise LexiconError("lexicon.too_large", path=str(path), limit=_LARGEST)
    try:
        text = raw.decode("utf-8")
        _check_depth(text)
        tree = yaml.load(text, Loader=_LOADER)  # noqa: S506
        language = msgspec.convert(tree, Language, strict=False)
    except (yaml.YAMLError, UnicodeDecodeError, msgspec.ValidationError, RecursionError) as failed:
        reason = " ".join(str(failed).split())
        raise LexiconError("lexicon.malformed", path=str(path), reason=reason) from failed
    _check(path, language)
    return language


def _check_depth(text: str) -> None:
    """Deep nesting, by which the loader would end the program, is refused before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise yaml.YAMLError(f"nested more than {_DEEPEST} deep")


def _check(path: Path, language: Language) -> None:
    code = language.language
    if not (2 <= len(code) <= 3 and code.isascii() and code.isalpha() and code.islower()):
        raise LexiconError("lexicon.language", path=str(path), language=code)
    for listed in LISTS:
        wrong = not_words(getattr(language, listed))
        if wrong:
            raise LexiconError("lexicon.no_word", path=str(path), list=listed, word=wrong[0])


def _put_together(one: Language, other: Language) -> Language:
    united = {listed: tuple(dict.fromkeys((*getattr(one, listed), *getattr(other, listed)))) for listed in LISTS}
    return msgspec.structs.replace(one, **united)
