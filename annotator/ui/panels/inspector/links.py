"""The other links of an annotation, and the groups that it is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from annotator.commands.links import ChangeLink, DropLink
from annotator.ui.panels.inspector.parts import Caption, Hands, PlainButton, Quiet, SmallButton, column, row
from annotator.ui.panels.inspector.subject import Belonging, Subject, Tie
from annotator.ui.widgets.attribute_editors import Value, editor_of
from annotator.wording.translation import _

_FELLOWS = 12
"""Other members of a group to which there is a way."""


class LinksPart(QWidget):
    """A row for each link: where it leads, by what kind; remove, and the attributes that its kind has."""

    def __init__(self, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands = hands
        self._shown: tuple[tuple[Tie, ...], bool] = ((), False)
        self._rows: list[QWidget] = []
        self._layout = column(self, Caption(_("Links")), gap=2)

    def show_subject(self, subject: Subject) -> None:
        """Shows its links; hides itself where there are none."""
        self.setVisible(bool(subject.ties))
        shown = subject.ties, subject.changeable
        if shown == self._shown:
            return
        self._shown = shown
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows = [self._row(tie) for tie in subject.ties]
        for made in self._rows:
            self._layout.addWidget(made)

    def _row(self, tie: Tie) -> QWidget:
        holder = QWidget()
        layout = column(holder, gap=1)
        title = tie.type.title or tie.type.id
        kind = Quiet(f"→ {title}" if tie.outward else f"← {title}")
        jump = PlainButton(f"↗ {tie.other.words}" if tie.other.article else tie.other.words)
        jump.setAccessibleName(f"{title}: {tie.other.words}")
        jump.setToolTip(_("Go there"))
        jump.setEnabled(tie.other.article is not None and tie.other.label != "")
        jump.clicked.connect(lambda: self._hands.show(tie.other.article or "", tie.other.id))
        drop = SmallButton("×", _("Remove this link"))
        drop.setVisible(tie.mine)
        drop.clicked.connect(lambda: self._hands.do(DropLink(tie.link.id, tie.link.type)))
        layout.addWidget(kind)
        layout.addLayout(row(jump, drop))
        for attribute in tie.type.attributes:
            editor = editor_of(attribute)
            editor.show_value(tie.link.attributes.get(attribute.id))
            editor.setEnabled(tie.mine)
            editor.value_changed.connect(partial(self._store, tie, attribute.id))
            layout.addSpacing(6)
            layout.addWidget(Caption(attribute.title or attribute.id))
            layout.addWidget(editor)
        return holder

    def _store(self, tie: Tie, name: str, value: Value) -> None:
        stored = self._hands.reader().link(tie.link.id) or tie.link
        attributes = {key: old for key, old in stored.attributes.items() if key != name}
        if value is not None:
            attributes[name] = value
        self._hands.do(ChangeLink(tie.link.id, attributes))


class GroupsPart(QWidget):
    """In which other articles the same quote or claim stands, with a way to each, and which leave it out."""

    def __init__(self, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands = hands
        self._shown: tuple[Belonging, ...] = ()
        self._rows: list[QWidget] = []
        self._layout = column(self, Caption(_("Groups")), gap=2)

    def show_belongings(self, found: Sequence[Belonging]) -> None:
        """Shows each group; hides itself where there are none."""
        self.setVisible(bool(found))
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows = [made for one in found for made in self._group(one)]
        for made in self._rows:
            self._layout.addWidget(made)

    def _group(self, one: Belonging) -> Iterator[QWidget]:
        yield Quiet(_line(one))
        for fellow in one.fellows[:_FELLOWS]:
            words = "↗ " + " · ".join(filter(None, (fellow.outlet, fellow.how)))
            way = PlainButton(words, cut=Qt.TextElideMode.ElideMiddle)  # how stands at the end
            way.setToolTip(_("Go there"))
            way.clicked.connect(partial(self._hands.show_fellow, fellow.article, fellow.annotation, one.group))
            yield way
        if one.absent:
            yield Quiet("∅ " + _("Not reported: {outlets}").replace("{outlets}", ", ".join(one.absent)))


def _line(one: Belonging) -> str:
    said = (
        _("Same claim in {count}/{all} articles") if one.kind == "claim" else _("Same quote in {count}/{all} articles")
    )
    articles = said.format(count=one.articles, all=max(one.of, one.articles))
    how = ", ".join(filter(None, (one.how, *one.differs)))
    return "\n".join(filter(None, (articles, one.title, how)))
