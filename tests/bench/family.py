"""One family of rows in a process of its own: ``python -m tests.bench.family NAME SCALE``."""

from __future__ import annotations

import importlib
import sys

import msgspec

from tests.bench.rows import Row, Scale

FAMILIES = (
    *(
        "starting",
        "reading",
        "tagging",
        "opening",
        "searching",
        "importing",
        "exporting",
        "merging",
        "reusing",
        "agreeing",
    ),
    "responding",
    "reviewing",
    "review_screen",
    "review_window",
    "proposing",
    "tying",
)


def rows_of(name: str, scale: Scale) -> list[Row]:
    """What the module of that name measures at that scale."""
    return list(importlib.import_module(f"tests.bench.{name}").measure(scale))


if __name__ == "__main__":
    found = rows_of(sys.argv[1], msgspec.json.decode(sys.argv[2], type=Scale))
    print(msgspec.json.encode(found).decode())
