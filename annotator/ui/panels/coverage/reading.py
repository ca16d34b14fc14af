"""The coverage of a story with what its cells lead to, read on whatever thread."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from annotator.discovery.origins import Origins, OtherOrigin, other_origins
from annotator.exchange.coverage_reading import RowsOf, StoryCoverage, coverage_of
from annotator.model.annotation import Annotation
from annotator.model.codebook import GroupType
from annotator.model.group import Group
from annotator.reuse.members import Marked, nearest_first
from annotator.reuse.origins import read_origins
from annotator.reuse.values import CONFLICTING, Conflict
from annotator.storage.reader import Reader
from annotator.text.article_name import article_heading, told_apart
from annotator.wording.translation import _


class Loaded(Struct, frozen=True):
    """``rows_of`` and ``coverage``, the groups by id, what they hold, and the names of stories, speakers, annotators.

    ``heads`` say of each article, by id, what it is called and what tells it from others of that name. ``kind`` is
    what the codebook says of such groups, None where it knows none. ``linked`` are the pairs of contradicting claims
    between which somebody drew that link, whichever way. ``origins`` are those of the members of groups of quotes.
    """

    rows_of: RowsOf
    coverage: StoryCoverage
    groups: Mapping[str, Group]
    marked: Marked
    names: Mapping[str, str]
    heads: Mapping[str, tuple[str, str]]
    kind: GroupType | None = None
    linked: frozenset[frozenset[str]] = frozenset()
    origins: Origins = {}

    def head(self, article: str) -> str:
        """What an article is called."""
        return self.heads[article][0]

    def apart(self) -> Mapping[str, str]:
        """By id, what stands behind the names of articles on a line."""
        return told_apart(self.coverage.articles, self.heads)

    def is_linked(self, conflict: Conflict) -> bool:
        """Whether the two claims were linked as contradicting each other."""
        return frozenset((conflict.one, conflict.other)) in self.linked

    def other_origins(self, group: str) -> Mapping[str, OtherOrigin]:
        """By id, the members of a group that are given to another speaker than the one all are compared with."""
        found = self.groups.get(group)
        return other_origins(nearest_first(found), self.origins) if found is not None else {}

    def annotation(self, key: str) -> Annotation | None:
        """One of the annotations of the cells."""
        return self.marked.annotations.get(key)


def load(read: Reader, story: str, rows_of: RowsOf, annotators: Collection[str] | None) -> Loaded:
    """The coverage of ``story`` by what ``annotators`` (None: all) have made."""
    coverage = coverage_of(read, story, rows_of, annotators)
    groups = {group.id: group for group in read.groups_by_id(row.key for row in coverage.rows)}
    cells = {key for row in coverage.rows for cell in row.cells for key in cell.annotations}
    annotations = {a.id: a for a in read.annotations_by_id(cells)}
    texts = {article: read.text(article) for article in {a.article for a in annotations.values()}}
    heads = {article.id: article_heading(article, read.text(article.id), _("version")) for article in coverage.articles}
    names = {speaker.id: speaker.name for speaker in read.speakers()}
    names |= {annotator.id: annotator.name for annotator in read.annotators()}
    names |= {one.id: one.title for one in read.stories()}
    clashing = {key for row in coverage.rows for clash in row.conflicts for key in (clash.one, clash.other)}
    links = (one for one in read.links_of(clashing) if one.type == CONFLICTING)
    linked = frozenset(frozenset((one.source, one.target)) for one in links)
    wanted = "claim" if rows_of == "claims" else "quote"
    kind = next((one for one in read.codebook().groups if one.id == wanted), None)
    origins = read_origins(read, cells) if rows_of == "groups" else {}
    return Loaded(rows_of, coverage, groups, Marked(annotations, texts), names, heads, kind, linked, origins)
