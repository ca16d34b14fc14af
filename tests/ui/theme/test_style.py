import re
from pathlib import Path
from typing import get_args

import pytest

from annotator.settings import Appearance
from annotator.ui.theme import style
from annotator.ui.theme.system import SYSTEM, theme_for
from annotator.ui.theme.tokens import DARK, LIGHT, THEMES


@pytest.mark.parametrize("name", sorted(THEMES))
def test_every_name_in_the_sheet_is_a_colour_of_the_theme(name):
    theme = THEMES[name]
    palette = style.palette_of(theme)
    assert palette.window().color().name() == theme.window
    assert palette.text().color().name() == theme.text
    assert "$" not in style.sheet_of(theme)


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
