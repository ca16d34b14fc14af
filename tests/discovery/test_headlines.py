"""Headlines that name a source without a verb, and marks without partner whose tag is there."""

import pytest

from tests.discovery.proposed import proposals, told

BODY = "\n\nThe ferry came late."


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Ferry was unsafe for years: report", ("indirect", "Ferry was unsafe for years", "report", ":")),
        ("Police: nobody was hurt in blast", ("indirect", "nobody was hurt in blast", "Police", ":")),
        ("Port sale ‘a betrayal’ - union", ("mixed", "Port sale ‘a betrayal’", "union", "-")),
        (
            "Elsa ferry ‘unsafe for years’, say inspectors",
            ("mixed", "Elsa ferry ‘unsafe for years’", "inspectors", "say"),
        ),
        ("Mayor says port ‘not for sale’", ("mixed", "port ‘not for sale’", "Mayor", "says")),
    ],
)
def test_a_headline_names_its_source(headline, expected):
    assert told(headline + BODY, "en") == [expected]


@pytest.mark.parametrize(
    "headline", ["Live: storm reaches the coast", "Analysis: why the port matters", "Elsa - a port"]
)
def test_other_colons_of_headlines_quote_nobody(headline):
    assert told(headline + BODY, "en") == []


@pytest.mark.parametrize(
    "text", ["“We wait for it, Ms. Rau said.", "Ms. Rau said: “We wait for it.", "Nobody came here,” Ms. Rau said."]
)
def test_whose_words_are_whose_mark_has_no_partner_is_told_by_the_tag(text):
    (found,) = proposals(f"Ines Rau came.\n\n{text}", "en")
    assert [s.name for s in found.sources] == ["Ines Rau"]
