"""What the values of coverage are called."""

from __future__ import annotations

from annotator.reuse.coverage import DENIED, NOT_CHECKED, NOT_REPORTED, QUOTED, REPORTED
from annotator.wording.translation import _


def coverage_words() -> dict[str, str]:
    """By value: short enough for a narrow cell."""
    return {
        "verbatim": _("verbatim"),
        "variant": _("variant"),
        "partial": _("partial"),
        "paraphrase": _("paraphrase"),
        "source_revision": _("revised"),
        "other_witness": _("other witness"),
        "same": _("same"),
        "opposite": _("opposite"),
        "unclear": _("unclear"),
        DENIED: _("denied"),
        QUOTED: _("quoted"),
        REPORTED: _("reported"),
        NOT_REPORTED: _("not reported"),
        NOT_CHECKED: _("not yet checked"),
    }
