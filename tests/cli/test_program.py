"""How the command line starts, ends and speaks."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import annotator as package
from annotator import __main__, paths
from annotator.cli.program import VERBS, run
from tests.cli.answers import CommandLine

CHECKOUT = Path(__file__).resolve().parents[2]
SLOW = ("PySide6", "sqlalchemy", "alembic", "trafilatura", "pypdfium2", "docx", "msgspec", "yaml", "numpy", "scipy")


class Windows:
    """Notes what it was asked to open."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def open(self, project: Path | None) -> int:
        self.asked.append(project)
        return 0

    def open_demo(self) -> int:
        self.asked.append("demo")
        return 7

    def paint(self, picture: str, target: Path) -> int:
        self.asked.append((picture[:4], target.name))
        return 0

    def rehearse(self, project: Path, annotator: str, picture: Path) -> int:
        self.asked.append((project.is_file(), bool(annotator), picture.name))
        return 0


def _start(*words: str, **rest: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "annotator", *words],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        **rest,  # type: ignore[call-overload]
    )


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["nonsense"]])
def test_nothing_slow_is_loaded_before_a_verb_needs_it(words: list[str]) -> None:
    program = (
        "import sys\nfrom annotator.cli.program import run\n"
        f"run({words!r})\n"
        f"print(sorted(set({SLOW!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8", check=True
    )

    assert done.stderr.splitlines()[-1] == "[]"


def test_the_help_names_every_verb_and_each_has_its_own(annotator: CommandLine) -> None:
    told = annotator("--help")

    assert told.code == 0
    for name in VERBS:
        assert f"\n  {name} " in told.out
        of_verb = annotator(name, "--help")
        assert (of_verb.code, of_verb.err) == (0, "")
        assert f"Usage: annotator {name}" in of_verb.out


def test_every_module_of_a_verb_has_one() -> None:
    for verb in VERBS.values():
        assert importlib.import_module(f"annotator.cli.{verb.module}").verb


def test_the_version(annotator: CommandLine) -> None:
    assert annotator("--version").out == f"annotator {package.__version__}\n"


def test_the_ending_is_the_same_from_the_first_line_on() -> None:
    assert __main__.ENDING == paths.ENDING


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["--nonsense"],
        ["new"],
        ["new", ""],
        ["new", "/"],
        ["new", ".."],
        ["new", "x" * 5000],
        ["new", "a\0b"],
        ["new", "s", "--name", "  "],
        ["new", "s", "--name", "half \udcff"],
        ["import", "s"],
        ["import", "s", "x", "--version-of", "maybe"],
        ["export", "s"],
        ["export", "s", "-o", "x", "--format", "xml"],
        ["export", "s", "-o", "x", "--state", "finished"],
        ["schema", "extra"],
        ["", "x"],
        ["x" * 5000],
        ["a\0b"],
        ["\udcff"],
        ["stats", "s", "--js\x1b[31mon"],
    ],
)
def test_words_that_make_no_sense_are_usage(annotator: CommandLine, words: list[str], monkeypatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    told = annotator(*words)

    assert (told.code, told.out) == (2, "")
    assert "Usage: annotator" in told.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", ["export", "stats", "check", "backup", "window"])
def test_a_project_that_is_not_there_is_a_situation(annotator: CommandLine, verb: str, tmp_path: Path) -> None:
    more = {"export": ["-o", tmp_path / "x.json"]}
    words = [] if verb == "window" else [verb]
    told = annotator(*words, tmp_path / "no.annotator", *more.get(verb, []))

    assert (told.code, told.out) == (1, "")
    assert told.err.count("\n") == 1
    assert "is not there" in told.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"no database at all" * 99, b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_no_project_is_a_situation(annotator: CommandLine, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other\x1b[2J\nname.annotator"
    path.write_bytes(content)

    for verb in ("stats", "check", "backup"):
        told = annotator(verb, path)
        assert (told.code, told.out) == (1, "")
        assert told.err.count("\n") == 1, "a name cannot break the sentence in two"
        assert "\x1b" not in told.err
    assert path.read_bytes() == content


def test_windows_are_opened_by_whoever_can(annotator: CommandLine, project: Path) -> None:
    windows = Windows()

    assert annotator(windows=windows).code == 0
    assert annotator(project, windows=windows).code == 0
    assert annotator(project.with_suffix(""), windows=windows).code == 0
    assert annotator("demo", windows=windows).code == 7
    assert windows.asked == [None, project, project, "demo"]
    assert annotator(project).code == 1


def test_what_the_terminal_cannot_show_is_escaped(project: Path) -> None:
    for words in (["import", str(project), str(CHECKOUT / "resources/sample_corpus/sawt-al-marfa.txt")],):
        assert run(words) == 0
    done = _start("stats", str(project.with_suffix("")), env={**os.environ, "PYTHONIOENCODING": "ascii"})

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals and /dev/full are Unix's")
class TestEnding:
    def test_a_reader_that_goes_away_is_no_fault(self) -> None:
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [sys.executable, "-m", "annotator", "schema"],
            cwd=CHECKOUT,
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(write)

        assert (done.returncode, done.stderr) == (141, b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_an_answer_that_finds_no_room_is_told(self) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "annotator", "schema"],
                cwd=CHECKOUT,
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )

        assert done.returncode == 1
        assert "No space left" in done.stderr
        assert done.stderr.count("\n") == 1

    def test_ctrl_c_ends_it_quietly_and_nothing_is_imported(self, annotator: CommandLine, project: Path) -> None:
        pipe = project.parent / "slow"
        pipe.mkdir()
        for number in range(3000):
            (pipe / f"{number}.txt").write_text(f"{number} " + "said the captain to the harbour office again " * 60)
        started = subprocess.Popen(
            [sys.executable, "-m", "annotator", "import", str(project), str(pipe)],
            cwd=CHECKOUT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        while not project.with_name(f".{project.name}.opened").exists():
            time.sleep(0.01)
        started.send_signal(signal.SIGINT)
        out, err = started.communicate(timeout=60)

        assert (started.returncode, out.strip(), err.strip()) == (130, b"", b"")
        assert annotator("stats", project, "--json").json["articles"] == []
