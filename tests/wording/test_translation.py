"""The interface language is found, falls back to English, and knows plurals and contexts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from annotator import paths
from annotator.wording import translation
from annotator.wording.translation import _, install_language, ngettext, pgettext

GERMAN = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Open"
msgstr "Öffnen"

msgctxt "state"
msgid "Open"
msgstr "Offen"

msgid "{count} quote"
msgid_plural "{count} quotes"
msgstr[0] "{count} Zitat"
msgstr[1] "{count} Zitate"
"""


@pytest.fixture(autouse=True)
def _german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "translations" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "annotator.mo").open("wb") as file:
        write_mo(file, read_po(io.StringIO(GERMAN), locale="de"))
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    yield
    monkeypatch.undo()
    install_language("en")


def test_english_before_anything_is_installed() -> None:
    assert _("Open") == "Open"
    assert ngettext("{count} quote", "{count} quotes", 2) == "{count} quotes"


def test_german() -> None:
    assert install_language("de") == "de"
    assert _("Open") == "Öffnen"
    assert pgettext("state", "Open") == "Offen"
    assert ngettext("{count} quote", "{count} quotes", 1) == "{count} Zitat"
    assert _("Never translated") == "Never translated"
    assert _("") == "", "gettext would answer with the catalogue's header"


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de_DE"),
        ({"LANG": "C.UTF-8", "LC_ALL": "de_AT"}, "de_AT"),
        ({"LANG": "de", "LC_ALL": "C"}, "en"),
        ({"LANGUAGE": "en_GB:de", "LANG": "de"}, "en"),
        ({"LANGUAGE": "xx:de"}, "de"),
        ({"LANG": "../../etc"}, "en"),
    ],
)
def test_the_environment_chooses(environment: dict[str, str], found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)

    assert install_language() == found


def test_english_again() -> None:
    install_language("de")

    assert install_language("tlh") == translation.SOURCE_LANGUAGE
    assert _("Open") == "Open"
