"""Speakers who may be one, as they are proposed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from annotator import paths
from annotator.discovery.cues import load_cues
from annotator.discovery.twins import Twins, twins
from annotator.model.speaker import Speaker
from annotator.wording.situations import shown
from annotator.wording.translation import _


def proposed(speakers: Iterable[Speaker], among: Collection[str] | None = None) -> list[Twins]:
    """Who may be one; of ``among``, where given, at least one must be."""
    listed = {speaker.id: speaker for speaker in speakers}
    if among is not None and not among:
        return []
    cues = load_cues(paths.resources() / "lexicons" / "cues.yaml")
    found = twins(listed.values(), cues.titles)
    return [pair for pair in found if among is None or pair.one in among or pair.other in among]


def told_twins(pairs: Iterable[Twins], names: dict[str, str]) -> Iterator[str]:
    """A line for each pair."""
    why = {
        "identifier": _("the same entry elsewhere: {shared}"),
        "name": _("the same name"),
        "title": _("the same name but for a title"),
        "alias": _("one name in common: {shared}"),
        "surname": _("the same surname: {shared}"),
    }
    told = _(
        "{name} ({one}) and {other_name} ({other}) may be one ({why}): annotator speakers PROJECT --same {one} {other}"
    )
    for pair in pairs:
        yield told.format(
            name=shown(names[pair.one]),
            one=shown(pair.one),
            other_name=shown(names[pair.other]),
            other=shown(pair.other),
            why=why[pair.why].replace("{shared}", shown(pair.shared)),
        )
