from annotator.discovery.proposals import Proposal
from annotator.model.span import Span
from annotator.wording.proposals import how_sure


def test_how_sure_a_proposal_is_tells_what_was_judged_and_no_more():
    def told(why):
        return how_sure(Proposal((Span(0, 1),), "direct", why=why))

    assert told("tag_after") == "80 of 81 such proposals that were judged were right"
    assert told("noun_that") == "1 of 1 such proposal that was judged was right"
    assert told("by another engine") == "Nobody has judged such proposals yet"
