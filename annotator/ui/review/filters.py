"""Which cases the queue holds: filters that combine, chosen from one menu, each shown and taken off by a button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from annotator.review.cases import STATUSES
from annotator.review.confusions import Confusion
from annotator.review.queue import Filter
from annotator.ui.review.comparison import Ground
from annotator.ui.review.faces import STATUSES as STATUS_TITLES
from annotator.ui.review.loaded import Frequent
from annotator.ui.widgets.flow import FlowLayout
from annotator.wording.facet_words import kind_title
from annotator.wording.translation import _
from annotator.wording.value_words import NOTHING

_MOST = 24
"""Values of one filter that the menu offers, the most frequent ones."""


class Knows:
    """What the filters need to name their values; asked anew each time."""

    def __init__(
        self,
        frequent: Callable[[], Frequent | None],
        ground: Callable[[], Ground],
        articles: Callable[[], Mapping[str, str]],
        annotators: Callable[[], Mapping[str, str]],
    ) -> None:
        self.frequent, self.ground, self.articles, self.annotators = frequent, ground, articles, annotators


class Filters(QWidget):
    """``changed`` carries the :class:`Filter` that holds now."""

    changed = Signal(object)

    def __init__(self, knows: Knows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._knows = knows
        self.filter = Filter()
        self.asked = ""
        """What a queue that was asked for is called."""
        self.button = QToolButton()
        self.button.setText(_("Filter") + "  ▾")
        self.button.setProperty("kind", "pick")
        self.button.setToolTip(_("Which cases the queue holds (F); all again: Shift+F"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.button)
        self._menu.aboutToShow.connect(self._offer)
        self.button.setMenu(self._menu)
        self._flow = FlowLayout(self, 4)
        self._flow.setContentsMargins(12, 0, 12, 8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._show()

    def set(self, **parts: Any) -> None:
        """Change parts of the filter (None: all) and tell it."""
        self.filter = msgspec.structs.replace(self.filter, **parts)
        self._show()
        self.changed.emit(self.filter)

    def ask(self, title: str, only: frozenset[str]) -> None:
        """Hold only cases with these annotations, whatever else was chosen."""
        self.filter, self.asked = Filter(only=only), title
        self._show()
        self.changed.emit(self.filter)

    def clear(self) -> None:
        """Hold everything again."""
        self.filter, self.asked = Filter(), ""
        self._show()
        self.changed.emit(self.filter)

    # -- the menu -----------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        self._menu.clear()
        frequent = self._knows.frequent()
        if frequent is None:
            return
        ground, articles, people = self._knows.ground(), self._knows.articles(), self._knows.annotators()
        self._list(_("Status"), "statuses", {s: _(STATUS_TITLES[s]) for s in STATUSES})
        self._list(_("Kind"), "kinds", {kind: kind_title(kind) for kind, _n in frequent.kinds.most_common()})
        self._list(_("Label"), "labels", {key: ground.label(key) for key, _n in frequent.labels.most_common(_MOST)})
        self._list(_("Annotator"), "annotators", dict(people))
        self._list(_("Article"), "articles", dict(list(articles.items())[:_MOST]))
        speakers = frequent.speakers.most_common(_MOST)
        self._list(_("Speaker"), "speakers", {key: ground.speaker(key) for key, _n in speakers})
        self._confusions(frequent.confusions, ground)
        self._menu.addSeparator()
        self._menu.addAction(_("Show all")).triggered.connect(self.clear)

    def _list(self, title: str, part: str, values: Mapping[str, str]) -> None:
        menu = self._menu.addMenu(_plain(title))
        menu.setEnabled(bool(values))
        held = getattr(self.filter, part) or frozenset()
        for key, name in values.items():
            entry = menu.addAction(_plain(name[:70]))
            entry.setCheckable(True)
            entry.setChecked(key in held)
            entry.triggered.connect(partial(self._turn, part, key))

    def _confusions(self, counts: Counter[Confusion], ground: Ground) -> None:
        menu = self._menu.addMenu(_("Confusion pair"))
        menu.setEnabled(bool(counts))
        for pair, count in counts.most_common(_MOST):
            entry = menu.addAction(_plain(f"{confusion_words(pair, ground)}   ({count})"))
            entry.setCheckable(True)
            entry.setChecked(self.filter.confusion == pair)
            entry.triggered.connect(partial(self._turn_confusion, pair))

    def _turn(self, part: str, key: str) -> None:
        held = (getattr(self.filter, part) or frozenset()) ^ {key}
        self.set(**{part: held or None})

    def _turn_confusion(self, pair: Confusion) -> None:
        self.set(confusion=None if self.filter.confusion == pair else pair)

    # -- what holds ---------------------------------------------------------------------------------------------

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.deleteLater()
        told = list(self._told())
        for words, off in told:
            button = QToolButton(self)
            button.setText(_plain(words) + "  ×")
            button.setProperty("kind", "chip")
            button.setAccessibleName(_("Take off the filter {filter}").format(filter=words))
            button.clicked.connect(off)
            self._flow.addWidget(button)
            button.show()
        self.setVisible(bool(told))
        self.button.setProperty("active", str(bool(told)).lower())
        self.button.style().polish(self.button)
        self.updateGeometry()

    def _told(self) -> Iterable[tuple[str, Callable[[], None]]]:
        if self.filter.only is not None:
            yield self.asked[:60], self.clear
        ground, articles, people = self._knows.ground(), self._knows.articles(), self._knows.annotators()
        names: dict[str, Callable[[str], str]] = {
            "statuses": lambda key: _(STATUS_TITLES[key]),  # type: ignore[index]
            "kinds": kind_title,
            "labels": ground.label,
            "annotators": lambda key: people.get(key, key),
            "articles": lambda key: articles.get(key, key)[:40],
            "speakers": ground.speaker,
        }
        for part, name in names.items():
            for key in sorted(getattr(self.filter, part) or ()):
                yield name(key), partial(self._turn, part, key)
        if self.filter.confusion is not None:
            yield confusion_words(self.filter.confusion, ground), partial(self.set, confusion=None)


def confusion_words(pair: Confusion, ground: Ground) -> str:
    """A confusion pair: the question and both answers."""
    attributes = {a.id: a for label in ground.codebook.labels for a in label.attributes}
    if pair.question == "label":
        one, other = (ground.label(key) if key else NOTHING for key in (pair.one, pair.other))
        return _("label: {one} / {other}").format(one=one, other=other)
    asked = attributes.get(pair.question)
    titles = {value.id: value.title or value.id for value in asked.values} if asked else {}
    one, other = (titles.get(key, key) or NOTHING for key in (pair.one, pair.other))
    title = (asked.title or asked.id).casefold() if asked else pair.question
    return f"{title}: {one} / {other}"


def _plain(words: str) -> str:
    return words.replace("&", "&&")
