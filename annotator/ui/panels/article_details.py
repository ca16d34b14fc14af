"""Correcting what is known of one article, or of several at once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.model.article import Article
from annotator.wording.translation import _, later, ngettext

FIELDS = {
    "outlet": later("Outlet"),
    "title": later("Title"),
    "byline": later("Byline"),
    "published": later("Published"),
    "url": later("Address"),
    "language": later("Language"),
}


class ArticleDetails(QDialog):
    """Fields in which several articles differ are empty and stay as they are unless something is typed."""

    def __init__(self, articles: Sequence[Article], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._articles = tuple(articles)
        self.setWindowTitle(_("Details of the article"))
        self.setMinimumWidth(460)
        self.fields = {name: QLineEdit() for name in FIELDS}
        form = QFormLayout()
        form.setSpacing(8)
        for name, field in self.fields.items():
            said = {getattr(article, name) or "" for article in self._articles}
            field.setText(said.pop() if len(said) == 1 else "")
            if said:
                field.setPlaceholderText(_("several"))
            form.addRow(_(FIELDS[name]), field)
        self.fields["published"].setToolTip(_("A date as 2025-01-14, or only 2025-01 or 2025."))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        count = len(self._articles)
        if count > 1:
            told = QLabel(ngettext("{count} article", "{count} articles at once", count).format(count=count))
            told.setProperty("role", "quiet")
            column.addWidget(told)
        column.addLayout(form)
        column.addWidget(buttons)

    def changed(self) -> tuple[Article, ...]:
        """The articles that differ from what they were."""
        typed = {name: field.text().strip() for name, field in self.fields.items() if field.isModified()}
        new = (msgspec.structs.replace(a, **{n: v or None for n, v in typed.items()}) for a in self._articles)
        return tuple(after for after, before in zip(new, self._articles, strict=True) if after != before)
