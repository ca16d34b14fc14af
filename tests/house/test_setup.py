"""Setting up, on machines that lack this or that: every outside program is a stand-in that notes how it was called."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="apt and ldd are Linux's")

PYTHON = """#!/bin/sh
case "$*" in
    *"version_info <"*) [ ! -e "$STATE/old-python" ] ;;
    *"import ensurepip"*) [ ! -e "$STATE/no-venv" ] ;;
    *"print("*) echo python3.11-venv ;;
    --version) echo Python 3.11 ;;
    "-m venv"*)
        echo venv >>"$STATE/calls"
        mkdir -p .venv/bin && cp "$0" .venv/bin/python
        printf '#!/bin/sh\\necho "$PWD/.venv/"' >.venv/bin/pip && chmod +x .venv/bin/pip ;;
    "-m pip install"*) echo pip >>"$STATE/calls"; [ ! -e "$STATE/no-network" ] || { echo "no route" >&2; exit 1; } ;;
esac
"""
STANDINS = {
    "apt-get": """[ "$1" = update ] && exit
        echo "$@" | sed "s/.*Timeout=120 /apt /" >>"$STATE/calls"
        rm -f "$STATE"/no-venv "$STATE"/no-lib""",
    "ldd": """[ ! -e "$STATE/no-lib" ] || echo "\tlibxcb-cursor.so.0 => not found"
        echo "\tlibm.so.6 => /lib/libm.so.6" """,
    "id": '[ ! -e "$STATE/no-root" ] && echo 0 || echo 1000',
    "sudo": "exit 1",
    "sleep": "exit 0",
    "find": '[ -e "$STATE/no-font" ] || echo /usr/share/fonts/a.ttf',
}  # fmt: skip


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A checkout with a blank in its path, on a machine of stand-ins."""
    checkout = tmp_path / "my checkout"
    (checkout / ".ci").mkdir(parents=True)
    shutil.copy(CHECKOUT / ".ci" / "setup", checkout / ".ci")
    (checkout / "pyproject.toml").write_text("[project]\nname = 'x'\n[tool.ruff]\nline-length = 1\n")
    programs = {f"python3{minor}": PYTHON for minor in ("", ".11", ".12", ".13", ".14")}
    programs |= {name: f"#!/bin/sh\n{body}\n" for name, body in STANDINS.items()}
    for folder in ("bin", "state"):
        (tmp_path / folder).mkdir()
    for name, body in programs.items():
        program = tmp_path / "bin" / name
        program.write_text(body)
        program.chmod(0o755)
    return checkout


def _set_up(checkout: Path, *lacks: str) -> tuple[int, str, list[str]]:
    """Exit code, what was told, and the calls that changed something."""
    state = checkout.parent / "state"
    (state / "calls").write_text("")
    for lack in lacks:
        (state / lack).touch()
    done = subprocess.run(
        [checkout / ".ci" / "setup"],
        env={"PATH": f"{checkout.parent / 'bin'}:{os.environ['PATH']}", "STATE": str(state), "HOME": str(state)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == ""
    return done.returncode, done.stderr, (state / "calls").read_text().splitlines()


def test_once_and_then_silent(machine: Path) -> None:
    code, _told, calls = _set_up(machine)
    assert (code, calls) == (0, ["venv", "pip"])
    assert _set_up(machine) == (0, "", [])


def test_dependencies_install_again_and_tool_settings_do_not(machine: Path) -> None:
    _set_up(machine)
    settings = machine / "pyproject.toml"
    settings.write_text(settings.read_text().replace("line-length = 1", "line-length = 2"))
    assert _set_up(machine)[2] == []
    settings.write_text(settings.read_text().replace("'x'", "'y'"))
    assert _set_up(machine)[2] == ["pip"]


def test_a_moved_checkout_is_made_anew(machine: Path) -> None:
    _set_up(machine)
    (machine / ".venv/bin/pip").write_text("#!/bin/sh\necho /elsewhere/.venv/\n")
    (machine / ".venv/.installed").unlink()
    assert _set_up(machine)[2] == ["venv", "pip"]


@pytest.mark.parametrize(("lack", "package"), [("no-venv", "python3.11-venv"), ("no-lib", "libxcb-cursor0")])
def test_what_is_missing_comes_by_apt(machine: Path, lack: str, package: str) -> None:
    code, _told, calls = _set_up(machine, lack)

    assert code == 0
    [by_apt] = [call for call in calls if call.startswith("apt ")]
    assert package in by_apt
    assert _set_up(machine) == (0, "", [])


@pytest.mark.parametrize(
    ("lack", "package"),
    [("no-venv", "python3.11-venv"), ("no-lib", "libxcb-cursor0"), ("no-font", "fonts-dejavu-core")],
)
def test_where_apt_is_not_allowed_one_message_names_it(machine: Path, lack: str, package: str) -> None:
    code, told, calls = _set_up(machine, lack, "no-root")

    assert code == 1
    assert "sudo apt-get install" in told
    assert package in told
    assert not [call for call in calls if call.startswith("apt ")]


def test_without_network_it_tries_twice_and_says_so(machine: Path) -> None:
    code, told, calls = _set_up(machine, "no-network")

    assert (code, calls) == (1, ["venv", "pip", "pip"])
    assert "no route" in told
    (machine.parent / "state/no-network").unlink()
    assert _set_up(machine)[2] == ["pip"], "a failed one is not taken for done"


def test_an_old_python_is_told(machine: Path) -> None:
    code, told, _calls = _set_up(machine, "old-python")

    assert code == 1
    assert "Python 3.11 or newer is needed" in told
