"""What a verb tells: answers on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click
import msgspec

from annotator.wording.situations import shown


def answer_json(value: object) -> None:
    """One JSON value on one line of stdout; in ASCII, which every encoding of a pipe can carry."""
    click.echo(json.dumps(msgspec.to_builtins(value, enc_hook=str)))


def tell(message: str) -> None:
    """A line for the person, beside the answer."""
    click.echo(message, err=True)


def columns(rows: Sequence[Sequence[object]]) -> None:
    """Rows as columns on stdout, numbers at the right; a first row of words is their heading."""
    cells = [[shown(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    right = [any(isinstance(value, int | float) for value in column) for column in zip(*rows, strict=True)]
    for row in cells:
        aligned = (
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(row, widths, right, strict=True)
        )
        click.echo("  ".join(aligned).rstrip())


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr, moved by telling how many of how many are done; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def move(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield move
