"""Differences in the field's words, the same in the window and on the command line."""

from __future__ import annotations

import pytest

from annotator.agreement.units import Facet
from annotator.model.codebook import Attribute, Codebook, Label
from annotator.wording.facet_words import name_of

CODEBOOK = Codebook("c", labels=(Label("quote", "Quote", attributes=(Attribute("form", title="Wording"),)),))


@pytest.mark.parametrize(
    ("facet", "name"),
    [
        (Facet("boundary-trivial"), "punctuation"),
        (Facet("duplicate"), "marked twice"),
        (Facet("attribute", "form"), "wording"),
        (Facet("attribute", "unheard"), "unheard"),
    ],
)
def test_a_difference_is_named_as_the_field_or_the_codebook_does(facet: Facet, name: str) -> None:
    assert name_of(facet, CODEBOOK) == name
