"""Writing the coverage that is shown to a file."""

from __future__ import annotations

from pathlib import Path

from annotator.exchange.coverage_csv import write_coverage
from annotator.exchange.coverage_picture import Heading, coverage_picture, write_picture
from annotator.model.article import Article
from annotator.ui.context import Context
from annotator.ui.panels.coverage.choice import Shown
from annotator.ui.panels.coverage.reading import Loaded
from annotator.ui.saving import Saving
from annotator.wording.coverage_words import coverage_words
from annotator.wording.translation import _

_NAME = "coverage"


class Exporting:
    """Asks where to, and writes there the rows and columns that are shown, in their order."""

    def __init__(self, context: Context) -> None:
        self._saving = Saving(context, _("Export coverage"))

    def table(self, loaded: Loaded, shown: Shown) -> None:
        """As a CSV table."""
        articles = _articles(loaded, shown)
        story = loaded.coverage.story
        headings = [(a.id, " · ".join(filter(None, loaded.heads[a.id]))) for a in articles]
        rows = [(story, row) for row in shown.rows]

        def write(path: Path) -> None:
            write_coverage(rows, headings, {story: [a.id for a in articles]}, loaded.names, path)

        self._saving.save(_NAME, ".csv", _("Table (*.csv)"), write)

    def vector(self, loaded: Loaded, shown: Shown) -> None:
        """As a picture of lines and letters."""
        picture = _picture(loaded, shown)
        self._saving.save(_NAME, ".svg", _("Picture (*.svg)"), lambda path: write_picture(picture, path))

    def bitmap(self, loaded: Loaded, shown: Shown) -> None:
        """As a picture of points."""
        self._saving.bitmap(_NAME, _picture(loaded, shown))


def _articles(loaded: Loaded, shown: Shown) -> list[Article]:
    return [loaded.coverage.articles[place] for place in shown.columns]


def _picture(loaded: Loaded, shown: Shown) -> str:
    headings = [Heading(*loaded.heads[a.id]) for a in _articles(loaded, shown)]
    title = loaded.names.get(loaded.coverage.story, "")
    return coverage_picture(title, headings, shown.rows, coverage_words())
