"""From what was typed into a cell to the command that stores it."""

from __future__ import annotations

from typing import Any, cast

import msgspec

from annotator.commands.annotations import ChangeAnnotation
from annotator.commands.attribution import Attribute, Mean
from annotator.commands.command import Command
from annotator.commands.speakers import ChangeSpeaker
from annotator.model.annotation import Annotation, Certainty
from annotator.model.speaker import Speaker
from annotator.ui.panels.tables.rows import Column, TableRow
from annotator.ui.panels.tables.speakers import corrected


def edit_of(row: TableRow, column: Column, value: str | tuple[str | None, str]) -> Command[Any] | None:
    """The command for a new value of a cell, None where nothing changes.

    A speaker is (id, ""), or (None, name) for one who is not in the register yet.
    """
    if isinstance(row.of, Speaker):
        return _of_speaker(row.of, column, cast("str", value))
    if column.edit == "speaker":
        return _saying(row, cast("tuple[str | None, str]", value))
    return _of_annotation(row.of, column, cast("str", value))


def raw_value(row: TableRow, column: Column) -> str:
    """What a cell is about, as stored: an id of a value, or words."""
    if isinstance(row.of, Speaker):
        return "; ".join(row.of.aliases) if column.id == "aliases" else str(getattr(row.of, column.id))
    if column.attribute:
        value = row.of.attributes.get(column.attribute.id, "")
        return value if isinstance(value, str) else ", ".join(value)
    return {"certainty": row.of.certainty, "note": row.of.note}.get(column.id, "")


def _saying(row: TableRow, chosen: tuple[str | None, str]) -> Command[Any] | None:
    speaker, name = chosen
    if (speaker is None and not name.strip()) or (speaker is not None and speaker == row.speaker):
        return None
    if isinstance(row.of, Annotation) and row.of.speaker is not None:
        return Mean(row.id, speaker, name)
    return Attribute(row.id, speaker, name)


def _of_annotation(a: Annotation, column: Column, value: str) -> Command[Any] | None:
    if column.attribute:
        if value == a.attributes.get(column.attribute.id, ""):
            return None
        others = {name: v for name, v in a.attributes.items() if name != column.attribute.id}
        return ChangeAnnotation(a.id, attributes={**others, column.attribute.id: value} if value else others)
    if column.id == "certainty" and value != a.certainty:
        return ChangeAnnotation(a.id, certainty=cast("Certainty", value))
    if column.id == "note" and value != a.note:
        return ChangeAnnotation(a.id, note=value)
    return None


def _of_speaker(speaker: Speaker, column: Column, value: str) -> Command[Any] | None:
    changed = msgspec.structs.replace(speaker, **corrected(column.id, value))
    return ChangeSpeaker(changed) if changed != speaker else None
