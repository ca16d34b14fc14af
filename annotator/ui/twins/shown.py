"""The twins of the words under the hand, as the desk shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from annotator.model.annotation import Annotation
from annotator.model.changes import ChangeSet
from annotator.model.group import Absence, Group
from annotator.model.span import Span
from annotator.reuse.members import Marked, reference_of, wording_of
from annotator.reuse.twin_offers import SAME, share, standing_at
from annotator.storage.reader import Reader
from annotator.text.part_diff import part_diffs
from annotator.text.word_diff import Wording

if TYPE_CHECKING:
    from annotator.reuse.twins import TwinGroup


class Rendition(Struct, frozen=True):
    """One place at which the words stand; ``annotation`` is the id of the one that is there, empty for none.

    ``grouped`` says that it is a member of the group shown; ``how`` is what is recorded of it there.
    """

    article: str
    fragments: tuple[Span, ...]
    annotation: str = ""
    grouped: bool = False
    how: str = ""


class Shown(Struct, frozen=True):
    """``source`` is what is under the hand and ``reference`` what all are compared with.

    ``looked`` says whether the story was searched, so that an article without a rendition has none.
    """

    source: Annotation
    reference: Wording
    renditions: tuple[Rendition, ...]
    group: Group | None = None
    looked: bool = False

    def at(self, article: str) -> list[Rendition]:
        """Where the words stand in an article, in text order."""
        return [one for one in self.renditions if one.article == article]

    def wordings(self, article: str, text: str) -> list[Wording]:
        """The same as words of the article's ``text``, which are compared with the reference together."""
        return [wording_of(self.source.label, text, one.fragments) for one in self.at(article)]

    def absence(self, article: str) -> Absence | None:
        """Who has judged that an article does not report it."""
        absent = self.group.absent if self.group is not None else ()
        return next((one for one in absent if one.article == article), None)

    def others(self) -> list[Rendition]:
        """All but the source itself."""
        return [one for one in self.renditions if one.annotation != self.source.id]

    def is_touched(self, changes: ChangeSet) -> bool:
        """Whether the source changed, or anything in an article in which the words stand elsewhere."""
        return self.source.id in changes.ids or any(one.article in changes.articles for one in self.others())


def shown_twins(
    read: Reader,
    source: Annotation,
    group: Group | None,
    found: TwinGroup | None,
    text_of: Callable[[str], str],
    *,
    looked: bool,
) -> Shown:
    """The members of ``group``, and what was ``found`` besides; marks of whoever made the source are recognised."""
    members = {a.id: a for a in read.annotations_by_id(m.annotation for m in group.members)} if group else {}
    members.setdefault(source.id, source)
    how = {m.annotation: m.how for m in group.members} if group is not None else {}
    listed = [Rendition(a.article, a.fragments, a.id, a.id in how, how.get(a.id, "")) for a in members.values()]
    for twin in found.members if found is not None else ():
        here = [one for one in listed if one.article == twin.article]
        if all(share(one.fragments, twin.fragments) < SAME for one in here):
            there = read.annotations_at(twin.article, twin.fragments[0])
            alike = [a for a in there if (a.annotator, a.label) == (source.annotator, source.label)]
            standing = standing_at(alike, twin.fragments)
            listed.append(
                Rendition(twin.article, standing.fragments, standing.id)
                if standing is not None
                else Rendition(twin.article, twin.fragments)
            )
    listed.sort(key=lambda one: (one.article, one.fragments[0]))
    reference = wording_of(source.label, text_of(source.article), source.fragments)
    if group is not None and all(m.annotation in members for m in group.members):
        texts = {a.article: text_of(a.article) for a in members.values()}
        reference = reference_of(group, Marked(members, texts)) or reference
    return Shown(source, reference, tuple(listed), group, looked)


def differing(shown: Shown, one: Rendition, text: str) -> Sequence[Span]:
    """The words of a rendition in its article's ``text`` that are not as in the reference, in text order."""
    compared = part_diffs(shown.reference, shown.wordings(one.article, text))
    changes = compared[shown.at(one.article).index(one)]
    return sorted({change.after for change in changes if change.after is not None and change.kind != "punctuation"})
