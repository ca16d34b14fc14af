"""The interface language: every sentence shown to a person passes through here.

The catalogue in use is the one piece of state that this program keeps in a module. The language is the one thing
that every sentence shares: it is chosen once, when the program starts, before anything is shown, and handing it to
each of some hundred places that say a word would tell the reader nothing. A context variable would not do, because
jobs in other threads word their progress too and do not inherit it.
"""

from __future__ import annotations

import gettext as catalogues
import os
from collections.abc import Iterator

from annotator import paths

DOMAIN = "annotator"
SOURCE_LANGUAGE = "en"


class _Interface:
    """What the person reads: a catalogue, English itself until another language is installed."""

    catalogue: catalogues.NullTranslations = catalogues.NullTranslations()


_interface = _Interface()


def install_language(code: str | None = None) -> str:
    """Show everything worded from now on in ``code`` (``"de"``, ``"pt_BR"``), or in what the environment asks for.

    Answers with the language that was found; a language without a catalogue leaves the program in English.
    """
    for wanted in [code] if code else _asked_for():
        if wanted.partition("_")[0] == SOURCE_LANGUAGE:
            break
        if catalogues.find(DOMAIN, _folder(), [wanted]):
            _interface.catalogue = catalogues.translation(DOMAIN, _folder(), [wanted])
            return wanted
    _interface.catalogue = catalogues.NullTranslations()
    return SOURCE_LANGUAGE


def _(message: str) -> str:
    """``message`` in the interface language."""
    return _interface.catalogue.gettext(message) if message else ""


def ngettext(one: str, many: str, number: int) -> str:
    """The form of the sentence that goes with ``number``; its ``{count}`` is left for the caller to fill."""
    return _interface.catalogue.ngettext(one, many, number)


def pgettext(context: str, message: str) -> str:
    """``message`` where one English word has several translations and ``context`` says which is meant."""
    return _interface.catalogue.pgettext(context, message)


def later(message: str) -> str:
    """``message`` itself, marked for extraction: for tables that are translated when they are read."""
    return message


def _folder() -> str:
    return str(paths.resources() / "translations")


def _asked_for() -> Iterator[str]:
    """The languages that the environment names, dearest first, in gettext's order of variables."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            for language in value.split(":"):
                name = language.partition(".")[0].partition("@")[0]
                yield SOURCE_LANGUAGE if name in ("C", "POSIX") else name
            return
