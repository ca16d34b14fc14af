"""The quotes of a speaker as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.model.span import hull
from annotator.reuse.speaker_page import ORIGIN, Said, SpeakerPage
from annotator.ui.panels.tables.rows import Column, TableRow, one_line, sought
from annotator.wording.profile_words import positions
from annotator.wording.translation import _


def said_columns(page: SpeakerPage) -> tuple[Column, ...]:
    """The columns of a page: which place in a chain, and which story, only where not all have the same."""
    chained = any(one.position != ORIGIN for one in page.said)
    return (
        Column("words", _("Quote"), 0),
        Column("form", _("Form"), 9),
        Column("cue", _("Cue"), 12),
        *((Column("position", _("As"), 7),) if chained else ()),
        Column("outlet", _("Outlet"), 15),
        Column("published", _("Date"), 10),
        *((Column("story", _("Story"), 16),) if len(page.stories) > 1 else ()),
    )


def said_rows(page: SpeakerPage, said: Iterable[Said], forms: dict[str, str]) -> list[TableRow]:
    """A row for each quote, in reading order."""
    order = {key: n for n, key in enumerate(page.articles)}
    names = tuple(column.id for column in said_columns(page))
    return [_row(page, one, order[one.quote.article], forms, names) for one in said]


def _row(page: SpeakerPage, one: Said, place: int, forms: dict[str, str], names: tuple[str, ...]) -> TableRow:
    article, quote = page.articles[one.quote.article], one.quote
    known = {
        "words": one_line(one.text),
        "form": forms.get(one.form, one.form),
        "cue": one_line(one.cue),
        "position": "" if one.position == ORIGIN else positions().get(one.position, one.position),
        "outlet": one_line(article.outlet or ""),
        "published": article.published or "",
        "story": one_line(page.stories.get(article.story, "")),
    }
    cells = tuple(known[name] for name in names)
    return TableRow(
        id=quote.id,
        cells=cells,
        sought=sought(cells),
        place=(place, quote.start, -quote.end, quote.id),
        of=quote,
        article=article.id,
        span=hull(quote.fragments),
        speaker=page.speaker.id,
        editable=False,
    )
