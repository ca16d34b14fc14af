from pathlib import Path

import pytest

from annotator.discovery import flags
from annotator.discovery.lexicons import load_lexicons
from annotator.model.errors import LexiconError
from tests.discovery.proposed import LEXICONS, told

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "lexicons"


def test_six_languages_come_with_it():
    assert set(LEXICONS.languages) >= {"en", "de", "fr", "es", "it", "nl"}


def test_the_language_is_told_by_its_small_words():
    assert LEXICONS.of(None, "Die Fähre ist spät, und der Hafen war nicht offen.").language.language == "de"
    assert LEXICONS.of("fr-CA", "").language.language == "fr"
    assert LEXICONS.of("xx", "The ferry was late.").language.language == "en"


def test_a_team_adds_words_in_a_file_of_its_own(tmp_path):
    (tmp_path / "ours.yaml").write_text("language: en\nplain_verbs: [yodelled]\nadverbs: [on, no]\n", encoding="utf-8")
    united = load_lexicons(SHIPPED, tmp_path).languages["en"]
    assert {"yodelled", "said"} <= set(united.plain_verbs)
    assert {"no", "on"} <= set(united.adverbs)
    assert united.bare_clauses


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("language: en\nverbz: [said]\n", "lexicon.malformed"),
        ("- said\n", "lexicon.malformed"),
        ("language: [\n", "lexicon.malformed"),
        ("verbs: [said]\n", "lexicon.malformed"),
        ("language: en\nverbs: said\n", "lexicon.malformed"),
        ("language: English\nverbs: [said]\n", "lexicon.language"),
        ("language: en\nverbs: ['']\n", "lexicon.no_word"),
        ("language: en\nverbs: ['(sa|id)+']\n", "lexicon.no_word"),
        ("a: &a [x]\nb: *a\n", "lexicon.malformed"),
        ("language: en\nverbs: " + "[" * 100_000, "lexicon.malformed"),
        ("language: en\nverbs: " + "- " * 100_000, "lexicon.malformed"),
    ],
)
def test_what_is_no_lexicon_is_told(tmp_path, content, key):
    (tmp_path / "x.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as told_so:
        load_lexicons(tmp_path)
    assert told_so.value.key == key


def test_bytes_that_are_no_text_are_told(tmp_path):
    (tmp_path / "x.yaml").write_bytes(b"language: \xff\xfe")
    with pytest.raises(LexiconError):
        load_lexicons(tmp_path)
    with pytest.raises(LexiconError):
        load_lexicons(tmp_path / "none")


def test_words_of_several_parts_are_found():
    assert told("Rau made it clear that the ferry was late.", "en") == [
        ("indirect", "that the ferry was late", "Rau", "made it clear")
    ]


def test_each_kind_of_word_has_a_bit_of_its_own():
    bits = [value for name, value in vars(flags).items() if name.isupper() and isinstance(value, int)]
    single = [value for value in bits if value.bit_count() == 1]
    assert len(single) > 70
    assert len(single) == len(set(single))
