"""Words of the command line that name one entry of a project, by its id or its name."""

from __future__ import annotations

from collections.abc import Iterable

import click

from annotator.wording.situations import shown
from annotator.wording.translation import _


def one_named(hint: str, word: str, there: Iterable[tuple[str, str]]) -> str:
    """The id of the one entry (id, name) that ``word`` names. Raises BadParameter when none does, or several do."""
    known = list(there)
    found = {key for key, _name in known if key == word}
    found = found or {key for key, name in known if name.casefold() == word.casefold()}
    if len(found) == 1:
        return found.pop()
    if found:
        told = _("{name} names several; use an id: {ids}.").format(name=shown(repr(word)), ids=shown(sorted(found)))
    else:
        names = shown([name or key for key, name in known])
        told = _("{name} is not in the project. There are: {names}.").format(name=shown(repr(word)), names=names)
    raise click.BadParameter(told, param_hint=hint)
