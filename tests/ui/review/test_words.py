"""What rows and cards say: gold in words, and which article it is."""

from __future__ import annotations

from annotator.model.article import Article
from annotator.model.codebook import Attribute, Codebook, Label
from annotator.model.span import Span
from annotator.model.verdict import Disagreement, Verdict
from annotator.review.rulings import GoldDraft, Ruling
from annotator.ui.review.comparison import Ground
from annotator.ui.review.faces import verdict_words
from annotator.ui.review.gold_words import gold_words
from annotator.ui.review.sides import Side
from annotator.wording.article_words import place_of, short_place_of

DRAFT = GoldDraft("quote", (Span(0, 4),), {"form": "direct", "medium": "spoken"}, "s", "sure")


def _ground() -> Ground:
    attributes = (Attribute("form", "Form"), Attribute("medium", "Medium"))
    codebook = Codebook("Quotes", labels=(Label("quote", "Quote", attributes=attributes),))
    return Ground(codebook, {"s": "Anna Brandt"}, {}, lambda _article: "")


def _told(*first: str) -> str:
    return gold_words(Ruling("take", (DRAFT,)), _ground(), first).replace("\N{NO-BREAK SPACE}", " ")


def test_what_is_in_dispute_is_told_first() -> None:
    assert _told() == "★ Quote · form: direct · medium: spoken · speaker: Anna Brandt"
    assert _told("attribute:medium") == "★ Quote · medium: spoken · form: direct · speaker: Anna Brandt"
    assert _told("speaker", "boundary") == "★ Quote · speaker: Anna Brandt · form: direct · medium: spoken"


def test_a_label_that_the_codebook_lacks_has_a_colour() -> None:
    assert _ground().colour("quote") != _ground().colour("gone") == "#7a7a7a"


def test_a_name_from_right_to_left_does_not_turn_the_date_beside_it_round() -> None:
    plain = Article("a", "s", "", 0, title="Ferry", outlet="The Gazette", published="2025-03-04")
    assert short_place_of(plain) == "The Gazette · 2025-03-04"
    assert place_of(plain) == "The Gazette · 2025-03-04 · Ferry"
    turned = Article("a", "s", "", 0, title="Ferry", outlet="صحيفة الميناء", published="2025-03-04")
    isolated = "\N{FIRST STRONG ISOLATE}صحيفة الميناء\N{POP DIRECTIONAL ISOLATE}"
    assert short_place_of(turned) == f"{isolated} · 2025-03-04"
    assert place_of(turned) == f"{isolated} · 2025-03-04 · Ferry"


def test_a_decision_for_a_name_from_right_to_left_does_not_turn_the_date_beside_it_round() -> None:
    taken = Verdict("v", "t", Disagreement("label"), "take", "judge", of=("a",), decided="2025-03-04T10:00:00Z")
    sides = [Side("a", 1, "ליאורה", ())]
    told = verdict_words(taken, sides, {}, blind=True)
    assert told.startswith("Take \N{FIRST STRONG ISOLATE}ליאורה\N{POP DIRECTIONAL ISOLATE} · 2025-03-04")


def test_an_article_is_never_told_by_its_date_alone() -> None:
    bare = Article("a", "s", "", 0, published="2025-03-04")
    assert short_place_of(bare) == place_of(bare) == "Untitled article · 2025-03-04"
    titled = Article("a", "s", "", 0, title="Ferry", source="ferry.txt", published="2025-03-04")
    assert short_place_of(titled) == place_of(titled) == "Ferry · 2025-03-04"
    assert place_of(Article("a", "s", "", 0, source="ferry.txt")) == "ferry.txt"
