"""Measuring: seconds, percentiles, the memory of this process, and doing something in a fresh one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]


def milliseconds(do: Callable[[], object]) -> float:
    """How long ``do`` takes."""
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def percentile(figures: Sequence[float], share: float) -> float:
    """The figure that ``share`` (0 to 1) of them do not exceed."""
    ordered = sorted(figures)
    return ordered[min(round(share * (len(ordered) - 1)), len(ordered) - 1)]


def median(figures: Sequence[float]) -> float:
    """The middle one."""
    return percentile(figures, 0.5)


def peak_megabytes() -> float:
    """The most memory that this process has had (not what the one that started it had)."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 1024


def fresh(module: str, *arguments: str) -> Any:
    """What ``python -m module`` says in JSON on its last line, in a new process with settings of its own."""
    with tempfile.TemporaryDirectory(prefix="annotator-bench-home-") as home:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=CHECKOUT,
            env=environment(home),
            capture_output=True,
            text=True,
            check=False,
        )
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        raise RuntimeError((done.stderr.strip() or done.stdout.strip() or "no answer").splitlines()[-1])
    return json.loads(lines[-1])


def environment(home: str) -> dict[str, str]:
    """An environment in which nobody's settings and window state are touched and no window appears.

    Compiled modules are kept between processes, as they are wherever the program is used, but beside the projects.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    names = ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
    compiled = Path(tempfile.gettempdir()) / "annotator-bench" / "compiled"
    return {
        **kept,
        **dict.fromkeys(names, home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(compiled),
    }
