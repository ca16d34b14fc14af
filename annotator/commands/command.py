"""What a command is."""

from __future__ import annotations

from typing import ClassVar, Protocol, TypeVar

from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader

R_co = TypeVar("R_co", covariant=True)


class Command(Protocol[R_co]):
    """Something that a person can do, as a frozen value.

    ``key`` names it (``"annotation.tag"``); ``undoable`` is False only for bookkeeping that is no step of its own.
    ``decides``: it records verdicts. ``before_review``: of a command that brings verdicts which were given elsewhere,
    what it brings without them; None for all others.
    """

    key: ClassVar[str]
    undoable: ClassVar[bool]
    decides: ClassVar[bool]

    @property
    def detail(self) -> str:
        """A few words that tell this step from others of its key, such as a label or a name; may be empty."""

    @property
    def before_review(self) -> Command[object] | None:
        """See above."""

    def apply(self, ledger: Ledger, reader: Reader) -> R_co:
        """Do it through the ledger; raise a Situation when it cannot be done, and nothing is."""


class Step:
    """What commands share: they are undoable, decide nothing, and need no detail."""

    __slots__ = ()
    undoable: ClassVar[bool] = True
    decides: ClassVar[bool] = False

    @property
    def detail(self) -> str:
        """See :class:`Command`."""
        return ""

    @property
    def before_review(self) -> Command[object] | None:
        """See :class:`Command`."""
        return None
