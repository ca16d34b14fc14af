"""What is given to be recorded: a ruling about a case, with what stood there when it was made."""

from __future__ import annotations

from msgspec import Struct

from annotator.model.verdict import Disagreement, Reason
from annotator.review.cases import Case
from annotator.review.rulings import Ruling


class Given(Struct, frozen=True, gc=False):
    """``seconds`` are what it took; ``rule``, ``replaces``, ``checks``, ``stood`` as in :class:`Verdict`."""

    article: str
    disagreement: Disagreement
    ruling: Ruling
    revisions: tuple[int, ...] = ()
    stood: str = ""
    reason: Reason = ""
    note: str = ""
    seconds: int = 0
    rule: str = ""
    replaces: str | None = None
    checks: str | None = None


def given(
    case: Case,
    ruling: Ruling,
    reason: Reason = "",
    note: str = "",
    *,
    seconds: int = 0,
    rule: str = "",
    checks: str | None = None,
) -> Given:
    """``ruling`` about ``case`` as it stands. One that settles replaces the verdict that stands there.

    ``checks`` is the id of the verdict that somebody else checks with it.
    """
    about = case.verdict.disagreement.annotations if not case.members and case.verdict is not None else None
    replaced = case.verdict.id if case.verdict is not None and checks is None else None
    return Given(
        case.article,
        Disagreement(",".join(case.kinds) or "agree", about or tuple(member.id for member in case.members)),
        ruling,
        tuple(member.revision for member in case.members),
        case.stood,
        reason,
        note,
        seconds,
        rule,
        replaced if ruling.decision not in ("defer", "comment", "codebook") else None,
        checks,
    )
