"""The register as rows: each speaker with how often they are quoted and mentioned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from annotator.model.annotation import Annotation
from annotator.model.speaker import KINDS
from annotator.storage.listing import SpeakerRow
from annotator.storage.reader import Reader
from annotator.text.folding import folded
from annotator.ui.panels.tables.annotations import SAYING
from annotator.ui.panels.tables.rows import Column, TableRow, one_line, sought
from annotator.wording.translation import _


def kinds() -> dict[str, str]:
    """The kinds of speaker that are offered, by their titles."""
    titles = (_("Person"), _("Organisation"), _("Group"), _("Document"), _("Unknown"))
    return dict(zip(KINDS, titles, strict=True))


def speaker_columns(*, aliases: bool = True) -> tuple[Column, ...]:
    """The columns of the register."""
    return (
        Column("name", _("Name"), 0, "text"),
        Column("kind", _("Kind"), 12, "kind"),
        *((Column("aliases", _("Also called"), 40, "text"),) if aliases else ()),
        Column("quotes", _("Quotes"), 8, numeric=True),
        Column("mentions", _("Mentions"), 9, numeric=True),
        Column("articles", _("Articles"), 8, numeric=True),
    )


def speaker_rows(found: Iterable[SpeakerRow], *, aliases: bool = True, editable: bool = True) -> list[TableRow]:
    """A row for each speaker; aliases can be found whether they are shown or not."""
    titles, rows = kinds(), []
    for entry in found:
        speaker = entry.speaker
        names = "; ".join(speaker.aliases)
        told = (one_line(names),) if aliases else ()
        kind = titles.get(speaker.kind, speaker.kind)
        cells = (one_line(speaker.name), kind, *told, entry.quotes, entry.mentions, entry.articles)
        rows.append(
            TableRow(
                id=speaker.id,
                cells=cells,
                sought=sought((*cells[:2], names)),
                place=(folded(speaker.name), speaker.id),
                of=speaker,
                speaker=speaker.id,
                editable=editable,
            )
        )
    return rows


def speakers_of_story(read: Reader, story: str, annotators: Collection[str] | None) -> list[SpeakerRow]:
    """The speakers that a story mentions or quotes, with their counts in it, by name."""
    mentions: Counter[str] = Counter()
    quotes: dict[str, set[str]] = defaultdict(set)
    articles: dict[str, set[str]] = defaultdict(set)
    for article in read.articles(story):
        marks = {mark.id: mark for mark in read.annotations(article.id, annotators)}
        for mark in marks.values():
            if mark.speaker:
                mentions[mark.speaker] += 1
                articles[mark.speaker].add(article.id)
        for quote, speaker in _said(read, article.id, marks):
            quotes[speaker].add(quote)
            articles[speaker].add(article.id)
    concerned = articles.keys()
    return [
        SpeakerRow(speaker, mentions[speaker.id], len(quotes[speaker.id]), len(articles[speaker.id]))
        for speaker in read.speakers()
        if speaker.id in concerned
    ]


def corrected(column: str, words: str) -> dict[str, object]:
    """The fields of a speaker that differ when ``words`` are typed into a column."""
    if column == "aliases":
        return {"aliases": tuple(alias.strip() for alias in words.split(";") if alias.strip())}
    return {column: words}


def _said(read: Reader, article: str, marks: dict[str, Annotation]) -> Iterable[tuple[str, str]]:
    for link in read.links(article):
        if link.type == SAYING[0] and link.source in marks:
            mention = marks.get(link.target)
            speaker = link.target if link.target_kind == "speaker" else mention.speaker if mention else None
            if speaker:
                yield link.source, speaker
