"""What of a file has no place in the project: on another text, under an unknown label, leading to such."""

from __future__ import annotations

from typing import Any, NamedTuple

from annotator.commands.merge_report import Fate
from annotator.commands.merge_sides import KINDS, Side
from annotator.commands.merge_versions import references
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.codebook import Codebook
from annotator.model.link import Link


class Why(NamedTuple):
    """What becomes of an entry, and the key and facts of the sentence that says why."""

    fate: Fate
    key: str
    facts: dict[str, Any]


class Unfit:
    """``found``: by kind and id, what becomes of it and why.

    What leads to such goes with it, also where the project has something else of that id: whether that is still there
    would depend on which files came before.
    """

    def __init__(self, ours: Side, theirs: Side, codebook: Codebook) -> None:
        self._ours, self._theirs = ours, theirs
        self._labels = {label.id for label in codebook.labels}
        self._links = {link.id for link in codebook.links}
        self.found: dict[tuple[str, str], Why] = {}
        for kind in KINDS:
            for key, value in theirs[kind].items():
                why = self._own(value) or self._led_to(value)
                if why is not None:
                    self.found[kind, key] = why

    def _own(self, value: Any) -> Why | None:
        if isinstance(value, Article):
            stored = self._ours["articles"].get(value.id)
            if stored is not None and stored.sha256 != value.sha256:
                return Why("text_differs", "merge.text_differs", {"title": value.title or value.id})
        elif isinstance(value, Annotation) and value.label not in self._labels:
            return Why("codebook_differs", "merge.unknown_label", {"label": value.label})
        elif isinstance(value, Link):
            if value.type not in self._links:
                return Why("codebook_differs", "merge.unknown_link", {"type": value.type})
            if value.source == value.target:
                return Why("unmatched", "merge.same_ends", {})
        return None

    def _led_to(self, value: Any) -> Why | None:
        for kind, key in references(value):
            unfit = (kind, key) in self.found
            if unfit and kind == "articles":
                if not isinstance(value, Article):
                    return Why("text_differs", "merge.on_other_text", {"id": key})
            elif unfit or (key not in self._ours[kind] and key not in self._theirs[kind]):
                return Why("unmatched", "merge.end_missing", {"kind": kind, "id": key})
        return None
