"""What another package's engine hands over is checked before anything relies on it."""

from __future__ import annotations

from types import MappingProxyType

import msgspec
import pytest

from annotator.discovery.checked import CheckedProposer
from annotator.discovery.proposals import Given, Proposal, Source
from annotator.model.errors import ProposerError
from annotator.model.span import Span
from tests.discovery.proposed import RULES

TEXT = "“All is well,” Anna Brandt told us. She said that the ferry would sail."
GOOD = Proposal((Span(0, 14),), "direct", (Source(Span(15, 26), "Anna Brandt"),), (Span(27, 31),), "x", {"a": "b"})


class Theirs:
    def __init__(self, found: object) -> None:
        self.found = found

    def propose(self, given: Given) -> object:
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


def checked(found: object) -> list[Proposal]:
    return CheckedProposer("theirs", Theirs(found)).propose(Given(TEXT))


def fault(found: object) -> ProposerError:
    with pytest.raises(ProposerError) as told:
        checked(found)
    return told.value


def other(**fields: object) -> list[Proposal]:
    return [GOOD, msgspec.structs.replace(GOOD, **fields)]


def test_what_fits_is_taken_as_it_is_in_text_order() -> None:
    found = RULES.propose(Given(TEXT))
    assert len(found) == 2
    assert checked(reversed(found)) == found
    assert checked(other(facts=MappingProxyType({"a": "b"}))) == [GOOD, GOOD]


@pytest.mark.parametrize("raised", [ValueError("no model"), AssertionError(), RecursionError("deep")])
def test_whatever_it_raises_names_it(raised: Exception) -> None:
    told = fault(raised)
    assert told.key == "proposer.failed"
    assert told.facts == {"name": "theirs", "reason": str(raised) or type(raised).__name__}


def test_what_it_says_itself_in_a_sentence_stays() -> None:
    said = ProposerError("proposer.no_spacy", reason="missing")
    assert fault(said) is said


@pytest.mark.parametrize("found", [None, 5, object()])
def test_what_is_no_list_is_a_failure(found: object) -> None:
    assert fault(found).key == "proposer.failed"


@pytest.mark.parametrize(
    "found",
    [
        [None],
        ["quote"],
        [object()],
        other(form="spoken"),
        other(fragments=None),
        other(fragments=Span(0, 3)),
        other(sources=("Anna",)),
        other(sources=(Source(Span(15, 26), None),)),
        other(cue=(27, 31)),
        other(why=None),
        other(facts={"a": 3}),
        other(label=3),
        other(confidence="sure"),
        other(confidence=7),
        other(confidence=float("nan")),
    ],
)
def test_what_is_no_proposal_is_told(found: object) -> None:
    told = fault(found)
    assert (told.key, told.facts["name"]) == ("proposer.malformed", "theirs")
    assert told.facts["reason"]


@pytest.mark.parametrize(
    "fields",
    [
        {"fragments": ()},
        {"fragments": (Span(3, 3),)},
        {"fragments": (Span(-3, 3),)},
        {"fragments": (Span(0, len(TEXT) + 1),)},
        {"fragments": (Span(5, 9), Span(0, 3))},
        {"fragments": (Span(0, 3), Span(3, 5))},
        {"cue": (Span(900, 904),)},
        {"sources": (Source(Span(9, 4), "Anna"),)},
    ],
)
def test_what_does_not_lie_in_the_text_is_told_by_its_number(fields: dict[str, object]) -> None:
    told = fault(other(**fields))
    assert (told.key, told.facts) == ("proposer.misplaced", {"name": "theirs", "number": 2, "length": len(TEXT)})
