import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.codebook import Attribute, Codebook, GroupType, Label, LinkType, Value
from annotator.model.codebook_rules import CHECKS, RESERVED_KEYS, key_problem, problems

QUOTE = Label("quote", key="Q")
SPEAKER = Label("speaker", key="S")
SOUND = Codebook(
    "mine",
    labels=(QUOTE, SPEAKER),
    links=(LinkType("said_by", sources=("quote",), targets=("speaker", "@speaker")),),
    groups=(GroupType("quote", labels=("quote",), how=(Value("verbatim"),), differs=(Value("word order"),)),),
    checks=CHECKS,
)


def told(**changes):
    return [(problem.key, problem.where) for problem in problems(msgspec.structs.replace(SOUND, **changes))]


def labelled(**changes):
    return told(labels=(QUOTE, msgspec.structs.replace(SPEAKER, **changes)))


def asked(**changes):
    return labelled(attributes=(Attribute(**{"id": "form", "values": (Value("direct"),), **changes}),))


def test_a_sound_codebook_has_no_problems():
    assert problems(SOUND) == []


@pytest.mark.parametrize("key", ["Q", "q"])
def test_two_labels_on_one_key_clash_whatever_the_case(key):
    assert labelled(key=key) == [("codebook.key_clash", ("labels", 1, "key"))]


def test_the_key_of_a_retired_label_is_free():
    assert labelled(key="Q", retired=True) == []


@pytest.mark.parametrize("key", ["L", "l", "F", "M", "N", "p"])
def test_letters_of_the_window_are_refused(key):
    assert labelled(key=key) == [("codebook.key_reserved", ("labels", 1, "key"))]
    assert key.upper() in RESERVED_KEYS


@pytest.mark.parametrize("key", ["", "1", " ", "\n", "Space", "Enter", "QQ", "?"])
def test_only_a_single_letter_is_a_key(key):
    assert labelled(key=key) == [("codebook.bad_key", ("labels", 1, "key"))]


@pytest.mark.parametrize("key", ["Ц", "ق", "é", "X"])
def test_letters_of_any_script_are_keys(key):
    assert key_problem(key) is None
    assert labelled(key=key) == []


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "#1234567", "#285bc2\n", "url(x)"])
def test_a_colour_is_six_digits(colour):
    assert labelled(colour=colour) == [("codebook.bad_colour", ("labels", 1, "colour"))]


@pytest.mark.parametrize("name", ["", " ", "a\n", "@speaker", "a/b", "-x", "x ", "x" * 65, "a\0"])
def test_an_id_is_a_word_or_a_few(name):
    assert ("codebook.bad_id", ("labels", 2, "id")) in told(labels=(QUOTE, SPEAKER, Label(name)))


def test_doubles_are_told_where_the_second_stands():
    assert told(labels=(QUOTE, SPEAKER, Label("quote"))) == [("codebook.duplicate_label", ("labels", 2, "id"))]
    twice = (Value("direct"), Value("direct"))
    assert asked(values=twice) == [("codebook.duplicate_value", ("labels", 1, "attributes", 0, "values", 1, "id"))]
    assert told(links=(LinkType("a"), LinkType("a"))) == [("codebook.duplicate_link", ("links", 1, "id"))]


def test_one_value_id_may_stand_under_two_attributes():
    both = (Attribute("form", values=(Value("unclear"),)), Attribute("medium", values=(Value("unclear"),)))
    assert labelled(attributes=both) == []


def test_links_and_groups_name_labels_that_are_there():
    link = LinkType("cued_by", sources=("quote",), targets=("speaker", "cue"))
    assert told(links=(link,)) == [("codebook.unknown_label", ("links", 0, "targets", 1))]
    group = GroupType("claim", labels=("@speaker",))
    assert told(groups=(group,)) == [("codebook.unknown_label", ("groups", 0, "labels", 0))]


def test_choices_have_values_and_text_has_none():
    here = ("labels", 1, "attributes", 0)
    assert asked(values=()) == [("codebook.no_values", here)]
    assert asked(kind="many", values=()) == [("codebook.no_values", here)]
    assert asked(kind="number") == [("codebook.values_unused", (*here, "values"))]
    assert asked(default="indirect") == [("codebook.bad_default", (*here, "default"))]
    assert asked(kind="text", values=(), default="anything") == []


def test_a_whole_without_use_is_refused():
    assert ("codebook.no_labels", ("labels",)) in told(labels=(), links=(), groups=())
    assert told(version=0) == [("codebook.bad_version", ("version",))]
    assert told(checks=("spelling",)) == [("codebook.unknown_check", ("checks", 0))]


def test_titles_are_one_line_and_guidelines_may_have_several():
    assert labelled(title="a\nb") == [("codebook.control_character", ("labels", 1, "title"))]
    assert labelled(guideline="a\nb\tc") == []
    assert labelled(guideline="a\0b") == [("codebook.control_character", ("labels", 1, "guideline"))]


@given(st.text(), st.text(), st.text(), st.text())
def test_any_text_anywhere_is_judged_and_never_fails(name, key, colour, default):
    attribute = Attribute(name, default=default, values=(Value(name),))
    label = Label(name, title=default, key=key, colour=colour, attributes=(attribute,))
    for problem in problems(Codebook(name, labels=(label, QUOTE), links=(LinkType(name, sources=(name,)),))):
        assert problem.key.startswith("codebook.")
