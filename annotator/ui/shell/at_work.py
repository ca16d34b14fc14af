"""Who is at work when a project has been opened."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.model.team import Annotator


def people_of(team: Iterable[Annotator]) -> list[Annotator]:
    """Everyone who tags or decides, the program itself aside."""
    return [annotator for annotator in team if annotator.role != "machine"]


def at_work(team: Iterable[Annotator], remembered: str, name: str, *, pick: bool) -> Annotator | None:
    """Who it was last (``remembered``, an id), the only one, or one of the person's own ``name``; else None.

    ``pick``: else the first, so that something can be seen where nobody is asked.
    """
    people = people_of(team)
    known = [a for a in people if a.id == remembered] or (people if len(people) == 1 else [])
    known = known or [a for a in people if name and a.name.casefold() == name.casefold()]
    known = known or (people[:1] if pick else [])
    return known[0] if known else None
