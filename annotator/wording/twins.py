"""Why two speakers may be one, in words."""

from __future__ import annotations

from annotator.discovery.twins import Twins
from annotator.wording.situations import shown
from annotator.wording.translation import _, later

_WHY: dict[str, str] = {
    "identifier": later("the same entry elsewhere: {shared}"),
    "name": later("the same name"),
    "title": later("the same name but for a title"),
    "alias": later("one name in common: {shared}"),
    "surname": later("the same surname: {shared}"),
}


def why_twins(pair: Twins) -> str:
    """The reason of a pair, in a few words."""
    return _(_WHY[pair.why]).replace("{shared}", shown(pair.shared))
