"""Who put a passage together with what, in plain words."""

from __future__ import annotations

from annotator.agreement.units import Facet, Member, Unit
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.codebook import Codebook, GroupType
from annotator.model.group import Group
from annotator.model.group import Member as InGroup
from annotator.model.span import Span
from annotator.review.cases import Case
from annotator.ui.review.comparison import Ground
from annotator.ui.review.sides import Side
from annotator.ui.review.together import rows_together, sentences_together, together_with

BOOK = Codebook("", groups=(GroupType("quote", "Same utterance"),))
TEXT = "one two three four"


def _case(name: str, *who: str, group: bool = False) -> Case:
    facets = (Facet("group", "quote", "merged", who),) if group else ()
    members = tuple(Annotation(f"{one}{name}", f"article-{name}", one, "quote", (Span(0, 3),)) for one in who)
    unit = Unit(f"article-{name}", "quote", tuple(Member(mark.id, mark.annotator) for mark in members), facets)
    return Case(members[0].id, unit, members, (), (), "", "open", None, ())


def _group(who: str, *names: str) -> Group:
    return Group(f"g{who}", "quote", who, members=tuple(InGroup(f"{who}{name}") for name in names))


def test_the_card_says_who_grouped_a_passage_with_how_many_and_which_only_one_did() -> None:
    here = _case("0", "a", "b", group=True)
    there = [_case("1", "a", "b"), _case("2", "a", "b"), _case("3", "a")]
    held = {member.id: case for case in (here, *there) for member in case.members}
    found = together_with(here, [_group("a", "0", "1", "2", "3"), _group("b", "0", "1")], held.get)
    assert sentences_together(found, {"a": "A", "b": "B"}, BOOK) == {
        "quote": "same utterance: A groups it with 3 others, B with 1, 1 of them the same"
    }
    marks = {member.id: member for case in held.values() for member in case.members}
    ground = Ground(BOOK, {}, marks, lambda _article: TEXT)
    articles = {
        case.article: Article(case.article, "story", "", 0, outlet=f"Paper {case.article[-1]}")
        for case in held.values()
    }
    sides = [Side(who, number, who, (marks[f"{who}0"],)) for number, who in enumerate(("a", "b"), 1)]
    (row,) = rows_together(found, sides, ground, articles)
    # What only one of them marked at all (3) is a mark missing there, and no other grouping.
    assert [cell.words for cell in row.cells] == ["“one” (Paper 2)\n2 as the others have it", "1 as the others have it"]
    assert [cell.differs for cell in row.cells] == [True, False]


def test_who_grouped_it_with_nothing_is_told_too() -> None:
    here, there = _case("0", "a", "b", group=True), _case("1", "a", "b")
    held = {member.id: case for case in (here, there) for member in case.members}
    found = together_with(here, [_group("b", "0", "1")], held.get)
    told = sentences_together(found, {"a": "A", "b": "B"}, BOOK)
    assert told["quote"] == "same utterance: B groups it with 1 other, A with none"
