"""Who is to tag which articles: a matrix that is filled by keys, by draw or from a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.commands.assignment import Assign, Withdraw
from annotator.exchange.assignment_list import read_assignments
from annotator.model.article import Article
from annotator.model.assignment import Pair, drawn, everyone
from annotator.model.changes import ChangeSet
from annotator.model.errors import HistoryError, Situation
from annotator.model.team import AnnotationSet
from annotator.ui.context import Context
from annotator.ui.dialogs.framed import FramedDialog, captioned, plain
from annotator.ui.dialogs.team.assignment_table import AssignmentTable, AssignmentView
from annotator.ui.jobs import Report
from annotator.ui.widgets.number_field import NumberField
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.situations import sentence
from annotator.wording.translation import _, ngettext

_R = TypeVar("_R")
_FEW = 50
_MANY = 1000
"""From so many assignments on, storing them is work beside the window."""
_PAUSE = 120


class AssignmentDialog(FramedDialog):
    """Each action is one step; Ctrl+Z takes the last of them back."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.jobs, _("Assign articles"), _("Close"), parent)
        self._context, self._workspace = context, context.workspace
        self._sets: Sequence[AnnotationSet] = ()
        self._listed: Sequence[tuple[Article, str]] = ()
        self.story, self.field = QComboBox(), QLineEdit()
        self.table = AssignmentTable(context.theme(), self._workspace.read.text)
        self.view = AssignmentView(self.table)
        self.all, self.draw, self.listed = (
            QPushButton(words) for words in (_("Assign &all"), _("&Draw"), _("From a &list…"))
        )
        self.each, self.seed = NumberField(), NumberField()
        self.told, self.hint = plain(role="strong"), plain(role="quiet")
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._compose()
        self._connect()
        self._refresh()
        self.fit(1040, 680)
        if self.table.rowCount() and self.table.people:
            self.view.setCurrentIndex(self.table.index(0, 2))
        self.view.setFocus()

    # -- showing ------------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        """Read everything anew."""
        story = self.story.currentData()
        self._listed = [(article, _sought(article)) for article in self._workspace.read.articles(story)]
        self._filter()

    def _filter(self) -> None:
        """Read states anew, and show the articles that hold the words."""
        read = self._workspace.read
        self._sets = read.sets()
        having = {found.annotator for found in self._sets}
        team = [a for a in read.annotators() if a.role == "annotator" or (a.id in having and a.role != "machine")]
        words = self.field.text().casefold().strip()
        articles = [article for article, sought in self._listed if words in sought]
        self.table.show_work(articles, team, self._sets)
        self.each.setMaximum(max(1, len(team)))
        writable = not self._workspace.read_only and bool(team) and bool(articles)
        for widget in (self.all, self.draw, self.listed, self.each, self.seed):
            widget.setEnabled(writable)
        self._tell()

    def _tell(self) -> None:
        shown_ids = {article.id for article in self.table.articles}
        states = Counter(found.state for found in self._sets if found.article in shown_ids)
        free = len(shown_ids - {found.article for found in self._sets})
        parts = [ngettext("{count} article", "{count} articles", len(shown_ids)).format(count=f"{len(shown_ids):,}")]
        if not self.table.people:
            parts.append(_("nobody tags here yet: add people under Team…"))
        else:
            told = _("{done} done, {begun} in progress, {todo} to do")
            parts.append(told.format(done=states["done"], begun=states["in_progress"], todo=states["todo"]))
            if free:
                parts.append(_("{count} assigned to nobody").format(count=f"{free:,}"))
        self.told.setText(" · ".join(parts))

    # -- assigning ----------------------------------------------------------------------------------------------

    def _turn(self, pairs: list[Pair]) -> None:
        """Assign what is not; where all is, withdraw it."""
        if self._workspace.read_only:
            return
        there = self.table.states.keys()
        lacking = tuple(pair for pair in pairs if pair not in there)
        self._do(Assign(lacking) if lacking else Withdraw(tuple(pairs)))

    def _assign_all(self) -> None:
        self._do(Assign(everyone(self._articles(), self._people())))

    def _draw(self) -> None:
        given = [(found.article, found.annotator) for found in self._sets]
        pairs = self._tried(
            lambda: drawn(self._articles(), self._people(), self.each.value(), self.seed.value(), given)
        )
        if pairs:
            self._do(Assign(pairs))
        elif pairs is not None:
            self._say_done(0)

    def _from_list(self) -> None:
        found = self._context.asking.open_files(_("Who tags what"), _("Tables (*.csv)"))
        if found:
            read = self._workspace.read
            pairs = self._tried(lambda: read_assignments(found[0], read.articles(), read.annotators()))
            if pairs is not None:
                self._do(Assign(pairs))

    def _do(self, command: Assign | Withdraw) -> None:
        workspace, back = self._workspace, isinstance(command, Withdraw)

        def work(report: Report) -> int:
            report(0, 0)
            try:
                return workspace.do(command)
            finally:
                workspace.done_reading()

        if len(command.pairs) > _MANY:
            self.underway.start(_("Assigning"), work, lambda count: self._say_done(count, back=back), self._failed)
        else:
            count = self._tried(lambda: workspace.do(command))
            if count is not None:
                self._say_done(count, back=back)

    def _undo(self) -> None:
        step = self._workspace.next_undo
        if step is not None and step.key in (Assign.key, Withdraw.key) and not self.underway.busy:
            try:
                self._workspace.undo()
            except HistoryError as refused:
                self.say(sentence(refused))
            else:
                self.say("")
                self._context.say(_("Taken back."))
                self.hint.setText("{}  {}".format(_("Taken back."), _hint()))

    def _tried(self, do: Callable[[], _R]) -> _R | None:
        self.say("")
        try:
            return do()
        except Situation as situation:
            self.say(sentence(situation))
            return None

    def _failed(self, fault: Exception) -> None:
        if not isinstance(fault, Situation):
            raise fault
        self.say(sentence(fault))

    def _say_done(self, count: int, *, back: bool = False) -> None:
        if back:
            words = ngettext("{count} assignment withdrawn.", "{count} assignments withdrawn.", count)
        else:
            words = ngettext("{count} new assignment.", "{count} new assignments.", count)
        self._context.say(words.format(count=count))
        self.hint.setText(f"{words.format(count=f'{count:,}')}  {_hint()}")

    def _articles(self) -> list[str]:
        return [article.id for article in self.table.articles]

    def _people(self) -> list[str]:
        return [person.id for person in self.table.people if person.role == "annotator"]

    def _follow(self, changes: ChangeSet) -> None:
        if changes.kinds & {"article", "story"}:
            self._refresh()
        elif "annotator" in changes.kinds or ("set" in changes.kinds and len(changes.articles) > _FEW):
            self._filter()
        elif "set" in changes.kinds:
            self._put(changes.articles)

    def _put(self, articles: Collection[str]) -> None:
        """Show the states of a few articles as they are now."""
        read, people = self._workspace.read, [person.id for person in self.table.people]
        found = (read.annotation_set(article, person) for article in articles for person in people)
        kept = [one for one in self._sets if one.article not in articles or one.annotator not in people]
        self._sets = [*kept, *(one for one in found if one is not None)]
        self.table.show_work(self.table.articles, self.table.people, self._sets)
        self._tell()

    # -- furniture ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._context.bridge.changed.connect(self._follow)
        self.view.turned.connect(self._turn)
        self.all.clicked.connect(self._assign_all)
        self.draw.clicked.connect(self._draw)
        self.listed.clicked.connect(self._from_list)
        self.story.currentIndexChanged.connect(self._refresh)
        self.field.textChanged.connect(self._soon.start)
        self._soon.timeout.connect(self._filter)
        QShortcut(QKeySequence("Ctrl+Z"), self, self._undo)

    def _compose(self) -> None:
        self.cancel_button.hide()
        self.story.addItem(_("All stories"), None)
        for story in self._workspace.read.stories():
            self.story.addItem(story.title or _("Untitled story"), story.id)
        self.story.setAccessibleName(_("Which stories"))
        self.story.setMaximumWidth(320)
        self.field.setPlaceholderText(_("Filter articles"))
        self.field.setAccessibleName(_("Filter articles"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(280)
        self.each.setRange(1, 1)
        self.seed.setRange(0, 999_999)
        self.seed.setValue(1)
        self.hint.setText(_hint())
        over, keys = QHBoxLayout(), QHBoxLayout()
        over.addWidget(self.story)
        over.addWidget(self.field, 1)
        over.addStretch(1)
        keys.addWidget(self.all)
        keys.addSpacing(12)
        for widget in (self.draw, self.each, captioned(_("annotators to each article, by lot number"), self.seed)):
            keys.addWidget(widget)
        self.each.setAccessibleName(_("Annotators to each article"))
        keys.addWidget(self.seed)
        keys.addSpacing(12)
        keys.addWidget(self.listed)
        keys.addStretch(1)
        for button in (self.all, self.draw, self.listed):
            enter_only_on(button)
        enter_only_on(self.accept_button)
        self.accept_button.setDefault(False)
        self.body.addLayout(over)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.told)
        self.body.addLayout(keys)
        self.body.addWidget(self.hint)


def _sought(article: Article) -> str:
    return " ".join((article.outlet or "", article.title or "", article.source)).casefold()


def _hint() -> str:
    return _("Space assigns the selected cells or withdraws them; C selects a column, R a row; Ctrl+Z takes back.")
