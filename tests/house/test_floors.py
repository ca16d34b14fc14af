"""The floors of the architecture hold, and Qt and SQL stay where they belong."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from grimp import build_graph

CHECKOUT = Path(__file__).resolve().parents[2]


def test_the_contracts_are_kept() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-logo", "--no-cache"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_contracts_name_every_package_below_the_windows() -> None:
    rules = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    packages = build_graph("annotator", cache_dir=None).find_children("annotator") - {"annotator.__main__"}

    for rule in rules:
        if rule["type"] == "forbidden":
            apart = "annotator.ui" if "PySide6" in rule["forbidden_modules"] else "annotator.storage"
            assert packages <= {*rule["source_modules"], apart}, rule["name"]
