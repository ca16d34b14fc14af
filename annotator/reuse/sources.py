"""What is compared: articles, and the quotes in them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from annotator.model.span import Span


class Quote(Struct, frozen=True, gc=False):
    """Words handed over to somebody else; ``id`` is its annotation's, empty for one that was only found."""

    fragments: tuple[Span, ...]
    id: str = ""


class Source(Struct, frozen=True):
    """An article with the quotes to compare; the text is that of the article, whole.

    ``going_on`` are the numbers of quotes with which, as it seems, the next one goes on behind a tag: the two are one
    unless other articles show that they are not. Words around ``captions`` are read without a break.
    """

    article: str
    text: str
    quotes: Sequence[Quote] = ()
    going_on: frozenset[int] = frozenset()
    captions: tuple[Span, ...] = ()
