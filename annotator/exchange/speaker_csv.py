"""A speaker's page as a CSV table: a quote a row."""

from __future__ import annotations

from pathlib import Path

from annotator.exchange.table_cells import TableFile
from annotator.exchange.whole_file import whole_file
from annotator.reuse.speaker_page import SpeakerPage

HEADINGS = (
    "speaker", "position", "quote", "words", "form", "cue",
    "outlet", "published", "story", "title", "article", "start", "end", "annotation", "annotator",
)  # fmt: skip


def write_speaker_page(page: SpeakerPage, annotators: dict[str, str], path: Path) -> None:
    """Write the quotes in the page's order; ``annotators`` are names. Raises DatasetError ``dataset.cannot_write``."""
    with whole_file(path) as file:
        table = TableFile(file, HEADINGS)
        for one in page.said:
            quote, article = one.quote, page.articles[one.quote.article]
            table.write(
                (
                    page.speaker.name,
                    one.position,
                    one.text,
                    one.words,
                    one.form,
                    one.cue,
                    article.outlet,
                    article.published,
                    page.stories.get(article.story, ""),
                    article.title,
                    article.id,
                    quote.start,
                    quote.end,
                    quote.id,
                    annotators.get(quote.annotator, quote.annotator),
                )
            )
        table.finish()
