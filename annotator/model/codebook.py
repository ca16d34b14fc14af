"""A codebook: what may be tagged, with which values, under which keys."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from annotator.model.annotation import AttributeValue

AttributeKind = Literal["choice", "many", "text", "number", "date"]
MarkStyle = Literal["solid", "dashed", "dotted", "double", "wave"]


class Value(Struct, frozen=True, gc=False):
    """One value that an attribute may have; ``id`` is stored, ``title`` is shown."""

    id: str
    title: str = ""
    guideline: str = ""


class Attribute(Struct, frozen=True, gc=False):
    """A question about an annotation: one choice, many, or free text, number or (partial) date."""

    id: str
    title: str = ""
    kind: AttributeKind = "choice"
    values: tuple[Value, ...] = ()
    default: str | None = None
    guideline: str = ""


class Label(Struct, frozen=True, gc=False):
    """What an annotation may be.

    ``key`` is the single letter that tags it; ``colour`` its hue as ``#rrggbb`` (themes derive tints from it);
    ``style`` its underline, so that no label is told by hue alone; ``zone`` marks structure of the page (headline,
    caption, …) that stays outside agreement; a ``retired`` label keeps its annotations and is offered no more; labels
    of one ``layer`` are answers to the same question, one of which may stand for another by mistake (empty: told by
    links and groups);
    ``threshold`` is the agreement (Krippendorff's alpha over characters) that the team holds to be enough, 0 for none.
    """

    id: str
    title: str = ""
    key: str | None = None
    colour: str = "#5b7fb5"
    style: MarkStyle = "solid"
    zone: bool = False
    retired: bool = False
    layer: str = ""
    threshold: float = 0.0
    attributes: tuple[Attribute, ...] = ()
    guideline: str = ""


class LinkType(Struct, frozen=True, gc=False):
    """A link that may be drawn: from annotations of ``sources`` to ``targets`` (labels, ``@speaker``, ``@article``)."""

    id: str
    title: str = ""
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    guideline: str = ""


class GroupType(Struct, frozen=True, gc=False):
    """A kind of group across articles, the ways a member may render it and what it may differ in."""

    id: Literal["quote", "claim"]
    title: str = ""
    labels: tuple[str, ...] = ()
    how: tuple[Value, ...] = ()
    differs: tuple[Value, ...] = ()
    guideline: str = ""


class Codebook(Struct, frozen=True, gc=False):
    """``version`` grows with each change of meaning; ``checks`` names the warnings that are switched on."""

    id: str
    version: int = 1
    title: str = ""
    language: str = "en"
    labels: tuple[Label, ...] = ()
    links: tuple[LinkType, ...] = ()
    groups: tuple[GroupType, ...] = ()
    checks: tuple[str, ...] = ()

    def label(self, name: str) -> Label | None:
        """The label of that id, retired ones included."""
        return next((label for label in self.labels if label.id == name), None)

    def defaults(self, label: str) -> dict[str, AttributeValue]:
        """With what the attributes of a new annotation of that label begin, however it is made."""
        found = self.label(label)
        return {one.id: one.default for one in (found.attributes if found else ()) if one.default is not None}

    def offered(self) -> tuple[Label, ...]:
        """The labels that may be used for new annotations, in the codebook's order."""
        return tuple(label for label in self.labels if not label.retired)

    def link(self, name: str) -> LinkType | None:
        """The link type of that id."""
        return next((link for link in self.links if link.id == name), None)
