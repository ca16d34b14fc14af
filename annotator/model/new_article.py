"""An article on its way into a project."""

from __future__ import annotations

from msgspec import Struct

from annotator.model.span import Span


class NewArticle(Struct, frozen=True):
    """An article to be stored: its exact text, what is known of it, and the zones (label, span) of its page.

    ``story`` is the title of the story it belongs to. ``version_of`` is the id of an article of the project, or the
    ``name`` of another one of the same import; names that are given differ within an import.
    """

    text: str
    story: str
    name: str = ""
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    version_of: str | None = None
    source: str = ""
    encoding: str = ""
    reader: str = ""
    zones: tuple[tuple[str, Span], ...] = ()
