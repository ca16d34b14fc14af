"""The members of groups with the texts in which they stand, and with which of them all are compared."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from annotator.model.annotation import Annotation
from annotator.model.group import Group
from annotator.model.span import Span
from annotator.reuse.marked import said_parts
from annotator.text.word_diff import Wording

_CLAIM = "claim"
_BEST = (
    "verbatim",
    "same",
    "variant",
    "source_revision",
    "partial",
    "other_witness",
    "paraphrase",
    "unclear",
    "opposite",
)


class Marked(Struct, frozen=True):
    """The annotations that rows speak of, with the ``texts`` of their articles and who is quoted in each."""

    annotations: Mapping[str, Annotation]
    texts: Mapping[str, str]
    said_by: Mapping[str, str] = {}

    def words(self, key: str) -> str:
        """What an annotation covers."""
        found = self.annotations[key]
        return found.quoted(self.texts[found.article])

    def wording(self, annotation: Annotation) -> Wording:
        """Its words as they are compared."""
        return wording_of(annotation.label, self.texts[annotation.article], annotation.fragments)


def wording_of(label: str, text: str, fragments: tuple[Span, ...]) -> Wording:
    """Words as they are compared: of a quote the source's own; of a claim all, for it is the reporter's too."""
    return Wording(text, fragments if label == _CLAIM else said_parts(text, fragments))


def reference_of(group: Group, marked: Marked) -> Wording | None:
    """The wording with which members are compared: the one chosen, else that of the first that is verbatim."""
    if group.reference:
        return Wording(group.reference, (Span(0, len(group.reference)),))
    if not group.members:
        return None
    return marked.wording(marked.annotations[nearest_first(group)[0]])


def nearest_first(group: Group) -> list[str]:
    """The members (ids), those before that render the words more nearly: the first is what others are compared with."""
    return [member.annotation for member in sorted(group.members, key=lambda member: rank(member.how))]


def rank(how: str) -> int:
    """How near a way of rendering is to the words themselves; 0 is nearest."""
    return _BEST.index(how) if how in _BEST else len(_BEST)
