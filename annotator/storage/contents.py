"""All that a project file holds, read with distrust: somebody else's file, on its way into another project."""

from __future__ import annotations

import sqlite3
from itertools import chain
from pathlib import Path

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from annotator.model.dataset import Dataset
from annotator.model.errors import DatasetError, ProjectFileError
from annotator.model.hand_out import LOG
from annotator.storage import sqlite
from annotator.storage.checking import check
from annotator.storage.log import times
from annotator.storage.project_file import open_project_file
from annotator.storage.reader import Reader
from annotator.storage.soundness import stored_version
from annotator.storage.streaming import Stream

MOST = 500_000
"""Entries of all kinds that are merged at once."""

_HARMLESS = ("check.label", "check.text_index")
"""Findings that do not keep a file from being merged: labels are compared anyway, the index stays behind."""


def contents_of(path: Path) -> Dataset:
    """Everything in the project file at ``path``, which is left as it is.

    Raises ProjectFileError as opening does, ``merge.damaged`` or ``merge.older``; DatasetError ``merge.unsound``
    or ``merge.too_many``.
    """
    try:
        if stored_version(path) < sqlite.SCHEMA_VERSION:
            raise ProjectFileError("merge.older", name=path.name)
        return _read(path)
    except ProjectFileError as error:
        if error.key == "project.damaged":
            raise ProjectFileError("merge.damaged", **error.facts) from error
        raise
    except (SQLAlchemyError, sqlite3.Error, msgspec.MsgspecError, UnicodeError, IndexError) as error:
        raise ProjectFileError("merge.damaged", name=path.name, reason=_reason(error)) from error


def too_many(name: str, count: int) -> None:
    """Raises DatasetError ``merge.too_many`` when that many entries do not fit into memory beside all else."""
    if count > MOST:
        raise DatasetError("merge.too_many", name=name, count=count, limit=MOST)


def _read(path: Path) -> Dataset:
    file = open_project_file(path, read_only=True)
    try:
        read = Reader(file.reading)
        stream = Stream(read)
        with stream.moment():
            too_many(path.name, sum(msgspec.structs.astuple(stream.sizes())))
            for finding in check(read):
                if finding.key not in _HARMLESS:
                    raise DatasetError("merge.unsound", name=path.name)
            dataset = _dataset(read, stream, path.name)
            if (out := dataset.hand_out) is not None:
                out = msgspec.structs.replace(out, held={**out.held, LOG: times(read)})
                dataset = msgspec.structs.replace(dataset, hand_out=out)
    finally:
        file.close()
    # SQLite keeps any type in any column: what came out is held against what the model says.
    return msgspec.convert(msgspec.to_builtins(dataset, builtin_types=(bytes,)), Dataset)


def _dataset(read: Reader, stream: Stream, name: str) -> Dataset:
    chunks = list(stream.chunks())
    return Dataset(
        name=name,
        project=read.project(),
        codebook=read.codebook(),
        whole=True,
        annotators=tuple(read.annotators()),
        stories=tuple(read.stories()),
        articles=tuple(article for chunk in chunks for article in chunk.articles),
        texts={key: text for chunk in chunks for key, text in chunk.texts.items()},
        speakers=tuple(stream.speakers()),
        annotations=tuple(
            annotation for chunk in chunks for annotation in chain.from_iterable(chunk.annotations.values())
        ),
        links=tuple(stream.links()),
        groups=tuple(stream.groups()),
        sets=tuple(stream.sets()),
        verdicts=tuple(stream.verdicts()),
        hand_out=read.hand_out(),
    )


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error)[:200]
