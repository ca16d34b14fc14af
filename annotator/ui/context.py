"""What a panel needs, in one record handed to its constructor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotator.model.errors import Situation
from annotator.settings import Settings
from annotator.ui.asking import Asking
from annotator.ui.bridge import Bridge
from annotator.ui.jobs import Jobs
from annotator.ui.selection import Selection
from annotator.ui.theme.tokens import Theme
from annotator.workspace import R, Workspace


@dataclass(slots=True, weakref_slot=True)
class Context:
    """The bridge to the open project, what is under the hand, and the ways to ask, to work and to look.

    ``settings`` answers the person's settings as they are now and ``theme`` how the window looks; ``say`` shows a
    short message in the status bar. Signals may lead to it, so it can be referred to weakly.
    """

    bridge: Bridge
    selection: Selection
    asking: Asking
    jobs: Jobs
    settings: Callable[[], Settings]
    theme: Callable[[], Theme]
    say: Callable[[str], None]

    @property
    def workspace(self) -> Workspace:
        """The open project; panels that can be reached without one ask the bridge."""
        workspace = self.bridge.workspace
        assert workspace is not None
        return workspace

    def attempt(self, do: Callable[[], R]) -> R | None:
        """Do something that a situation may prevent; then it is told in the status bar, and None is answered."""
        try:
            return do()
        except Situation as situation:
            self.asking.trouble(situation)
            return None

    def tell_fault(self, fault: Exception) -> None:
        """Tell the situation that work beside the window ended in; raise whatever else it was."""
        if not isinstance(fault, Situation):
            raise fault
        self.asking.trouble(fault)
