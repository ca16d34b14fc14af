"""What of a quote's twins is offered, and how it would be tagged."""

from __future__ import annotations

from annotator.discovery.proposals import Proposal, Source
from annotator.model.annotation import Annotation
from annotator.model.span import Span
from annotator.model.speaker import Speaker
from annotator.reuse.sources import Quote
from annotator.reuse.sources import Source as Text
from annotator.reuse.twin_offers import Origin, TwinOffer, Work, twin_offers
from annotator.reuse.twins import twins_of
from annotator.text.word_diff import Wording

SAID = "“We have to close the harbour line before the winter storms arrive”"
ONE = f"{SAID}, Anna Brandt said."
OTHER = f"On Monday, {SAID}, she said."
PLAIN = f"Brandt said that {SAID.strip('“”').replace('We have', 'they have')} in force."
ANNA, OLE = Speaker("a", "Anna Brandt"), Speaker("o", "Ole Friis")
QUOTE = Annotation("q", "one", "ada", "quote", (Span(0, len(SAID)),), {"form": "direct", "medium": "spoken"})
THERE = Span(11, 11 + len(SAID))


def offers(work: Work, *, sayers: tuple[Speaker, ...] = (ANNA,), grouped: tuple[str, ...] = ()) -> list[TwinOffer]:
    texts = {"one": ONE, "other": work.text}
    found = twins_of([Text(key, text, ()) for key, text in texts.items()], "one", QUOTE.fragments)
    if found is None or work.text == OTHER:
        sources = [Text("one", ONE, [Quote(QUOTE.fragments)]), Text("other", work.text, [Quote((THERE,))])]
        found = twins_of(sources, "one", QUOTE.fragments)
    assert found is not None
    origin = Origin(QUOTE, Wording(ONE, QUOTE.fragments), [(one, "origin") for one in sayers], grouped)
    return twin_offers(origin, found, {"other": work, "one": Work(ONE)})


def test_a_pronoun_means_who_said_it() -> None:
    local = Proposal((THERE,), "direct", (Source(Span(THERE.end + 2, THERE.end + 5), ""),), (Span(90, 94),))
    (offer,) = offers(Work(OTHER, proposals=[local]))
    assert offer.proposal.fragments == (THERE,)
    assert [(s.speaker, s.name) for s in offer.proposal.sources] == [("a", "Anna Brandt")]
    assert (offer.proposal.cue, offer.proposal.form, offer.rendered.how) == (local.cue, "direct", "verbatim")
    assert (offer.unnamed, offer.disputed) == ((), False)


def test_a_surname_means_who_said_it_and_another_name_does_not() -> None:
    place = Span(THERE.end + 2, THERE.end + 5)
    (offer,) = offers(Work(OTHER, proposals=[Proposal((THERE,), "direct", (Source(place, "Ms Brandt"),))]))
    assert offer.proposal.sources[0].speaker == "a"
    for named in (Source(place, "Friis"), Source(place, "Ole Friis", "o")):
        (offer,) = offers(Work(OTHER, proposals=[Proposal((THERE,), "direct", (named,))]))
        assert offer.disputed
        assert offer.proposal.sources == (named,)


def test_whom_the_article_does_not_name_is_told_by_the_register() -> None:
    (offer,) = offers(Work(OTHER))
    assert (offer.proposal.sources, offer.unnamed) == ((), (("a", "origin"),))
    (offer,) = offers(Work(OTHER), sayers=())
    assert offer.unnamed == ()


def test_words_without_marks_are_not_direct() -> None:
    (offer,) = offers(Work(PLAIN))
    assert offer.proposal.form == "indirect"


def test_what_is_rejected_or_grouped_is_not_offered_and_what_is_tagged_is_only_grouped() -> None:
    assert offers(Work(OTHER))  # it is there to begin with
    line = f"{THERE.start}-{THERE.end} quote"
    assert offers(Work(OTHER, rejected=(line,))) == []
    mark = Annotation("m", "other", "ada", "quote", (Span(THERE.start + 1, THERE.end - 1),))
    (standing,) = offers(Work(OTHER, [mark]))
    assert (standing.standing, standing.proposal.fragments) == ("m", mark.fragments)
    assert offers(Work(OTHER, [mark]), grouped=("m",)) == []
