"""The value of an attribute as a person reads it."""

from __future__ import annotations

from annotator.model.annotation import AttributeValue
from annotator.model.codebook import Attribute

NOTHING = "–"
"""Stands where there is none."""


def value_words(value: AttributeValue | int | None, attribute: Attribute | None) -> str:
    """A value as the codebook calls it."""
    if value is None or value in ("", ()):
        return NOTHING
    titles = {one.id: one.title or one.id for one in attribute.values} if attribute else {}
    values = value if isinstance(value, tuple) else (str(value),)
    return ", ".join(titles.get(one, one) for one in values)
