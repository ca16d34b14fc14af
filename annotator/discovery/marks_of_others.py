"""Words in marks that one hands over within what another says: "He said that she had told them “no”"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from annotator.discovery.draft import Draft
from annotator.discovery.flags import PRONOUN
from annotator.discovery.quotation import Passage
from annotator.model.span import Span

_NAME = regex.compile(r"(?<=\s)\p{Lu}\p{Ll}")


def without_marks_of_others(text: str, drafts: Sequence[Draft], passages: Sequence[Passage]) -> None:
    """Makes those of ``drafts`` indirect in which all marks are those of somebody who is quoted within them."""
    for outer in drafts:
        if outer.form != "mixed":
            continue
        inner = [
            d for d in drafts if d is not outer and d.cue and _holds(outer, d.cue[0]) and not _same(text, outer, d)
        ]
        held = [p.span for p in passages if _holds(outer, p.span)]
        if held and all(any(_holds(d, span) for d in inner) for span in held):
            outer.form = "indirect"


def _same(text: str, outer: Draft, inner: Draft) -> bool:
    """Whether a pronoun is likely the speaker of ``outer``, as nobody is named before it: "she said she believed"."""
    if not inner.sources or not inner.sources[0].tokens[inner.sources[0].phrase[0][0]].flags & PRONOUN:
        return False
    return _NAME.search(text, outer.fragments[0].start + 1, inner.sources[0].span.start) is None


def _holds(draft: Draft, span: Span) -> bool:
    return any(fragment.contains(span) for fragment in draft.fragments)
