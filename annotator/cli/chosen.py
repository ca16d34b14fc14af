"""Parts of a project that options choose by name or id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from annotator.cli.named import unknown_name
from annotator.storage.reader import Reader

F = TypeVar("F", bound=Callable[..., Any])


def many(option: str, name: str, told: str) -> Callable[[F], F]:
    """An option that may be given several times."""
    return click.option(option, name, multiple=True, metavar="NAME", help=told)


def chosen_stories(read: Reader, names: Iterable[str]) -> tuple[str, ...] | None:
    """The ids of the stories named by title or id, None where none is. Raises BadParameter."""
    return _ids("--story", names, ((s.id, s.title) for s in read.stories()))


def chosen_annotators(read: Reader, names: Iterable[str]) -> tuple[str, ...] | None:
    """The ids of the annotators named, None where none is. Raises BadParameter."""
    return _ids("--annotator", names, ((a.id, a.name) for a in read.annotators()))


def chosen_labels(read: Reader, names: Iterable[str]) -> tuple[str, ...] | None:
    """The ids of the labels named, None where none is. Raises BadParameter."""
    return _ids("--label", names, ((label.id, label.title) for label in read.codebook().labels))


def chosen_speakers(read: Reader, names: Iterable[str]) -> tuple[str, ...] | None:
    """The ids of the speakers named, None where none is. Raises BadParameter."""
    return _ids("--speaker", names, ((s.id, s.name) for s in read.speakers()))


def chosen_outlets(read: Reader, names: Iterable[str]) -> tuple[str, ...] | None:
    """The ids of the articles of the outlets named, None where none is. Raises BadParameter."""
    return _ids("--outlet", names, ((a.id, a.outlet) for a in read.articles() if a.outlet))


def _ids(option: str, wanted: Iterable[str], there: Iterable[tuple[str, str]]) -> tuple[str, ...] | None:
    """The ids of everything that bears one of the names. Raises BadParameter for a name that nothing bears."""
    known = list(there)
    found: dict[str, None] = {}
    for name in wanted:
        matching = [key for key, title in known if name == key or name.casefold() == title.casefold()]
        if not matching:
            there_are = list(dict.fromkeys(title for _key, title in known))
            raise click.BadParameter(unknown_name(name, there_are), param_hint=option)
        found.update(dict.fromkeys(matching))
    return tuple(found) or None
