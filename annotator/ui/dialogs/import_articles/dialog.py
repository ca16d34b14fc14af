"""Importing articles: what was found in files is looked at and corrected, then goes in as one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from annotator.exchange.importing import Batch, Source
from annotator.exchange.reading.duplicates import Twin
from annotator.exchange.reading.extract import shown_name
from annotator.exchange.reading.found import ColumnMapping
from annotator.ui.context import Context
from annotator.ui.dialogs.framed import FramedDialog, captioned, plain
from annotator.ui.dialogs.import_articles.choices import Choices
from annotator.ui.dialogs.import_articles.columns import ColumnsDialog, TableHead, read_head
from annotator.ui.dialogs.import_articles.details import Details
from annotator.ui.dialogs.import_articles.layout import side_by_side
from annotator.ui.dialogs.import_articles.preview import Preview
from annotator.ui.dialogs.import_articles.reading import Found, read_again, read_found, store
from annotator.ui.dialogs.import_articles.start import Start
from annotator.ui.dialogs.import_articles.summary import after_import, summary
from annotator.ui.dialogs.import_articles.table import FoundTable, FoundView
from annotator.ui.dialogs.import_articles.zones import ZoneList
from annotator.ui.reading.page import ReadingFace
from annotator.wording.translation import _, ngettext


class ImportDialog(FramedDialog):
    """Asks for files and folders where none are named, shows what they hold, and imports what is ticked.

    Nothing is stored before the button is pressed, and then all or nothing. ``imported`` holds the ids afterwards.
    """

    def __init__(self, context: Context, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(context.jobs, _("Import articles"), _("Import"), parent)
        self._context = context
        self._workspace = context.workspace
        self._sources: dict[Path, Source] = {}
        self._mappings: dict[Path, ColumnMapping] = {}
        self._titles: dict[str, str] = {}
        self._storing = False
        self.imported: tuple[str, ...] = ()
        self.choices = Choices(Batch(()), "")
        labels = self._workspace.read.codebook().labels
        self.table, self.details = FoundView(), Details(self._title)
        self.preview = Preview(labels, context.theme(), ReadingFace(face=context.settings().face, zoom=0.92))
        self.zones = ZoneList(labels)
        self.loose, self.summary = QComboBox(), plain(role="quiet", wrap=False)
        self.model = FoundTable(self.choices, self._titles.__getitem__, context.theme(), self)
        self.pages, self.start = QStackedWidget(), Start(context.asking)
        self._compose()
        self._connect()
        self.enter_stays_in_fields()
        self.fit(1180, 740)
        self._read(paths)

    def accept(self) -> None:
        """Import what is ticked."""
        if problem := self.details.open_problem():
            problem.setFocus()
            return
        if self.underway.busy or not self.choices.taken:
            return
        candidates, loose = list(self.choices.candidates), self.choices.loose
        self._storing = True
        self.cancel_button.setEnabled(False)
        self.underway.start(
            _("Importing"),
            lambda report: store(self._workspace, candidates, loose, report),
            self._stored,
            self._failed,
        )

    def reject(self) -> None:
        # What is being stored is stored whole; there is no half of it to come back from.
        if not self._storing:
            super().reject()

    # -- reading ------------------------------------------------------------------------------------------------

    def _read(self, paths: Sequence[Path]) -> None:
        if not paths:
            self.start.offer(())
            self._tell()
            return
        self.start.wait()
        self.underway.start(
            _("Reading files"),
            lambda report: read_found(self._workspace, paths, report),
            lambda found: self._found(found, paths),
            self._failed,
        )

    def _found(self, found: Found, paths: Sequence[Path]) -> None:
        self._sources, self._titles = found.sources, found.titles
        loose = self._loose_title(paths)
        self.loose.clear()
        self.choices = Choices(found.batch, loose)
        self.loose.addItems(list(dict.fromkeys((loose, *found.stories))))
        self.details.offer(self._stories(found.stories), found.outlets)
        self._show_choices()
        if len(self.choices):
            self.pages.setCurrentIndex(1)
            self.table.select_places([0])
            self.table.setFocus()
        else:
            self.start.offer(paths)

    def _show_choices(self) -> None:
        self.model = FoundTable(self.choices, self._titles.__getitem__, self._context.theme(), self)
        self.model.decided.connect(self._decided)
        self.table.show_table(self.model)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        has_loose = any(candidate.article.story is None for candidate in self.choices.candidates)
        for widget in (self.loose, self.loose_caption):
            widget.setVisible(has_loose)
        self._tell()

    def _loose_title(self, paths: Sequence[Path]) -> str:
        opened = self._context.selection.story
        title = next((story.title for story in self._workspace.read.stories() if story.id == opened), "")
        parents = {path.resolve().parent for path in paths if not path.is_dir()}
        proposed = shown_name(parents.pop()) if len(parents) == 1 else ""
        return title or proposed or _("New story")

    def _stories(self, known: Sequence[str]) -> list[str]:
        found = [candidate.article.story or self.choices.loose for candidate in self.choices.candidates]
        return list(dict.fromkeys((*known, *found)))

    def _read_again(self, encoding: str | None, mapping: ColumnMapping | None = None) -> None:
        paths = dict.fromkeys(self.choices.path(place) for place in self.table.places())
        files = [(self._sources[path], path) for path in paths if path in self._sources]
        kept, choices = self.table.places(), self.choices
        if not files or self._storing:
            return
        known = mapping or self._mappings.get(files[0][1])
        self.underway.start(
            _("Reading again"),
            lambda report: read_again(self._workspace, choices, files, encoding, known, report),
            lambda batch: self._settled(batch, [path for _source, path in files], kept),
            self._failed,
        )

    def _settled(self, batch: Batch, paths: Sequence[Path], kept: Sequence[int]) -> None:
        self.choices.settle(batch)
        self._show_choices()
        same = [place for place in range(len(self.choices)) if self.choices.path(place) in paths]
        self.table.select_places(same if len(same) <= len(kept) or not kept else same[: max(1, len(kept))])
        self._show_selected()

    # -- columns of a table -------------------------------------------------------------------------------------

    def _ask_columns(self) -> None:
        place = next(iter(self.table.places()), None)
        path = self.choices.path(place) if place is not None else None
        if path is None:
            return
        encoding = self.details.encoding.currentText() or None
        self.underway.start(
            _("Reading the table"),
            lambda _report: read_head(path, encoding),
            lambda head: self._choose_columns(path, encoding, head),
            self._failed,
        )

    def _choose_columns(self, path: Path, encoding: str | None, head: TableHead) -> None:
        dialog = ColumnsDialog(self._context.jobs, shown_name(path), head, self._mappings.get(path), self)
        if dialog.exec():
            self._mappings[path] = dialog.mapping()
            self._read_again(encoding, self._mappings[path])
        dialog.deleteLater()

    # -- what is selected ---------------------------------------------------------------------------------------

    def _show_selected(self) -> None:
        places = self.table.places()
        first = places[0] if places else None
        self.details.show_rows(self.choices, places)
        self.preview.show_row(self.choices, first)
        one = first is not None and first < len(self.choices.candidates)
        self.zones.show_article(self.choices if one else None, first or 0)

    def _typed(self, name: str, value: object) -> None:
        self.choices.type(self.table.places(), name, str(value) if value is not None else None)
        self._decided()

    def _chose_version(self, twin: Twin | None) -> None:
        for place in self.table.places():
            self.choices.choose_version(place, twin)
        self._decided()

    def _changed_zones(self) -> None:
        self.preview.show_row(self.choices, next(iter(self.table.places()), None))
        self.preview.show_zone(self.zones.zone())

    def _changed_loose(self, title: str) -> None:
        self.choices.loose = title.strip() or _("New story")
        self._decided()

    def _decided(self) -> None:
        self.model.refresh()
        if not self.details.isAncestorOf(self.focusWidget() or self):
            self.details.show_rows(self.choices, self.table.places())
        self._tell()

    def _title(self, twin: Twin) -> str:
        return self.model.title(twin.article, twin.other)

    def _tell(self) -> None:
        taken = self.choices.taken
        self.summary.setText(summary(self.choices) if len(self.choices) else "")
        words = ngettext("Import {count} article", "Import {count} articles", taken).format(count=taken)
        self.accept_button.setText(words if taken else _("Import"))
        self.accept_button.setEnabled(bool(taken) and not self.underway.busy)

    # -- afterwards ---------------------------------------------------------------------------------------------

    def _stored(self, ids: tuple[str, ...]) -> None:
        self._storing = False
        self.imported = ids
        super().accept()
        message, detail = after_import(len(ids), self.choices)
        if detail:
            self._context.asking.tell(message, detail)
        else:
            self._context.say(message)

    def _failed(self, fault: Exception) -> None:
        self._storing = False
        self.cancel_button.setEnabled(True)
        self._context.tell_fault(fault)
        if not len(self.choices):
            self.start.offer(())
        self._tell()

    # -- how it is laid out -------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self.pages.addWidget(self.start)
        self.pages.addWidget(side_by_side(self.table, self.preview, self.details, self.zones, self))
        self.body.addLayout(self._head())
        self.body.addWidget(self.pages, 1)
        self.loose.setEditable(True)
        self.loose.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.loose.setMinimumContentsLength(24)
        for widget in (self.loose, self.loose_caption):
            widget.hide()

    def _head(self) -> QHBoxLayout:
        self.loose_caption = captioned(_("Files without a folder go to the story"), self.loose)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.summary, 1)
        row.addWidget(self.loose_caption)
        row.addWidget(self.loose)
        return row

    def _connect(self) -> None:
        self.start.chosen.connect(self._read)
        self.details.edited.connect(self._typed)
        self.details.version_chosen.connect(self._chose_version)
        self.details.encoding_chosen.connect(self._read_again)
        self.details.columns_asked.connect(self._ask_columns)
        self.zones.changed.connect(self._changed_zones)
        self.zones.current_changed.connect(self.preview.show_zone)
        self.preview.view.selection_changed.connect(self.zones.select_words)
        self.loose.editTextChanged.connect(self._changed_loose)
        self.underway.changed.connect(lambda _busy: self._tell())
