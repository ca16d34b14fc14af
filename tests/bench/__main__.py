"""``python -m tests.bench [--quick] [--json FILE] [FAMILY ...]``: the table, and the same as JSON."""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from tests.bench.clock import fresh
from tests.bench.family import FAMILIES
from tests.bench.growth import growth_of
from tests.bench.projects import project_of
from tests.bench.rows import Row, Scale, table

FULL = Scale(articles=10_000)
QUICK = Scale(articles=1_000, long_characters=100_000, long_marks=1_000, frames=60, keys=40, starts=3)
TIMES = 10
_GROWING = ("reading", "tagging", "opening", "searching", "importing", "exporting", "reusing")


def main(arguments: Sequence[str]) -> int:
    """Measure, print, write; 0 whatever the figures are."""
    options = _options(arguments)
    begun = time.monotonic()
    rows = list(_rows(QUICK if options.quick else FULL, options.families))
    print(table(rows))
    seconds = time.monotonic() - begun
    print(f"\n{seconds:.0f} s; the same as JSON: {options.json}")
    if (load := _load()) is not None and load > 1.3 * (os.cpu_count() or 1):
        print(f"The machine had other work as well (load {load:.1f}): times are worse than it can do.")
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_bytes(msgspec.json.format(msgspec.json.encode({**_machine(), "rows": rows}), indent=1) + b"\n")
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of everything, in less than a minute")
    default = Path(tempfile.gettempdir()) / "annotator-bench" / "figures.json"
    parser.add_argument("--json", type=Path, default=default, metavar="FILE")
    parser.add_argument("families", nargs="*", metavar="FAMILY", help=f"of {', '.join(FAMILIES)}; all unless named")
    options = parser.parse_args(arguments)
    if unknown := set(options.families) - set(FAMILIES):
        parser.error(f"no such family: {', '.join(sorted(unknown))}")
    return options


def _rows(scale: Scale, chosen: Sequence[str]) -> Iterator[Row]:
    small = replace(scale, articles=scale.articles // TIMES)
    for size in (small, scale):
        _say(f"a project of {size.articles:,} articles")
        project_of(size)
    large_rows, small_rows = [], []
    for name in chosen or FAMILIES:
        large_rows += _family(name, scale)
        if name in _GROWING:
            small_rows += _family(name, small)
    yield from large_rows
    yield from growth_of(large_rows, small_rows, TIMES)


def _family(name: str, scale: Scale) -> list[Row]:
    _say(f"{name}, {scale.articles:,} articles")
    try:
        return msgspec.convert(fresh("tests.bench.family", name, msgspec.json.encode(scale).decode()), list[Row])
    except RuntimeError as failed:
        print(f"{name} could not be measured: {failed}", file=sys.stderr)
        return []


def _machine() -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "load": _load(),
    }


def _load() -> float | None:
    """How many processes wanted a processor in the last minutes, where the system tells."""
    return round(os.getloadavg()[1], 2) if hasattr(os, "getloadavg") else None


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
