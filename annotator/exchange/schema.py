"""The published JSON Schema of a dataset."""

from __future__ import annotations

from annotator import paths


def schema_text() -> str:
    """The schema that exports keep to, as JSON text."""
    return (paths.resources() / "schemas" / "dataset-1.schema.json").read_text("utf-8")
