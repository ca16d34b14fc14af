"""How a story and an article look in the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.model.article import Article
from annotator.storage.listing import Progress
from annotator.ui.panels.stories.tree import ARTICLE, PROGRESS, QUIET
from annotator.ui.shell.icons import Icons
from annotator.ui.theme.tokens import Theme
from annotator.wording.article_words import name_of
from annotator.wording.translation import _, ngettext

_PAD = 6
_ICON = 16
_NARROW = 11
"""Lines of height below which a row is too narrow to call tags by name beside the outlet's."""


class StoryRows(QStyledItemDelegate):
    """A story: its title and how many are done. An article: state, outlet and number of tags over its title."""

    def __init__(self, theme: Callable[[], Theme], icons: Callable[[], Icons], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        article = index.data(ARTICLE)
        lines = 2 if isinstance(article, Article) and _below(article) else 1
        return QSize(120, lines * option.fontMetrics.height() + 2 * _PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        inner = option.rect.adjusted(2, _PAD, -_PAD - 2, -_PAD)
        article = index.data(ARTICLE)
        if isinstance(article, Article):
            self._article(painter, option, inner, article, index.data(PROGRESS), quiet=bool(index.data(QUIET)))
        else:
            quiet = bool(index.data(QUIET))
            self._story(painter, option, inner, str(index.data()), *index.data(PROGRESS), quiet=quiet)
        painter.restore()

    def _story(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        title: str,
        done: int,
        size: int,
        *,
        quiet: bool,
    ) -> None:
        told = "" if quiet else f"{done}/{size}"
        width = option.fontMetrics.horizontalAdvance(told)
        right = QRect(rect.right() - width, rect.top(), width + 1, rect.height())
        painter.setPen(self._theme().ok if size and done == size else self._theme().muted)
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, told)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(self._theme().muted if quiet else self._theme().text)
        self._words(painter, rect.adjusted(0, 0, -width - 2 * _PAD, 0), title)

    def _article(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        article: Article,
        progress: Progress,
        *,
        quiet: bool,
    ) -> None:
        line = option.fontMetrics.height()
        first = QRect(rect.left() + _ICON + _PAD, rect.top(), rect.width() - _ICON - _PAD, line)
        if not quiet:
            picture = self._icons().pixmap(progress.state, _ICON, self._colour(progress))
            painter.drawPixmap(rect.left(), rect.top() + (line - _ICON) // 2, picture)
        told = "" if quiet else self._told(progress, short=rect.width() < _NARROW * line)
        width = option.fontMetrics.horizontalAdvance(told)
        painter.setPen(self._theme().muted)
        painter.drawText(
            QRect(first.right() - width, first.top(), width + 1, line), Qt.AlignmentFlag.AlignVCenter, told
        )
        painter.setPen(self._theme().muted if quiet else self._theme().text)
        name = name_of(article)
        self._words(painter, first.adjusted(0, 0, -width - _PAD, 0), name)
        painter.setPen(self._theme().muted)
        self._words(painter, first.translated(0, line), _below(article))

    def _colour(self, progress: Progress) -> str:
        theme = self._theme()
        return {"done": theme.ok, "in_progress": theme.warning}.get(progress.state, theme.muted)

    def _told(self, progress: Progress, *, short: bool) -> str:
        if short:
            return str(progress.annotations or "")
        if progress.annotations:
            return ngettext("{count} tag", "{count} tags", progress.annotations).format(count=progress.annotations)
        return _("to do") if progress.state == "todo" else ""

    @staticmethod
    def _words(painter: QPainter, rect: QRect, words: str) -> None:
        cut = painter.fontMetrics().elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, rect.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(flags), cut)


def _below(article: Article) -> str:
    """The second line: what the first does not say already."""
    return (article.title if article.outlet else None) or article.byline or article.published or ""
