"""Writing the report to files, as a job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from annotator.exchange.agreement_csv import write_agreement_tables
from annotator.exchange.gold_reader import Golden
from annotator.exchange.page import write_page
from annotator.ui.agreement.measuring import Found
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.wording.agreement_page import agreement_page
from annotator.wording.agreement_study import Study
from annotator.wording.translation import _


class Exporting(QObject):
    """Asks where to, and writes there what is shown."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def page(self, found: Found | None, study: Study | None, golden: Golden | None = None) -> None:
        """The report as one HTML file, with annotators against gold where that was measured."""
        if found is None or study is None:
            return
        proposed = self._context.workspace.path.with_suffix(".agreement.html")
        path = self._context.asking.save_file(_("Export report"), proposed, _("Web page (*.html)"))
        if path is not None:
            self._write(lambda: write_page(agreement_page(found.report, study, golden), path), path)

    def tables(self, found: Found | None, study: Study | None) -> None:
        """The reliability matrices and raw counts as CSV files in a folder."""
        if found is None or study is None:
            return
        folder = self._context.asking.open_folder(_("Folder to write the tables into"))
        if folder is not None:
            target = folder / f"{self._context.workspace.path.stem} agreement"
            names, titles = study.annotators, study.articles
            self._write(lambda: write_agreement_tables(found.compared, found.report, names, titles, target), target)

    def _write(self, write: Callable[[], None], path: Path) -> None:
        def work(_report: Report) -> None:
            write()

        def done(_nothing: None) -> None:
            self._context.say(_("Wrote {name}.").replace("{name}", path.name))

        self._context.jobs.start(_("Export report"), work, done, self._context.tell_fault)
