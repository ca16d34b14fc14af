"""The twins among the speakers of a project, by the titles of the lexicon that the program comes with."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from annotator import paths
from annotator.discovery.lexicons import load_lexicons
from annotator.discovery.twins import Twins, twins
from annotator.model.speaker import Speaker


def proposed(speakers: Iterable[Speaker], among: Collection[str] | None = None) -> list[Twins]:
    """Who may be one; of ``among``, where given, at least one must be."""
    listed = {speaker.id: speaker for speaker in speakers}
    if among is not None and not among:
        return []
    cues = load_lexicons(*paths.lexicons()).cues()
    found = twins(listed.values(), cues.titles)
    return [pair for pair in found if among is None or pair.one in among or pair.other in among]
