"""Places found in articles, as values for a list: each with the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.span import Span
from annotator.text.occurrences import context
from annotator.ui.panels.tables.annotations import title_of
from annotator.wording.translation import ngettext

BEFORE, AFTER = 60, 320
"""Code points of context: what follows is cut where the list ends."""


class Hit(Struct, frozen=True, gc=False):
    """A place with its context; ``labels`` are those of the annotations around it, ``annotation`` the innermost.

    ``lead`` says what the words are from where they are not the article's own, such as a note.
    """

    article: str
    span: Span
    before: str
    words: str
    after: str
    annotation: str | None = None
    labels: tuple[str, ...] = ()
    lead: str = ""


class HitGroup(Struct, frozen=True, gc=False):
    """The hits of one article; ``count`` of them there are, of which the first are listed.

    ``counted`` says how many where they are called otherwise.
    """

    article: str
    outlet: str
    title: str
    count: int
    hits: tuple[Hit, ...]
    counted: str = ""

    @property
    def told(self) -> str:
        """How many."""
        if self.counted:
            return self.counted
        if self.count > len(self.hits):
            many = ngettext("{count} hit, the first {shown} shown", "{count} hits, the first {shown} shown", self.count)
            return many.format(count=self.count, shown=len(self.hits))
        return ngettext("{count} hit", "{count} hits", self.count).format(count=self.count)


def group_of(article: Article, text: str, count: int, hits: Iterable[Hit]) -> HitGroup:
    """The hits of an article under its name."""
    return HitGroup(article.id, article.outlet or "", title_of(article, text), count, tuple(hits))


def hit_at(article: str, text: str, span: Span, around: Sequence[Annotation] = ()) -> Hit:
    """The hit at ``span`` with its context, inside the annotations ``around``."""
    before, words, after = context(text, Span(span.start, min(span.end, span.start + 400)), BEFORE)
    if len(after) >= BEFORE - 20:
        after = context(text, span, AFTER)[2]
    labels = tuple(dict.fromkeys(a.label for a in around))
    return Hit(article, span, before, words, after, around[-1].id if around else None, labels)


def surroundings(spans: Iterable[Span], annotations: Iterable[Annotation]) -> Iterator[list[Annotation]]:
    """For each of ``spans`` (in order): the annotations with a fragment that contains it, outermost first."""
    pieces = sorted(((f.start, -f.end, a) for a in annotations for f in a.fragments), key=lambda p: p[:2])
    open_pieces: list[tuple[int, int, Annotation]] = []
    at = 0
    for span in spans:
        while at < len(pieces) and pieces[at][0] <= span.start:
            open_pieces.append(pieces[at])
            at += 1
        open_pieces = [piece for piece in open_pieces if -piece[1] > span.start]
        yield [a for _start, end, a in open_pieces if -end >= span.end]
