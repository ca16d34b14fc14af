"""Quotes that words beside them announce which are no verbs of saying."""

import pytest

from tests.discovery.proposed import told

CASES = [
    ("There were shouts of “Shame!” from the opposition.", [("direct", "“Shame!”", "the opposition")]),
    ("Fans greeted Rau with cries of “traitor”.", [("direct", "“traitor”", "Fans")]),
    ("Rau was greeted with cries of “traitor”.", [("direct", "“traitor”", None)]),
    ("He left the stage to shouts of “four more years”.", [("direct", "“four more years”", None)]),
    ("He heard cries of children.", []),
    ("Owners held signs reading “Hands off our boats”.", [("direct", "“Hands off our boats”", "signs")]),
    ("She was reading “The Waves” when it rang.", [("marks_only", "“The Waves”", None)]),
    ("“Unbelievable,” was how the coach described it.", [("direct", "“Unbelievable,”", "the coach")]),
    ("“A bit of fun” is how one captain put it.", [("direct", "“A bit of fun”", "one captain")]),
    ("“A Bit of Fun” is what the boat was called.", [("marks_only", "“A Bit of Fun”", None)]),
    ("As Rau puts it: “It is a mess.”", [("direct", "“It is a mess.”", "Rau")]),
    (
        "The boat was new, as Rau put it, “to the last nail”.",
        [("mixed", "“to the last nail”", "Rau")],
    ),
    ("“It was over,” she said years later.", [("direct", "“It was over,”", "she")]),
    ("He put it in the “Red Box” and left.", [("marks_only", "“Red Box”", None)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_what_is_shouted_written_on_something_or_put_so_is_found(text, expected):
    assert [quote[:3] for quote in told(text, "en")] == expected
