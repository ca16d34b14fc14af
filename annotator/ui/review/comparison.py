"""The sides of a disagreement as rows of words: label, attributes, speaker, links, each with what differs marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from annotator.model.annotation import Annotation, Certainty
from annotator.model.codebook import Attribute, Codebook
from annotator.model.link import Link
from annotator.review.cases import Case
from annotator.ui.reading.looks import UNKNOWN
from annotator.ui.review.sides import Side
from annotator.ui.tagging.fragments import bare, words_of
from annotator.wording.translation import _, later
from annotator.wording.value_words import NOTHING, value_words

CERTAINTIES: Mapping[Certainty, str] = {"sure": "", "unsure": later("unsure"), "discuss": later("to discuss")}


class Cell(Struct, frozen=True):
    """What one side says, and whether it is unlike what most say."""

    words: str
    differs: bool = False


class Row(Struct, frozen=True):
    """One question with the answer of each side that has marks, in their order."""

    title: str
    cells: tuple[Cell, ...]
    lines: int = 4
    """What is longer is cut."""

    @property
    def differs(self) -> bool:
        """Whether not all say the same."""
        return any(cell.differs for cell in self.cells)


class Ground(Struct, frozen=True):
    """What names are needed: of speakers and annotations by id; ``text`` answers that of an article."""

    codebook: Codebook
    speakers: Mapping[str, str]
    annotations: Mapping[str, Annotation]
    text: Callable[[str], str]

    def words(self, annotation: str, most: int = 70) -> str:
        """The words of an annotation, cut; a dash when it is gone."""
        found = self.annotations.get(annotation)
        return words_of(self.text(found.article), found.fragments, most) if found else NOTHING

    def speaker(self, key: str | None) -> str:
        """The name of a speaker; a dash for nobody."""
        return self.speakers.get(key, key) if key else NOTHING

    def label(self, key: str) -> str:
        """What a label is called."""
        found = self.codebook.label(key)
        return found.title or key if found else key

    def colour(self, key: str) -> str:
        """The colour of a label."""
        return (self.codebook.label(key) or UNKNOWN).colour


def rows_of(case: Case, sides: Sequence[Side], ground: Ground) -> list[Row]:
    """All rows in which at least one side says something, those that differ first."""
    marking = [side for side in sides if side.marks]
    facets = {facet.key for facet in case.unit.facets}
    twice = any(side.repeat for side in marking)  # facets tell nothing of a mark that repeats another

    def disputed(key: str) -> bool:
        return twice or key in facets

    rows = [
        _row(_("label"), [ground.label(side.marks[0].label) for side in marking], disputed("label")),
        *_attributes(marking, ground, disputed),
        _row(_("speaker"), _speakers(marking, ground), disputed("speaker")),
        *_links(case, marking, ground, disputed),
        _row(_("certainty"), [_(CERTAINTIES[side.marks[0].certainty]) or NOTHING for side in marking], differs=False),
    ]
    said = [row for row in rows if any(cell.words != NOTHING for cell in row.cells)]
    return sorted(said, key=lambda row: not row.differs)


def _row(title: str, words: Sequence[str], differs: bool) -> Row:
    if not differs:
        return Row(title, tuple(Cell(word) for word in words))
    counts = Counter(words).most_common(2)
    usual = counts[0][0] if len(counts) == 1 or counts[0][1] > counts[1][1] else None
    return Row(title, tuple(Cell(word, len(counts) > 1 and word != usual) for word in words))


def _attributes(sides: Sequence[Side], ground: Ground, disputed: Callable[[str], bool]) -> list[Row]:
    known = {one.id: one for side in sides for one in _asked(ground.codebook, side.marks[0].label)}
    named = dict.fromkeys([*known, *(name for side in sides for name in side.marks[0].attributes)])
    return [
        _row(
            (known[name].title or name).casefold() if name in known else name,
            [value_words(side.marks[0].attributes.get(name), known.get(name)) for side in sides],
            disputed(f"attribute:{name}"),
        )
        for name in named
    ]


def _speakers(sides: Sequence[Side], ground: Ground) -> list[str]:
    """Names; two entries of the register that bear one name are told apart."""
    keys = [side.marks[0].speaker for side in sides]
    names = [ground.speaker(key) for key in keys]
    told = []
    for key, name in zip(keys, names, strict=True):
        namesakes = list(dict.fromkeys(k for k, n in zip(keys, names, strict=True) if n == name))
        place = namesakes.index(key) + 1
        entry = _("{name} (entry {number} of this name)").format(name=name, number=place)
        told.append(entry if len(namesakes) > 1 else name)
    return told


def _asked(codebook: Codebook, label: str) -> tuple[Attribute, ...]:
    found = codebook.label(label)
    return found.attributes if found else ()


def _links(case: Case, sides: Sequence[Side], ground: Ground, disputed: Callable[[str], bool]) -> list[Row]:
    titles = {one.id: one.title for one in ground.codebook.links}
    found: dict[str, dict[str, list[str]]] = {}
    for link in case.links:
        found.setdefault(link.type, {}).setdefault(link.source, []).append(_target(link, ground))
    turned = {(f.name, who) for f in case.unit.facets if f.how == "reversed" for who in f.annotators}
    back = _("from there to here")

    def told(kind: str, by: Mapping[str, Sequence[str]], side: Side) -> str:
        drawn = sorted(target for mark in side.marks for target in by.get(mark.id, ()))
        return "; ".join(drawn) or (back if (kind, side.annotator) in turned else NOTHING)

    return [
        _row(
            (titles.get(kind) or kind).casefold(),
            [told(kind, by, side) for side in sides],
            disputed(f"link:{kind}"),
        )
        for kind, by in sorted(found.items())
    ]


def _target(link: Link, ground: Ground) -> str:
    if link.target_kind == "speaker":
        words = ground.speaker(link.target)
    elif link.target_kind == "article":
        words = _("another article")
    else:
        words = f"“{bare(ground.words(link.target, 40))}”"
        meant = ground.annotations.get(link.target)
        if meant is not None and meant.speaker:
            words = f"{words} ({ground.speaker(meant.speaker)})"
    position = link.attributes.get("position")
    return f"{words}, {position}" if position else words
