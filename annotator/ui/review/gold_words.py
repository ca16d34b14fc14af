"""What would be gold, in words."""

from __future__ import annotations

from annotator.review.rulings import GoldDraft, Ruling
from annotator.ui.review.comparison import NOTHING, Ground, value_words
from annotator.wording.translation import _

_SHORT = 40


def gold_words(ruling: Ruling, ground: Ground) -> str:
    """Each gold annotation on a line: label, values, speaker."""
    lines = [draft_words(draft, ground) for draft in ruling.drafts]
    return "\n".join(f"★ {line}" for line in lines) or _("★ nothing: recorded as decided")


def draft_words(draft: GoldDraft, ground: Ground) -> str:
    """The label, attributes and speaker of one gold annotation, on one line."""
    label = ground.codebook.label(draft.label)
    asked = {attribute.id: attribute for attribute in label.attributes} if label else {}
    told = [ground.label(draft.label)]
    for name, value in draft.attributes.items():
        attribute, words = asked.get(name), value_words(value, asked.get(name))
        if words and words != NOTHING:
            told.append(f"{((attribute.title if attribute else '') or name).casefold()}: {words}")
    if draft.speaker:
        told.append(_("speaker: {name}").replace("{name}", ground.speaker(draft.speaker)))
    return " · ".join(part.replace(" ", "\N{NO-BREAK SPACE}") if len(part) < _SHORT else part for part in told)
