"""What would be gold, in words."""

from __future__ import annotations

from collections.abc import Collection

from annotator.review.rulings import GoldDraft, Ruling
from annotator.ui.review.comparison import Ground
from annotator.wording.translation import _
from annotator.wording.value_words import NOTHING, value_words

_SHORT = 40


def gold_words(ruling: Ruling, ground: Ground, first: Collection[str] = ()) -> str:
    """Each gold annotation on a line: label, values, speaker; ``first`` as in :func:`draft_words`."""
    lines = [draft_words(draft, ground, first) for draft in ruling.drafts]
    return "\n".join(f"★ {line}" for line in lines) or _("★ nothing: recorded as decided")


def draft_words(draft: GoldDraft, ground: Ground, first: Collection[str] = ()) -> str:
    """The label, attributes and speaker of one gold annotation, on one line.

    What is in dispute by the kinds of difference in ``first`` stands before the rest.
    """
    label = ground.codebook.label(draft.label)
    asked = {attribute.id: attribute for attribute in label.attributes} if label else {}
    told = []
    for name, value in draft.attributes.items():
        attribute, words = asked.get(name), value_words(value, asked.get(name))
        if words and words != NOTHING:
            told.append(
                (f"attribute:{name}", f"{((attribute.title if attribute else '') or name).casefold()}: {words}")
            )
    if draft.speaker:
        told.append(("speaker", _("speaker: {name}").replace("{name}", ground.speaker(draft.speaker))))
    told.sort(key=lambda part: part[0] not in first)
    parts = [ground.label(draft.label), *(words for _kind, words in told)]
    return " · ".join(part.replace(" ", "\N{NO-BREAK SPACE}") if len(part) < _SHORT else part for part in parts)
