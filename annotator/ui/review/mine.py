"""What became of one's own work: what was kept, changed, dropped and added, why, and what one tends to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from annotator.exchange.case_reader import read_cases
from annotator.model.annotation import Annotation
from annotator.model.codebook import Codebook
from annotator.model.span import Span
from annotator.review import habits
from annotator.review.confusions import Confusion
from annotator.review.habits import Fate, Habits
from annotator.storage.reader import Reader
from annotator.ui.review.comparison import Ground
from annotator.ui.review.faces import REASONS
from annotator.ui.review.filters import confusion_words
from annotator.ui.tagging.fragments import words_of
from annotator.wording.article_words import told_apart
from annotator.wording.translation import _, later, ngettext

BECAME = {
    "changed": later("changed"),
    "dropped": later("dropped"),
    "added": later("added: you had no mark"),
    "kept": later("kept"),
}
EDGES = {
    "start early": later("starts earlier than decided"),
    "start late": later("starts later than decided"),
    "end early": later("ends earlier than decided"),
    "end late": later("ends later than decided"),
}
_MOST = 5


class MineRow(Struct, frozen=True):
    """One passage: ``words``, what ``became`` of the mark, what is otherwise and ``why``, and where it stands.

    ``span`` of ``article`` is where it is to be seen; ``mark`` is one's own, empty where one has none.
    """

    words: str
    became: str
    otherwise: str
    why: str
    place: str
    article: str
    span: Span | None
    mark: str


class Mine(Struct, frozen=True):
    """``summary`` in a few lines, then every passage that was decided otherwise than one had it."""

    summary: tuple[str, ...]
    rows: tuple[MineRow, ...]


def read_mine(read: Reader, annotator: str) -> Mine:
    """What became of that annotator's work; nobody else's marks are told, only what was decided."""
    cases = [case for case in read_cases(read) if case.verdict is not None]
    keys = [key for case in cases if case.verdict is not None for key in case.verdict.gold]
    gold = {annotation.id: annotation for annotation in read.annotations_by_id(keys)}
    texts = {key: read.text(key) for key in {case.article for case in cases}}
    found = habits.of(annotator, cases, gold, texts)
    concerned = {case.article for case in cases}
    places = told_apart(article for article in read.articles() if article.id in concerned)
    speakers = {speaker.id: speaker.name for speaker in read.speakers()}
    ground = Ground(read.codebook(), speakers, gold, texts.__getitem__)
    rows: list[MineRow] = []
    for fate in (fate for fate in found.fates if fate.became != "kept"):
        own = [mark for mark in fate.case.members if mark.annotator == annotator]
        stretch = _stretch(fate, own, gold)
        rows.append(
            MineRow(
                words_of(texts[fate.case.article], stretch, 120),
                _(BECAME[fate.became]),
                ", ".join(_asked(name, ground.codebook) for name in fate.changed),
                " · ".join(part for part in (_(REASONS.get(fate.verdict.reason, "")), fate.verdict.note) if part),
                places.get(fate.case.article, ""),
                fate.case.article,
                stretch[0] if stretch else None,
                min(own, key=lambda mark: mark.start).id if own else "",
            )
        )
    return Mine(tuple(_summary(found, ground)), tuple(rows))


def _stretch(fate: Fate, own: Sequence[Annotation], gold: Mapping[str, object]) -> tuple[Span, ...]:
    mine = [span for mark in own for span in mark.fragments]
    decided = [span for key in fate.verdict.gold for span in getattr(gold.get(key), "fragments", ())]
    return tuple(sorted(mine or decided))


def _asked(name: str, codebook: Codebook) -> str:
    titles = {"label": _("label"), "boundary": _("boundary"), "speaker": _("speaker")}
    titles |= {a.id: (a.title or a.id).casefold() for label in codebook.labels for a in label.attributes}
    return titles.get(name, name)


def _summary(found: Habits, ground: Ground) -> Iterator[str]:
    count = len(found.fates)
    told = ngettext("Of {count} passage that was decided: {parts}.", "Of {count} passages decided: {parts}.", count)
    parts = (f"{number} {_(BECAME[name])}" for name, number in sorted(found.became.items(), key=lambda one: -one[1]))
    yield told.format(count=f"{count:,}", parts=", ".join(parts) or "0")
    confused = sorted(found.confused.items(), key=lambda one: (-one[1], one[0]))[:_MOST]
    if confused:
        pairs = (f"{_confused(one.question, one.mine, one.decided, ground)} ({number})" for one, number in confused)
        yield _("Decided otherwise: {pairs}.").format(pairs="; ".join(pairs))
    if found.boundaries:
        edges = (f"{_(EDGES.get(edge, edge))} ({number})" for edge, number in sorted(found.boundaries.items()))
        yield _("Your marks: {edges}.").format(edges=", ".join(edges))
    reasons = {name: number for name, number in found.reasons.items() if name}
    if reasons:
        yield _("Reasons given: {reasons}.").format(
            reasons=", ".join(f"{_(REASONS.get(name, name))} ({number})" for name, number in sorted(reasons.items()))
        )


def _confused(question: str, mine: str, decided: str, ground: Ground) -> str:
    return confusion_words(Confusion(question, mine, decided), ground).replace(" / ", " → ")
