import re
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication

from annotator.settings import Appearance
from annotator.ui.theme import style
from annotator.ui.theme.system import SYSTEM, theme_for
from annotator.ui.theme.tokens import DARK, LIGHT, THEMES


@pytest.fixture
def application(qapp: QApplication):
    before = (qapp.style().name(), qapp.palette())
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(before[1])
    qapp.setStyle(before[0])


@pytest.mark.parametrize("name", sorted(THEMES))
def test_a_theme_is_put_on(application, name):
    theme = THEMES[name]
    style.apply(application, theme)
    assert application.palette().window().color().name() == theme.window
    assert application.palette().text().color().name() == theme.text
    assert "$" not in application.styleSheet()


def test_an_unknown_choice_follows_the_desktop(qapp):
    assert theme_for("dark") is DARK
    assert theme_for(SYSTEM) in (LIGHT, DARK)
    assert theme_for("gone since") in (LIGHT, DARK)


def test_every_appearance_of_the_settings_is_a_theme_or_the_desktop() -> None:
    assert {*get_args(Appearance)} == {SYSTEM, *THEMES}
    assert theme_for("contrast").high_contrast


@pytest.mark.parametrize("name", sorted(THEMES))
def test_every_picture_that_the_sheet_names_is_there(name):
    pictures = re.findall(r'url\("([^"]+)"\)', style.sheet_of(THEMES[name]))
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)
