"""Handing out: a project file for each annotator who is to work elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import platformdirs
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.commands.assignment import Assign
from annotator.commands.team import AddAnnotator
from annotator.exchange.hand_out_files import hand_out_files
from annotator.model.assignment import everyone
from annotator.model.errors import Situation
from annotator.ui.context import Context
from annotator.ui.dialogs.framed import FramedDialog, captioned, plain
from annotator.ui.dialogs.team.hand_out_writing import Order, Written, write_out
from annotator.ui.dialogs.team.ticks import TickTable
from annotator.ui.dialogs.typed_file import typed_file
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.situations import sentence, shown
from annotator.wording.translation import _, ngettext

MOST_SHOWN = 12


class HandOutDialog(FramedDialog):
    """People and articles are ticked; ``written`` is what went out, once it did."""

    outlives_work = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.jobs, _("Hand out"), _("Hand out"), parent)
        self._context, self._workspace = context, context.workspace
        self.written: list[Written] = []
        self.people = TickTable((_("To"), _("Articles"), _("Done")), (6, 3, 3), _("People"))
        self.stories = TickTable((_("Story"), _("Articles")), (8, 3), _("Stories"))
        self.new, self.browse = QPushButton(_("&New…")), QPushButton(_("Browse…"))
        self.assigned = QRadioButton(_("The articles that are assigned to each"))
        self.chosen = QRadioButton(_("All articles of these stories"))
        self.assign = QCheckBox(_("Assign them here too, so that what is missing can be told from what is to come"))
        self.place, self.summary, self.end = QLineEdit(), plain(role="strong"), plain()
        self.pages, self._ways = QStackedWidget(), QButtonGroup(self)
        self._compose()
        self._connect()
        self._fill()
        folder = Path(platformdirs.user_documents_dir())
        self.place.setText(str(folder / _("{name} handed out").format(name=self._workspace.path.stem)))
        self._check()
        self.people.setFocus()
        self.fit(860, 560)

    def accept(self) -> None:
        """Write the files; afterwards, show their folder."""
        if self.written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written[0].order.path.parent)))
        elif not self.underway.busy and self.accept_button.isEnabled():
            self._write()

    # -- what can be chosen -------------------------------------------------------------------------------------

    def _fill(self, ticked: Sequence[str] = ()) -> None:
        workspace = self._workspace
        sets = workspace.read.sets()
        assigned = Counter(found.annotator for found in sets)
        done = Counter(found.annotator for found in sets if found.state == "done")
        people = [a for a in workspace.read.annotators() if a.role == "annotator"]
        self._empty = {a.id: a.name for a in people if not assigned[a.id]}
        rows = [(a.id, (a.name, str(assigned[a.id]), str(done[a.id]))) for a in people]
        self.people.show_rows(rows, {*ticked, *self.people.ticked()})
        if self.stories.model_rows() == 0:
            sizes = workspace.list.story_sizes()
            stories = [
                (s.id, (s.title or _("Untitled story"), str(sizes.get(s.id, 0)))) for s in workspace.read.stories()
            ]
            self.stories.show_rows(stories, {key for key, _cells in stories})
        if not sets:
            self.chosen.setChecked(True)

    def _add(self) -> None:
        asked = self._context.asking.newcomer("")
        if asked is None:
            return
        key = self._context.attempt(lambda: self._workspace.do(AddAnnotator(*asked)))
        if key is not None:
            self._fill((key,))
            self._check()

    # -- writing ------------------------------------------------------------------------------------------------

    def _orders(self) -> list[Order]:
        folder = typed_file(self.place.text(), Path(platformdirs.user_documents_dir()))
        if folder is None:
            return []
        names = {a.id: a.name for a in self._workspace.read.annotators()}
        who = self.people.ticked()
        articles = tuple(self._articles()) if self.chosen.isChecked() else None
        files = hand_out_files(folder, self._workspace.path.stem, [names[key] for key in who])
        return [Order(key, path, articles) for key, path in zip(who, files, strict=True)]

    def _articles(self) -> list[str]:
        stories = set(self.stories.ticked())
        return [article.id for article in self._workspace.read.articles() if article.story in stories]

    def _write(self) -> None:
        orders, workspace = self._orders(), self._workspace
        there = [order.path.name for order in orders if order.path.exists()]
        if there:
            self.say(_("{names} is there already: choose another folder.").format(names=shown(there)))
            return
        if self.chosen.isChecked() and self.assign.isChecked():
            pairs = everyone(orders[0].articles or (), [order.annotator for order in orders])
            if self._context.attempt(lambda: workspace.do(Assign(pairs))) is None:
                return
        self.say("")
        self.underway.start(
            _("Handing out"), lambda report: write_out(workspace, orders, report), self._finished, self._failed
        )

    def _finished(self, written: list[Written]) -> None:
        self.written = written
        names = {a.id: a.name for a in self._workspace.read.annotators()}
        self.end.setText("\n".join(told(written, names)))
        self.pages.setCurrentIndex(1)
        self.accept_button.setText(_("Show in folder"))
        self.cancel_button.setText(_("Close"))
        self.cancel_button.setFocus()

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, OSError):
            self.say(_("The folder cannot be made ({reason}).").format(reason=fault.strerror or str(fault)))
        elif isinstance(fault, Situation):
            self.say(sentence(fault))
        else:
            raise fault

    def _check(self) -> None:
        who, stories = self.people.ticked(), self.chosen.isChecked()
        self.stories.setVisible(stories)
        self.assign.setVisible(stories)
        missing = ""
        if stories and not self.stories.ticked():
            missing = _("Tick a story.")
        elif not stories and (without := [self._empty[key] for key in who if key in self._empty]):
            missing = _("Nothing is assigned to {names}: assign articles, or hand out stories.")
            missing = missing.format(names=shown(without))
        elif who and not self._orders():
            missing = _("Choose a folder for the files.")
        self.say(missing)
        self.accept_button.setEnabled(bool(who) and not missing)
        words = ngettext("{count} file, for one annotator", "{count} files, one annotator each", len(who))
        self.summary.setText(words.format(count=len(who)) if who else _("Tick who is to get a file."))
        button = ngettext("Hand out {count} file", "Hand out {count} files", len(who))
        self.accept_button.setText(button.format(count=len(who)) if who else _("Hand out"))

    def _browse(self) -> None:
        found = self._context.asking.open_folder(_("Folder for the files"))
        if found is not None:
            self.place.setText(str(found))

    # -- furniture ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.new.clicked.connect(self._add)
        self.browse.clicked.connect(self._browse)
        self.people.changed.connect(self._check)
        self.stories.changed.connect(self._check)
        self._ways.idClicked.connect(lambda _number: self._check())
        self.place.textChanged.connect(self._check)
        self.underway.changed.connect(self.pages.setDisabled)

    def _compose(self) -> None:
        for button in (self.new, self.browse):
            enter_only_on(button)
        self._ways.addButton(self.assigned)
        self._ways.addButton(self.chosen)
        self.assigned.setChecked(True)
        self.assign.setChecked(True)
        # A child at once, so that its parts have their looks when they share its width.
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(16)
        keys = QHBoxLayout()
        keys.addWidget(self.new)
        keys.addStretch(1)
        for parts in (
            (captioned(_("Who gets a file"), self.people), self.people, keys),
            (plain(_("What is in it"), "quiet"), self.assigned, self.chosen, self.stories, self.assign),
        ):
            half = QWidget()
            column = QVBoxLayout(half)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
            for part in parts:
                if isinstance(part, QWidget):
                    column.addWidget(part, 1 if isinstance(part, TickTable) else 0)
                else:
                    column.addLayout(part)
            column.addStretch(0)
            halves.addWidget(half)
        halves.setSizes([450, 390])
        place = QHBoxLayout()
        place.addWidget(captioned(_("Folder"), self.place))
        place.addWidget(self.place, 1)
        place.addWidget(self.browse)
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        told = _("Each gets the articles, the codebook and the speakers, their own marks and nobody else's.")
        column.addWidget(plain(told, "quiet"))
        column.addWidget(halves, 1)
        column.addLayout(place)
        column.addWidget(self.summary)
        ending = QWidget()
        end = QVBoxLayout(ending)
        end.addStretch(1)
        end.addWidget(self.end)
        end.addStretch(2)
        self.pages.addWidget(form)
        self.pages.addWidget(ending)
        self.body.addWidget(self.pages)


def told(written: Sequence[Written], names: Mapping[str, str]) -> Iterator[str]:
    """What went out, a line a file."""
    words = ngettext("{count} file was written:", "{count} files were written:", len(written))
    yield words.format(count=len(written))
    yield ""
    for one in written[:MOST_SHOWN]:
        single = "{name}: {count} article, {marks} marks of theirs, in {file}"
        several = "{name}: {count} articles, {marks} marks of theirs, in {file}"
        facts = {"name": shown(names[one.order.annotator]), "file": shown(one.order.path.name)}
        yield ngettext(single, several, one.articles).format(count=one.articles, marks=one.marks, **facts)
    if len(written) > MOST_SHOWN:
        yield _("… and {count} more.").format(count=len(written) - MOST_SHOWN)
    yield ""
    folder = shown(written[0].order.path.parent)
    yield _("They are in {folder}. Merge… brings them back.").format(folder=folder)
