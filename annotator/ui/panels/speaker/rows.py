"""The quotes of a speaker as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.model.span import hull
from annotator.reuse.speaker_page import ORIGIN, Said, SpeakerPage
from annotator.ui.panels.tables.rows import Column, TableRow, one_line, sought
from annotator.wording.profile_words import positions
from annotator.wording.translation import _


def said_columns() -> tuple[Column, ...]:
    """The columns of the page."""
    return (
        Column("words", _("Quote"), 0),
        Column("form", _("Form"), 11),
        Column("cue", _("Cue"), 13),
        Column("position", _("As"), 8),
        Column("outlet", _("Outlet"), 17),
        Column("published", _("Date"), 11),
        Column("story", _("Story"), 20),
    )


def said_rows(page: SpeakerPage, said: Iterable[Said], forms: dict[str, str]) -> list[TableRow]:
    """A row for each quote, in reading order."""
    order = {key: n for n, key in enumerate(page.articles)}
    return [_row(page, one, order[one.quote.article], forms) for one in said]


def _row(page: SpeakerPage, one: Said, place: int, forms: dict[str, str]) -> TableRow:
    article, quote = page.articles[one.quote.article], one.quote
    cells = (
        one_line(one.text),
        forms.get(one.form, one.form),
        one_line(one.cue),
        "" if one.position == ORIGIN else positions().get(one.position, one.position),
        one_line(article.outlet or ""),
        article.published or "",
        one_line(page.stories.get(article.story, "")),
    )
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
