"""Who speaks in English news, where clauses, offices and pronouns stand between a name and its verb."""

from __future__ import annotations

import pytest

from tests.discovery.test_people import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A woman who lives across the street told the Herald that it was late.", "A woman who lives across the street"),
        ("Jo Rau, 24, who said it was late, left the yard.", "Jo Rau"),
        ("Jo Rau, 24, who works at Nord Films, at Quay Road and East Street, said it was late.", "Jo Rau"),
        ("A man whose boat sank off the coast said it was late.", "A man whose boat sank off the coast"),
        ("Jo Rau, whose lawyer said it was late, left the yard.", "lawyer"),
        ("The board, which runs the port, said it would close.", "The board"),
    ],
)
def test_a_verb_in_a_relative_clause_is_no_speaker(text, expected):
    assert names(text, "en") == [expected]
