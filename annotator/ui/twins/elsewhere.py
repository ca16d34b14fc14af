"""Where the words of a stretch stand again in its story, found on whatever thread."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.model.span import Span
from annotator.storage.reader import Reader

if TYPE_CHECKING:
    from annotator.reuse.twins import TwinGroup

Places = Mapping[str, tuple[Span, ...]]
"""By article: the stretch that renders the words best."""


def elsewhere(read: Reader, story: str, article: str, fragments: tuple[Span, ...]) -> Places:
    """The places of the words at ``fragments`` in the other articles of the story; none where they are not telling."""
    # Imported now: comparing needs numpy, which takes a while to load.
    marked = importlib.import_module("annotator.reuse.marked").marked_source
    twins_of = importlib.import_module("annotator.reuse.twins").twins_of
    sources = [marked(one.id, read.text(one.id)) for one in read.articles(story)]
    found: TwinGroup | None = twins_of(sources, article, fragments)
    members = found.members if found is not None else ()
    return {member.article: member.fragments for member in reversed(members) if member.article != article}
