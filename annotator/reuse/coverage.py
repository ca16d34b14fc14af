"""Coverage: which article of a story reports what, and how."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from annotator.model.article import Article
from annotator.model.group import Absence, Group, Member
from annotator.model.span import Span
from annotator.reuse.members import Marked, rank, reference_of
from annotator.reuse.rendering import rendering
from annotator.reuse.twins import TwinGroup
from annotator.reuse.values import Conflict, conflicts
from annotator.reuse.witnesses import witnesses
from annotator.text.word_diff import Wording

RowKind = Literal["quote", "claim", "speaker"]
NOT_REPORTED, NOT_CHECKED, DENIED, QUOTED, REPORTED = "not reported", "not yet checked", "denied", "quoted", "reported"
"""What a cell says beside the ways in which members render: the last of a member of which nothing is said."""


class Cell(Struct, frozen=True):
    """``how`` the article reports it: best of its ``annotations``, or that it does not, or that nobody has looked.

    ``differences`` counts the changes from the group's wording, or a claim's contradictions; of a speaker, quotes.
    ``by`` and ``recorded`` say who judged that it is not reported, and when.
    """

    how: str = NOT_CHECKED
    differences: int = 0
    annotations: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    recorded: str = ""


class CoverageRow(Struct, frozen=True):
    """A group, or a speaker, with a cell for each article in the order of the columns.

    ``spread`` counts the articles that report it, versions of one text once. ``annotator`` is whose group it is.
    """

    key: str
    kind: RowKind
    label: str
    cells: tuple[Cell, ...]
    spread: int
    speakers: tuple[str, ...] = ()
    annotator: str = ""
    conflicts: tuple[Conflict, ...] = ()


def group_rows(groups: Iterable[Group], marked: Marked, articles: Sequence[Article]) -> list[CoverageRow]:
    """A row for each group, those that most articles report first."""
    return _by_spread(_group_row(_known(group, marked), marked, articles) for group in groups)


def speaker_rows(names: Mapping[str, str], marked: Marked, articles: Sequence[Article]) -> list[CoverageRow]:
    """A row for each speaker who is quoted; a cell counts the quotes of an article."""
    quotes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, speaker in marked.said_by.items():
        quotes[speaker][marked.annotations[key].article].append(key)
    rows = []
    for speaker, by_article in quotes.items():
        found = [by_article.get(article.id, []) for article in articles]
        cells = tuple(Cell(QUOTED, len(keys), tuple(keys)) if keys else Cell() for keys in found)
        rows.append(CoverageRow(speaker, "speaker", names[speaker], cells, spread(cells, articles), (speaker,)))
    return _by_spread(rows)


def twin_rows(groups: Iterable[TwinGroup], texts: Mapping[str, str], articles: Sequence[Article]) -> list[CoverageRow]:
    """A row for each group of twins, of which nothing is recorded yet."""
    rows = []
    for number, group in enumerate(groups):
        best = {twin.article: twin for twin in sorted(group.members, key=lambda twin: rank(twin.how), reverse=True)}
        cells = tuple(
            Cell(best[article.id].how, best[article.id].changes) if article.id in best else Cell()
            for article in articles
        )
        reference = group.members[group.reference]
        label = _joined(texts[reference.article], reference.fragments)
        rows.append(CoverageRow(str(number), group.kind, label, cells, spread(cells, articles)))
    return _by_spread(rows)


def _known(group: Group, marked: Marked) -> Group:
    """The group with those of its members that may be seen."""
    if all(member.annotation in marked.annotations for member in group.members):
        return group
    members = tuple(member for member in group.members if member.annotation in marked.annotations)
    return replace(group, members=members)


def _group_row(group: Group, marked: Marked, articles: Sequence[Article]) -> CoverageRow:
    members: dict[str, list[Member]] = defaultdict(list)
    for member in group.members:
        members[marked.annotations[member.annotation].article].append(member)
    absent: dict[str, list[Absence]] = defaultdict(list)
    for absence in group.absent:
        absent[absence.article].append(absence)
    known = [(marked.annotations[member.annotation], marked.words(member.annotation)) for member in group.members]
    found = tuple(conflicts(known)) if group.kind == "claim" else ()
    reference = reference_of(group, marked)
    cells = tuple(
        _reported(members[article.id], group, marked, reference, found)
        if article.id in members
        else _absent(absent.get(article.id, ()))
        for article in articles
    )
    speakers = dict.fromkeys(who for member in group.members if (who := marked.said_by.get(member.annotation)))
    label = group.label or group.reference or (marked.words(group.members[0].annotation) if group.members else "")
    return CoverageRow(
        group.id, group.kind, label, cells, spread(cells, articles), tuple(speakers), group.annotator, found
    )


def _reported(
    members: Sequence[Member], group: Group, marked: Marked, reference: Wording | None, found: Sequence[Conflict]
) -> Cell:
    best = min(members, key=lambda member: rank(member.how))
    annotation = marked.annotations[best.annotation]
    keys = tuple(member.annotation for member in members)
    if group.kind == "claim":
        differences = sum(conflict.one in keys or conflict.other in keys for conflict in found)
        denied = annotation.attributes.get("polarity") == DENIED
    else:
        differences = rendering(reference, marked.wording(annotation)).changes if reference else len(best.differs)
        denied = annotation.attributes.get("status") == DENIED
    return Cell(DENIED if denied else best.how or REPORTED, differences, keys)


def _absent(absences: Sequence[Absence]) -> Cell:
    if not absences:
        return Cell()
    recorded = max(absence.recorded for absence in absences)
    return Cell(absences[0].state, 0, (), tuple(absence.annotator for absence in absences), recorded)


def narrowed(row: CoverageRow, places: Sequence[int], articles: Sequence[Article]) -> CoverageRow:
    """The row with the cells at those places among all, which are those of ``articles``."""
    cells = tuple(row.cells[place] for place in places)
    return replace(row, cells=cells, spread=spread(cells, articles))


def spread(cells: Sequence[Cell], articles: Sequence[Article]) -> int:
    """How many independent ones of ``articles`` report it: versions of one text are one witness."""
    silent, original = (NOT_REPORTED, NOT_CHECKED), witnesses(articles)
    reporting = (a.id for cell, a in zip(cells, articles, strict=True) if cell.how not in silent and not cell.by)
    return len({original[key] for key in reporting})


def _by_spread(rows: Iterable[CoverageRow]) -> list[CoverageRow]:
    return sorted(rows, key=lambda row: (-row.spread, row.label.casefold(), row.key))


def _joined(text: str, fragments: Iterable[Span]) -> str:
    return " … ".join(text[span.start : span.end] for span in fragments)
