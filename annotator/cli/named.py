"""Words of the command line that name one entry of a project, by its id or its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
        told = unknown_name(word, [name or key for key, name in known])
    raise click.BadParameter(told, param_hint=hint)


def unknown_name(word: str, names: Sequence[str]) -> str:
    """The sentence about a word that nothing bears, with the ``names`` that there are."""
    if not names:
        return _("{name} is not in the project, nor anything of that kind.").format(name=shown(repr(word)))
    told = _("{name} is not in the project. There are: {names}.")
    return told.format(name=shown(repr(word)), names=shown(list(names)))
