"""What the keys, menus and buttons of the review do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import get_args

from PySide6.QtCore import QObject

from annotator.commands.review import ApplyRules
from annotator.model.verdict import Decision
from annotator.review.given import Given
from annotator.ui.context import Context
from annotator.ui.dialogs.underway import Latest
from annotator.ui.review.choices import OTHER
from annotator.ui.review.deciding import Deciding
from annotator.ui.review.recording import Recording
from annotator.ui.review.reviewing import Reviewing
from annotator.ui.review.rules_dialog import RulesDialog
from annotator.ui.review.screen import Screen
from annotator.ui.review.similar_dialog import SimilarDialog
from annotator.ui.shell.icons import Icons
from annotator.ui.tagging.fragments import Edge, Unit, Way
from annotator.wording.translation import _, ngettext

PUT_OFF: tuple[Decision, ...] = ("defer", "comment", "codebook")
_LOOKING = frozenset(("next", "previous", "next_left", "open", "blind", "filter", "order", "all"))


class Verbs(QObject):
    """Makes the screen and answers :meth:`do` by name; names are those of :mod:`annotator.ui.review.actions`."""

    def __init__(self, context: Context, icons: Callable[[], Icons]) -> None:
        super().__init__()
        self._context = context
        self.reviewing = Reviewing(context, self)
        self.screen = Screen(context, icons, self.reviewing)
        self.recording = Recording(context, self.reviewing, self)
        self.deciding = Deciding(context, self.screen, self.recording, self)
        self._drawing = Latest(context.jobs, self)
        context.bridge.workspace_changed.connect(self._drawing.stop)
        self._do = self._verbs()
        self.screen.verdict.wanted.connect(self.do)
        self.screen.entered.connect(self.deciding.take_proposal)
        self.screen.blind.clicked.connect(lambda: self.do("blind"))
        self.screen.queue.check.triggered.connect(lambda: self.do("check"))
        self.screen.rules.clicked.connect(lambda: self.do("rules"))

    def do(self, name: str) -> None:
        """Do it, if it can be done now."""
        if self.can(name):
            self._do[name]()

    def can(self, name: str) -> bool:
        """Whether it can be done now: while a version is edited what belongs to it, in a large step only looking."""
        if self.reviewing.waits and name not in _LOOKING:
            return False
        editing = self.deciding.editing.draft is not None
        return name in self._do and (name.startswith("boundary.") or name == "proposal" if editing else True)

    def show_only(self, title: str, annotations: frozenset[str]) -> None:
        """A queue of the units in which these annotations stand."""
        self.reviewing.order = "position"
        self.reviewing.checking = False
        self.screen.queue.filters.ask(title, annotations)

    def _verbs(self) -> dict[str, Callable[[], object]]:
        deciding, reviewing, screen = self.deciding, self.reviewing, self.screen
        verbs: dict[str, Callable[[], object]] = {
            "next": lambda: reviewing.step(1),
            "previous": lambda: reviewing.step(-1),
            "next_left": reviewing.next_left,
            "edit": deciding.edit,
            "proposal": deciding.take_proposal,
            "similar": self._similar,
            "twins": screen.twins.turn,
            OTHER: deciding.take_other,
            "speaker": screen.verdict.turn_speaker,
            "filter": screen.queue.filters.button.showMenu,
            "order": screen.queue.order.showMenu,
            "all": screen.queue.filters.clear,
            "blind": self._blind,
            "rules": self._rules,
            "open": self._open,
            "check": self._check,
        }
        verbs |= {f"take.{number}": partial(deciding.take_number, number) for number in range(1, 10)}
        verbs |= {
            name: partial(deciding.take, name)
            for name in ("union", "intersection", "trimmed", "majority", "both", "parts", "nobody")
        }
        verbs |= {name: partial(deciding.put_off, name) for name in PUT_OFF}
        verbs |= {f"reason.{n}": partial(deciding.because.turn_reason, n - 1) for n in range(1, 6)}
        return verbs | {
            f"boundary.{edge}.{way}.{unit}": partial(deciding.editing.move, edge, way, unit)
            for edge in get_args(Edge)
            for way in get_args(Way)
            for unit in get_args(Unit)
        }

    def _blind(self) -> None:
        self.reviewing.blind = not self.reviewing.blind
        self.screen.blind.setChecked(self.reviewing.blind)
        self.reviewing.requeue()

    def _check(self) -> None:
        draw = self.reviewing.sampling()
        self._drawing.start(_("Drawing a sample"), lambda _report: draw(), self._check_sample, self._context.tell_fault)

    def _check_sample(self, found: frozenset[str]) -> None:
        if not found:
            self._context.say(_("Nobody else has decided anything by hand yet: there is nothing to check."))
            return
        self.reviewing.checking = True
        self.reviewing.order = "position"
        self.screen.queue.filters.ask(_("a sample of others' verdicts, to check"), found)

    def _open(self) -> None:
        """Show the passage in its article, at the desk."""
        case = self.reviewing.case()
        if case is not None and case.members:
            self._context.selection.show(case.article, case.members[0].fragments[0], None)

    def _similar(self) -> None:
        loaded = self.reviewing.loaded
        if self.reviewing.case() is None or loaded is None or not self.reviewing.may_decide():
            return
        dialog = SimilarDialog(self._context, self.deciding, self.screen.ground(), loaded.articles, self.screen)
        if dialog.exec():
            self.deciding.apply(dialog.chosen())
        dialog.deleteLater()

    def _rules(self) -> None:
        if not self.reviewing.may_decide():
            return
        dialog = RulesDialog(self._context, list(self.reviewing.cases.values()), self.screen)
        if dialog.exec() and (made := dialog.settled()):
            self.settle(made, dialog.rules())
        dialog.deleteLater()

    def settle(self, made: tuple[Given, ...], rules: tuple[str, ...]) -> None:
        """Record what ``rules`` settle, in one step."""
        told = ngettext(
            "Settled {count} case by rule, in one step", "Settled {count} cases by rule, in one step", len(made)
        )
        command = ApplyRules(made, rules)
        self.recording.record(lambda: command, len(made), told=told.format(count=f"{len(made):,}"))
