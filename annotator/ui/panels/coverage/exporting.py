"""Writing the coverage that is shown to a file, as a job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from annotator.exchange.coverage_csv import write_coverage
from annotator.exchange.coverage_picture import Heading, coverage_picture, write_picture
from annotator.model.article import Article
from annotator.model.errors import DatasetError, Situation
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.ui.panels.coverage.choice import Shown
from annotator.ui.panels.coverage.reading import Loaded
from annotator.ui.pictures import paint
from annotator.wording.coverage_words import coverage_words
from annotator.wording.translation import _


class Exporting:
    """Asks where to, and writes there the rows and columns that are shown, in their order."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def table(self, loaded: Loaded, shown: Shown) -> None:
        """As a CSV table."""
        articles = _articles(loaded, shown)
        story = loaded.coverage.story
        headings = [(a.id, " ".join(filter(None, (a.outlet, a.published, a.title or a.id)))) for a in articles]
        rows = [(story, row) for row in shown.rows]

        def write(path: Path) -> None:
            write_coverage(rows, headings, {story: [a.id for a in articles]}, loaded.names, path)

        self._export(".csv", _("Table (*.csv)"), write)

    def vector(self, loaded: Loaded, shown: Shown) -> None:
        """As a picture of lines and letters."""
        self._export(".svg", _("Picture (*.svg)"), lambda path: write_picture(_picture(loaded, shown), path))

    def bitmap(self, loaded: Loaded, shown: Shown) -> None:
        """As a picture of points."""

        def write(path: Path) -> None:
            if paint(_picture(loaded, shown), path):
                raise DatasetError("dataset.cannot_write", name=path.name, reason=_("the picture could not be saved"))

        self._export(".png", _("Picture (*.png)"), write)

    def _export(self, ending: str, kinds: str, write: Callable[[Path], None]) -> None:
        proposed = self._context.workspace.path.with_suffix(f".coverage{ending}")
        path = self._context.asking.save_file(_("Export coverage"), proposed, kinds)
        if path is None:
            return
        path = path if path.suffix else path.with_suffix(ending)

        def work(_report: Report) -> None:
            write(path)

        def done(_nothing: None) -> None:
            self._context.say(_("Wrote {name}.").replace("{name}", path.name))

        self._context.jobs.start(_("Export coverage"), work, done, self._failed)

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, Situation):
            self._context.asking.trouble(fault)
        else:
            raise fault


def _articles(loaded: Loaded, shown: Shown) -> list[Article]:
    return [loaded.coverage.articles[place] for place in shown.columns]


def _picture(loaded: Loaded, shown: Shown) -> str:
    headings = [Heading(*loaded.heads[a.id]) for a in _articles(loaded, shown)]
    title = loaded.names.get(loaded.coverage.story, "")
    return coverage_picture(title, headings, shown.rows, coverage_words())
