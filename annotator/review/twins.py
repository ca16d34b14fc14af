"""Twins: the same passage in other articles of a story, to be decided together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from annotator.model.annotation import Annotation
from annotator.model.group import Group
from annotator.review.cases import Case
from annotator.text.words import words

FEWEST = 4
"""Words that two passages must share before their being alike says anything; names recur everywhere."""


class Twins:
    """Finds the twins of each of ``cases``. ``texts`` and ``stories`` (their ids) are by article.

    Twins stand in other articles of the story, under the same label, and have the same words (at least four, their
    case and what stands between them aside), or members of both are in one of ``groups``.
    """

    def __init__(
        self,
        cases: Iterable[Case],
        texts: Mapping[str, str],
        stories: Mapping[str, str],
        groups: Iterable[Group] = (),
    ) -> None:
        self._stories = stories
        self._keys: dict[str, list[tuple[str, ...]]] = {}
        self._with: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        grouped: defaultdict[str, list[str]] = defaultdict(list)
        for group in groups:
            for member in group.members:
                grouped[member.annotation].append(group.id)
        self._order: dict[str, tuple[int, str]] = {}
        for number, case in enumerate(cases):
            self._order[case.key] = number, case.article
            self._keys[case.key] = self._found(case, texts.get(case.article, ""), grouped)
            for key in self._keys[case.key]:
                self._with[key].append(case.key)

    def of(self, case: Case) -> list[str]:
        """The keys of the twins of ``case``, in the order in which the cases came."""
        near = {key for told in self._keys.get(case.key, ()) for key in self._with[told]}
        return sorted((key for key in near if self._order[key][1] != case.article), key=self._order.__getitem__)

    def _found(self, case: Case, text: str, grouped: Mapping[str, list[str]]) -> list[tuple[str, ...]]:
        story = self._stories.get(case.article, "")
        said = {_said(text, member) for member in case.members} - {""}
        told = {("words", story, case.unit.label, one) for one in said}
        told.update(("group", story, case.unit.label, key) for member in case.members for key in grouped[member.id])
        return sorted(told)


def _said(text: str, mark: Annotation) -> str:
    found = [text[word.start : word.end].casefold() for span in mark.fragments for word in words(text, span)]
    return " ".join(found) if len(found) >= FEWEST else ""
