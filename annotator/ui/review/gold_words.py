"""What would be gold, in words."""

from __future__ import annotations

from annotator.review.rulings import GoldDraft, Ruling
from annotator.ui.review.comparison import NOTHING, Ground, value_words
from annotator.wording.translation import _


def gold_words(ruling: Ruling, ground: Ground) -> str:
    """Each gold annotation on a line: label, values, speaker."""
    lines = [draft_words(draft, ground) for draft in ruling.drafts]
    return "\n".join(f"★ {line}" for line in lines) or _("★ nothing: recorded as decided")


def draft_words(draft: GoldDraft, ground: Ground) -> str:
    """The label, values and speaker of one gold annotation, on one line."""
    label = ground.codebook.label(draft.label)
    asked = {attribute.id: attribute for attribute in label.attributes} if label else {}
    values = [value_words(value, asked.get(name)) for name, value in draft.attributes.items()]
    speaker = ground.speaker(draft.speaker) if draft.speaker else ""
    return " · ".join(part for part in (ground.label(draft.label), *values, speaker) if part and part != NOTHING)
