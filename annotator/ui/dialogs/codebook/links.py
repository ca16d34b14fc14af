"""The links that may be drawn: from what to what, with which attributes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QTabWidget, QWidget

from annotator.model.codebook import Codebook, LinkType
from annotator.model.codebook_rules import ENDS
from annotator.ui.dialogs.codebook.attributes import AttributesPage
from annotator.ui.dialogs.codebook.draft import LINKS, id_from, moved, retitled, without
from annotator.ui.dialogs.codebook.entries import EntryList
from annotator.ui.dialogs.codebook.ticks import TickList
from annotator.ui.dialogs.framed import captioned, plain
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _, later

_ENDS = {"@speaker": later("a speaker of the list"), "@article": later("an article")}
assert set(_ENDS) == set(ENDS)


class LinksPage(QWidget):
    """``edited`` carries the link types after each change.

    ``settled`` says of a place whether its id must stay, ``used`` of a link type whether links of it are drawn.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, settled: Callable[..., bool], used: Callable[[str], bool]) -> None:
        super().__init__()
        self._settled, self._used = settled, used
        self._links: tuple[LinkType, ...] = ()
        self._ends: list[tuple[str, str]] = []
        self.title, self.id, self.guideline = QLineEdit(), plain(role="quiet", wrap=False), QPlainTextEdit()
        self.sources, self.targets = TickList(_("From")), TickList(_("To"))
        self.attributes = AttributesPage(theme, lambda *place: settled(LINKS, *place))
        self.tabs = QTabWidget()
        self.entries = EntryList(
            _("Links"), _("Add link"), _("No links yet. A link leads from one annotation to another."), self.tabs
        )
        self._lay_out()
        self._connect()

    def show_links(self, codebook: Codebook, row: int | None = None) -> None:
        """Edit the link types of this codebook."""
        self._links = codebook.links
        labels = [(label.id, label.title or label.id) for label in codebook.labels]
        self._ends = [*labels, *((end, _(words)) for end, words in _ENDS.items())]
        titles = [link.title or link.id for link in self._links]
        self.entries.show_titles(titles, self.entries.row if row is None else row)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.entries.row
        self.entries.buttons.show_place(row, len(self._links))
        if row < 0:
            return
        link = self._links[row]
        used = self._used(link.id)
        hint = _("Links of this kind are drawn; it must stay") if used else _("Delete (Delete)")
        self.entries.buttons.delete.setEnabled(not used)
        self.entries.buttons.delete.setToolTip(hint)
        self.entries.buttons.delete.setAccessibleName(hint)
        if self.title.text() != link.title:
            self.title.setText(link.title)
        self.id.setText(link.id)
        self.sources.show_things(self._ends, link.sources)
        self.targets.show_things(self._ends, link.targets)
        if self.guideline.toPlainText() != link.guideline:
            self.guideline.setPlainText(link.guideline)
        self.attributes.show_label(link)
        count = len(link.attributes)
        self.tabs.setTabText(1, _("Attributes ({count})").format(count=count) if count else _("Attributes"))

    def _retitle(self, title: str) -> None:
        link = self._links[self.entries.row]
        self._put(retitled(link, title, self._others(self.entries.row), settled=self._settled(LINKS, link.id)))

    def _explain(self) -> None:
        row = self.entries.row
        if row >= 0 and self.guideline.toPlainText() != self._links[row].guideline:
            self._change(guideline=self.guideline.toPlainText())

    def _change(self, **fields: Any) -> None:
        self._put(replace(self._links[self.entries.row], **fields))

    def _put(self, link: LinkType) -> None:
        row = self.entries.row
        self.edited.emit((*self._links[:row], link, *self._links[row + 1 :]))

    def _add(self) -> None:
        title = _("New link")
        self.edited.emit((*self._links, LinkType(id_from(title, self._others(-1)), title)))
        self.entries.list.setCurrentRow(len(self._links) - 1)
        self.tabs.setCurrentIndex(0)
        self.title.setFocus()
        self.title.selectAll()

    def _move(self, by: int) -> None:
        row = self.entries.row
        self.edited.emit(moved(self._links, row, by))
        self.entries.list.setCurrentRow(row + by)

    def _others(self, at: int) -> frozenset[str]:
        return frozenset(link.id for n, link in enumerate(self._links) if n != at)

    def _connect(self) -> None:
        self.entries.chosen.connect(self._show_chosen)
        self.entries.buttons.added.connect(self._add)
        self.entries.buttons.moved.connect(self._move)
        self.entries.buttons.deleted.connect(lambda: self.edited.emit(without(self._links, self.entries.row)))
        self.title.textEdited.connect(self._retitle)
        self.sources.ticked.connect(lambda sources: self._change(sources=sources))
        self.targets.ticked.connect(lambda targets: self._change(targets=targets))
        self.guideline.textChanged.connect(self._explain)
        self.attributes.edited.connect(self._put)

    def _lay_out(self) -> None:
        self.title.setMaxLength(120)
        self.guideline.setTabChangesFocus(True)
        self.guideline.setMaximumHeight(110)
        self.guideline.setPlaceholderText(_("When this link is drawn, and which way"))
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(14, 14, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        heading = QHBoxLayout()
        heading.setSpacing(10)
        heading.addWidget(self.title, 1)
        heading.addWidget(self.id)
        grid.addWidget(captioned(_("Title"), self.title), 0, 0)
        grid.addLayout(heading, 0, 1, 1, 2)
        for column, (caption, ends) in enumerate(((_("From"), self.sources), (_("To"), self.targets)), 1):
            grid.addWidget(captioned(caption, ends), 1, column)
            grid.addWidget(ends, 2, column)
        grid.addWidget(captioned(_("Guideline"), self.guideline), 3, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.guideline, 3, 1, 1, 2)
        grid.setRowStretch(2, 1)
        self.tabs.addTab(form, _("Link"))
        self.tabs.addTab(self.attributes, _("Attributes"))
        self.tabs.setDocumentMode(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.entries)
