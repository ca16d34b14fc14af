"""What is slow to load is loaded late: Qt only by the windows, other libraries where they are needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


def _python(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_modules_import_and_a_project_exports() -> None:
    told = _python("-X", "utf8", "-m", "tests.house.export_without_qt")

    assert "imported" in told
    if (CHECKOUT / "annotator/cli/export.py").exists():
        assert "exported" in told


def test_help_loads_neither_qt_nor_the_database() -> None:
    if not (CHECKOUT / "annotator/__main__.py").exists():
        pytest.skip("there is no entry yet")
    program = (
        "import sys; sys.argv = ['annotator', '--help']\n"
        "from annotator.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as done: assert not done.code, done.code\n"
        "slow = {'PySide6', 'sqlalchemy', 'alembic', 'trafilatura', 'pypdfium2', 'docx', 'numpy', 'scipy'}\n"
        "slow = (slow | {'matplotlib'}) & set(sys.modules)\n"
        "assert not slow, f'--help loads {slow}'\n"
    )
    _python("-c", program)


@pytest.mark.parametrize(
    ("module", "slow"),
    [
        ("annotator.ui.app", {"sqlalchemy", "msgspec", "yaml", "annotator.ui.main_window"}),
        ("annotator.ui.first_desk", {"sqlalchemy", "yaml", "regex", "annotator.workspace", "annotator.ui.main_window"}),
        ("annotator.ui.agreement.page", {"matplotlib"}),
        ("annotator.ui.agreement.place", {"numpy", "scipy"}),
        ("annotator.ui.review.page", {"numpy", "scipy"}),
        ("annotator.ui.dialogs.export", {"numpy", "scipy"}),
        ("annotator.cli.agreement", {"matplotlib", "PySide6"}),
        (
            "annotator.ui.main_window",
            {"numpy", "scipy", "matplotlib", "alembic", "trafilatura", "lxml", "pypdfium2", "docx"},
        ),
    ],
)
def test_the_window_is_seen_before_what_is_slow_to_load(module: str, slow: set[str]) -> None:
    _python("-c", f"import sys, {module}\nslow = {slow} & set(sys.modules)\nassert not slow, f'loads {{slow}}'\n")
