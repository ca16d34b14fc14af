import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.theme.contrast import contrast, hexed, over, rgb
from annotator.ui.theme.label_colours import STACKED, label_colours, stacked
from annotator.ui.theme.tokens import THEMES

hues = st.tuples(*[st.integers(0, 255)] * 3).map(lambda parts: "#{:02x}{:02x}{:02x}".format(*parts))
themes = st.sampled_from(sorted(THEMES)).map(THEMES.__getitem__)


@given(st.lists(hues, min_size=STACKED + 1, max_size=STACKED + 1), themes)
def test_words_read_on_any_stack_of_tints(colours, theme):
    looks = [label_colours(colour, theme) for colour in colours]
    tints = [(look.tint, look.alpha) for look in looks[:-1]] + [(looks[-1].tint, looks[-1].strong)]
    assert contrast(stacked(tints, theme), theme.text) >= 4.5


@given(hues, themes)
def test_lines_and_ink_stand_out(colour, theme):
    look = label_colours(colour, theme)
    assert contrast(look.line, theme.surface) >= 3
    assert contrast(look.line, over(theme.surface, look.tint, look.strong)) >= 3
    for ground in (theme.window, theme.surface, theme.raised, over(theme.surface, look.tint, look.alpha)):
        assert contrast(look.ink, ground) >= (7 if theme.high_contrast else 4.5)


@pytest.mark.parametrize("name", sorted(THEMES))
def test_tints_can_be_seen(name):
    theme = THEMES[name]
    for colour in ("#3b75c4", "#b8860b", "#7a4fb5", "#2f8f5b"):
        look = label_colours(colour, theme)
        assert over(theme.surface, look.tint, look.alpha) != theme.surface
        assert look.alpha >= 0.15


@pytest.mark.parametrize("name", sorted(THEMES))
@given(colour=hues)
def test_words_that_are_selected_are_seen_on_a_selected_mark(name, colour):
    theme = THEMES[name]
    look = label_colours(colour, theme)
    assert contrast(theme.picked, over(theme.surface, look.tint, look.strong)) >= 1.35
    assert contrast(theme.picked, theme.text) >= 4.5


@pytest.mark.parametrize("name", sorted(THEMES))
def test_named_colours_read(name):
    theme = THEMES[name]
    for ground in (theme.window, theme.surface, theme.raised):
        assert contrast(theme.text, ground) >= 7
        for part in (theme.muted, theme.accent, theme.danger, theme.ok, theme.warning):
            assert contrast(part, ground) >= 4.5
        for part in (theme.control, theme.focus):
            assert contrast(part, ground) >= 3
    for part in (theme.text, theme.muted, theme.warning):
        assert contrast(part, theme.selection) >= 4.5
    assert contrast(theme.selection, theme.surface) >= 1.3, "what is chosen in a list is seen"
    assert contrast(theme.on_accent, theme.accent) >= 4.5


def test_contrast_is_as_published():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(hues)
def test_colours_come_back(colour):
    assert hexed(rgb(colour)) == colour
