"""What a report on agreement calls things."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import scipy
from msgspec import Struct

from annotator import __version__
from annotator.wording.situations import shown
from annotator.wording.translation import _


class Study(Struct, frozen=True):
    """What a report calls things: names by id, and what speakers stand twice in the register."""

    project: str
    annotators: Mapping[str, str]
    articles: Mapping[str, str]
    labels: Mapping[str, str]
    codebook: str
    named_twice: int = 0
    by_name: bool = False
    stories: Mapping[str, str] = {}

    def annotator(self, key: str) -> str:
        """The name of an annotator, on one line."""
        return shown(self.annotators.get(key, key))

    def label(self, key: str) -> str:
        """The title of a label, on one line."""
        return shown(self.labels.get(key, key))

    def pair(self, key: str, response: str) -> str:
        """Two annotators."""
        return f"{self.annotator(key)} – {self.annotator(response)}"

    def attribute(self, label: str, name: str) -> str:
        """An attribute with its label."""
        told = _("speaker") if name == "@speaker" else shown(name)
        return f"{self.label(label)}: {told}"


def versions() -> dict[str, str]:
    """The versions of all that computed a report."""
    return {"annotator": __version__, "numpy": np.__version__, "scipy": scipy.__version__}
