"""A verdict: what an adjudicator decided about a disagreement. Recorded, never edited."""

from __future__ import annotations

from msgspec import Struct


class Disagreement(Struct, frozen=True, gc=False):
    """What stood on the screen: the kind of difference and the annotations concerned, in order."""

    kind: str
    annotations: tuple[str, ...] = ()


class Verdict(Struct, frozen=True, gc=False):
    """``result`` is the gold annotation it made (None where nobody is right); ``seconds`` what it took."""

    id: str
    article: str
    disagreement: Disagreement
    decision: str
    adjudicator: str
    result: str | None = None
    reason: str = ""
    note: str = ""
    decided: str = ""
    seconds: int = 0
    revisions: tuple[int, ...] = ()
