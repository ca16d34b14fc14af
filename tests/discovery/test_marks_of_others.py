"""Whose marks they are where one tells what another said."""

import pytest

from tests.discovery.proposed import told

CASES = [
    (
        "Police said the man shouted “Rau is late” before he left.",
        [("direct", "“Rau is late”"), ("indirect", "the man shouted “Rau is late” before he left")],
    ),
    (
        "The lawsuit alleges that managers told her to “smile more.”",
        [("indirect", "that managers told her to “smile more.”"), ("mixed", "to “smile more.”")],
    ),
    (
        "Rau said she believed that her days as “the best” were over.",
        [("mixed", "she believed that her days as “the best” were over")],
    ),
    (
        "Rau said “many” owners had warned that it was “late”.",
        [("mixed", "“many” owners had warned that it was “late”"), ("mixed", "that it was “late”")],
    ),
    (
        "A third, Jo Rau, told reporters after the hearing that he was “leaning no” on it.",
        [("mixed", "that he was “leaning no” on it")],
    ),
    (
        "The boats, which Rau describes as “simply the best,” are for sale.",
        [("mixed", "as “simply the best,”")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_what_one_says_is_mixed_only_by_marks_of_his_own(text, expected):
    assert sorted(quote[:2] for quote in told(text, "en")) == sorted(expected)
