"""From a case to what its card shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from annotator.model.article import Article
from annotator.model.span import Span
from annotator.model.verdict import UNSETTLED, Verdict
from annotator.review.cases import Case, Status
from annotator.review.rulings import Ruling
from annotator.ui.review.card import Face, Note
from annotator.ui.review.choices import title_of
from annotator.ui.review.comparison import Ground, Row, rows_of
from annotator.ui.review.excerpt import Excerpt
from annotator.ui.review.guidance import guidance
from annotator.ui.review.passage import Painted
from annotator.ui.review.sides import GOLD, Side
from annotator.ui.review.together import Together, rows_together, sentences_together
from annotator.ui.tagging.fragments import bare
from annotator.ui.theme.label_colours import LabelColours, label_colours
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.local_time import local
from annotator.wording.article_words import apart, place_of
from annotator.wording.facet_words import sentences_of
from annotator.wording.translation import _, later

STATUSES: dict[Status, str] = {
    "open": later("open"),
    "deferred": later("deferred"),
    "stale": later("changed since it was decided"),
    "settled": later("settled"),
    "agreed": later("all agree"),
}
REASONS = {
    "codebook": later("codebook gap"),
    "slip": later("slip"),
    "ambiguous": later("ambiguous text"),
    "knowledge": later("world knowledge"),
    "tool": later("tool"),
}
GOLD_LETTER = "★"
_EARLIER, _SHORT = 3, 48


class Seen(Struct, frozen=True):
    """What a card is made of beside its case: names, the text, colours, and what would be gold now (``ruling``).

    ``articles`` are by id; ``together`` is what each grouped with the passage.
    """

    ground: Ground
    theme: Theme
    text: str
    people: dict[str, str]
    ruling: Ruling | None = None
    gold: str = ""
    """What the line of gold is called: a decision, or a proposal."""
    earlier: tuple[Case, ...] = ()
    blind: bool = False
    checking: bool = False
    """Whether what was decided is not to be seen."""
    articles: Mapping[str, Article] = {}
    together: tuple[Together, ...] = ()
    breaks: Sequence[int] = ()
    since: tuple[str, ...] = ()
    """What was changed since it was decided, a sentence each."""


def face_of(case: Case, sides: Sequence[Side], seen: Seen) -> Face:
    """The card of ``case``."""
    letters = {side.annotator: side.letter for side in sides}
    sides = [each for side in sides for each in (side, *side.repeated())]
    table, same = _compared(case, sides, seen)
    grouped = sentences_together(seen.together, letters, seen.ground.codebook)
    lines = (*_lines(sides, seen.theme), *_gold_line(seen))
    alike = _("all say the same") if case.members else _("what this was about is gone")
    differences = tuple(sentences_of(case.unit.facets, letters, seen.ground.codebook, grouped)) or (alike,)
    place, notes = place_of(seen.articles.get(case.article)), tuple(_notes(case, sides, seen))
    first = tuple(_changed(case, sides, seen))
    return Face(
        labels=_labels(case, seen.ground),
        place=place,
        differences=differences,
        excerpt=Excerpt(seen.text, _shown(case, seen.ruling), breaks=seen.breaks),
        lines=lines,
        first=first,
        columns=tuple((side.letter, side.colours(seen.theme), side.name) for side in sides if side.marks),
        table=tuple(table),
        same=same,
        notes=notes,
        spoken=". ".join((_spoken(case, sides, seen, differences, table, place), *map(_said, (*first, *notes)))),
    )


def verdict_words(verdict: Verdict, sides: Sequence[Side], people: dict[str, str], *, blind: bool) -> str:
    """A verdict on one line: what, by whom, why."""
    told = [title_of(verdict, sides)]
    if verdict.rule:
        told.append(_("by the rule “{rule}”").format(rule=verdict.rule))
    elif not blind:
        told.append(people.get(verdict.adjudicator, ""))
    told += [local(verdict.decided), _(REASONS[verdict.reason]) if verdict.reason in REASONS else ""]
    return " · ".join([*(part for part in told if part), *([verdict.note] if verdict.note else [])])


def _labels(case: Case, ground: Ground) -> tuple[tuple[str, str], ...]:
    names = dict.fromkeys(member.label for member in case.members)
    return tuple((ground.label(name), ground.colour(name)) for name in names)


def _shown(case: Case, ruling: Ruling | None) -> list[Span]:
    spans = [span for member in case.members for span in member.fragments]
    return spans + [span for draft in (ruling.drafts if ruling else ()) for span in draft.fragments]


def _lines(sides: Sequence[Side], theme: Theme) -> Iterable[Painted]:
    """Who marked the same shares a line."""
    found: dict[tuple[tuple[Span, ...], ...], list[Side]] = {}
    for side in sides:
        found.setdefault(tuple(sorted(mark.fragments for mark in side.marks)), []).append(side)
    for marks, alike in sorted(found.items(), key=lambda pair: (not pair[0], pair[1][0].number)):
        badges = tuple((side.letter, side.colours(theme)) for side in alike)
        yield Painted(badges, marks, alike[0].style, "" if marks else _("marked nothing here"))


def gold_colours(theme: Theme) -> LabelColours:
    """The colours of gold."""
    return label_colours(GOLD, theme)


def _gold_line(seen: Seen) -> Iterable[Painted]:
    if seen.ruling is None:
        return
    badge = ((GOLD_LETTER, gold_colours(seen.theme)),)
    marks = tuple(draft.fragments for draft in seen.ruling.drafts)
    told = "" if marks else _("nothing would be gold: {decision}").format(decision=seen.gold)
    yield Painted(badge, marks, "solid", told, counts=False)


def _compared(case: Case, sides: Sequence[Side], seen: Seen) -> tuple[list[Row], Note | None]:
    rows = rows_of(case, sides, seen.ground)
    marking = [side for side in sides if side.marks]
    alone = len({side.annotator for side in marking}) < 2
    table = [row for row in rows if row.differs]
    same = [_whole(f"{row.title}: {row.cells[0].words}") for row in rows if not row.differs and _alike(row)]
    odd = [row for row in rows if not row.differs and not _alike(row)]
    title = _("{who} says").format(who=marking[0].title) if alone and marking else _("All say the same")
    table += rows_together(seen.together, sides, seen.ground, seen.articles)
    return ([] if len(marking) < 2 else [*table, *odd]), Note(title, "   ".join(same)) if same else None


def _whole(pair: str) -> str:
    """Question and answer, on one line where they are short."""
    return pair.replace(" ", "\N{NO-BREAK SPACE}") if len(pair) < _SHORT else pair


def _alike(row: Row) -> bool:
    return len({cell.words for cell in row.cells}) == 1


def _changed(case: Case, sides: Sequence[Side], seen: Seen) -> Iterable[Note]:
    """Why a case that was decided has come back, and what was decided."""
    if case.status == "stale" and case.verdict is not None and not seen.checking:
        if seen.since:
            yield Note(_("Changed since it was decided"), "\n".join(seen.since))
        title = _("Decided before") if seen.since else _("Decided before; what stood then has changed")
        yield Note(title, verdict_words(case.verdict, sides, seen.people, blind=seen.blind))


def _notes(case: Case, sides: Sequence[Side], seen: Seen) -> Iterable[Note]:
    if case.verdict is not None and not seen.checking:
        if case.status != "stale":
            yield Note(_("Decided"), verdict_words(case.verdict, sides, seen.people, blind=seen.blind))
        for check in (one for one in case.history if one.checks == case.verdict.id):
            yield Note(_("Checked"), verdict_words(check, sides, seen.people, blind=seen.blind))
    for side in sides:
        badge = (side.letter, side.colours(seen.theme))
        yield from (Note(_("notes"), mark.note, badge) for mark in side.marks if mark.note)
    said = [v for v in case.history if v.decision in UNSETTLED and (v.note or v.decision != "defer")]
    for verdict in said:
        yield Note(_("Said before"), verdict_words(verdict, sides, seen.people, blind=seen.blind))
    if earlier := list(_earlier(seen, sides)):
        yield Note(_("Decided elsewhere on the same difference"), "\n".join(earlier))
    for title, words in guidance(case, seen.ground.codebook):
        yield Note(_("Codebook: {title}").format(title=title), words)


def _said(note: Note) -> str:
    whose = f" {note.badge[0]}" if note.badge else ""
    return f"{note.title}{whose}: {note.words.removesuffix('.')}"


def _earlier(seen: Seen, sides: Sequence[Side]) -> Iterable[str]:
    for case in seen.earlier[:_EARLIER]:
        if case.verdict is not None and case.members:
            told = verdict_words(case.verdict, sides, seen.people, blind=True)
            yield f"“{apart(bare(seen.ground.words(case.members[0].id, 44)))}” — {told}"


def _spoken(
    case: Case, sides: Sequence[Side], seen: Seen, differences: Sequence[str], table: Sequence[Row], place: str
) -> str:
    """The whole card as plain sentences."""
    said = [place, ", ".join(title for title, _colour in _labels(case, seen.ground)), "; ".join(differences)]
    for side in sides:
        words = " … ".join(mark.quoted(seen.text) for mark in side.marks) or _("marked nothing here")
        said.append(f"{side.title}: {words}")
    marking = [side.letter for side in sides if side.marks]
    said += [
        f"{row.title}: " + ", ".join(f"{who} {cell.words}" for who, cell in zip(marking, row.cells, strict=True))
        for row in table
    ]
    return ". ".join(part for part in said if part)
