from __future__ import annotations

import shlex
import sys
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path

import pytest

from annotator.cli import desktop
from tests.cli.answers import CommandLine


@pytest.mark.skipif(sys.platform != "linux", reason="the desktops of Linux")
def test_it_is_put_in_place_once_asked(annotator: CommandLine, own_folders: Path) -> None:
    data = own_folders / "data"
    told = annotator("desktop")
    assert (told.code, data.exists()) == (0, False)

    told = annotator("desktop", "--install")
    assert (told.code, told.err) == (0, "")
    assert all(Path(line).is_file() for line in told.out.splitlines())
    entry = ConfigParser(interpolation=None)
    entry.read(data / "applications" / "annotator.desktop", "utf-8")
    words = shlex.split(entry["Desktop Entry"]["Exec"])
    assert words == [sys.executable, "-m", "annotator", "%f"]
    types = ET.parse(data / "mime" / "packages" / "annotator.xml").getroot()
    glob = next(types.iter("{http://www.freedesktop.org/standards/shared-mime-info}glob"))
    named = next(types.iter("{http://www.freedesktop.org/standards/shared-mime-info}mime-type"))
    assert glob.get("pattern") == "*.annotator"
    assert entry["Desktop Entry"]["MimeType"] == f"{named.get('type')};"


@pytest.mark.skipif(sys.platform != "linux", reason="the desktops of Linux")
def test_a_folder_that_cannot_be_written_is_told(annotator: CommandLine, own_folders: Path) -> None:
    (own_folders / "data").write_text("in the way")
    told = annotator("desktop", "--install")

    assert (told.code, told.out) == (1, "")


def test_elsewhere_it_says_what_to_do(annotator: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop.sys, "platform", "darwin")

    assert "Open with" in annotator("desktop", "--install").err


@pytest.mark.parametrize("word", ["/a b/python", '/a"b/python', "/a$b`c/python", "/100%/python", "/a\\b"])
def test_a_path_is_quoted_as_desktops_read_it(word: str) -> None:
    quoted = desktop._quoted(word)
    # Undone in the order of a desktop: the value's backslashes, the quotes, the per cent signs.
    value = quoted.replace("\\\\", "\\")
    assert value[0] == value[-1] == '"'
    inner, plain, at = value[1:-1], "", 0
    while at < len(inner):
        at += inner[at] == "\\"
        plain += inner[at]
        at += 1
    assert plain.replace("%%", "%") == word
