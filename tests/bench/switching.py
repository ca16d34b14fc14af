"""How long the window is deaf while the marks of a large article change: who tags, whose marks, colours, steps."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from annotator.commands.annotations import TagAll
from annotator.commands.codebook import ReplaceCodebook
from annotator.commands.project import ChooseBlind
from annotator.model.span import Span
from annotator.workspace import Workspace
from tests.bench.clock import fresh, median, peak_megabytes
from tests.bench.projects import LONG, articles_of, marked_copies, project_of
from tests.bench.rows import Row, Scale
from tests.bench.window import Window

_AIM = 100.0
_TIMES = 3
_SIDE_BY_SIDE = 5
_MANY = 2_000
_WHAT = {
    "who": "switching who tags",
    "others": "showing the marks of others",
    "colour": "another colour in the codebook",
    "hide": "hiding a label",
    "theme": "the dark theme",
    "undo": f"undoing {_MANY:,} annotations",
    "redo": "doing them again",
}


def measure(scale: Scale) -> Iterator[Row]:
    """The longest block of the window's loop in each, with the long article open; medians of some processes."""
    path = project_of(scale)
    found = [fresh(__name__, "one", str(path)) for _n in range(_TIMES)]
    article = f"{scale.long_characters:,} characters with {scale.long_marks:,} annotations"
    for key, what in _WHAT.items():
        yield _row(f"block_{key}", f"longest block of the window, {what} in {article}", [one[key] for one in found])
    five = [fresh(__name__, "five", str(path)) for _n in range(_TIMES)]
    what = f"{_SIDE_BY_SIDE} articles of {article} side by side"
    yield _row("block_five", f"longest block of the window, opening {what}", [one["block"] for one in five])
    memory = median([one["peak"] for one in five])
    yield Row(key="five_memory", what=f"memory with {what}", figure=memory, unit="MB")


def _row(key: str, what: str, figures: list[float]) -> Row:
    figure = median(figures)
    return Row(key=key, what=what, figure=figure, unit="ms", aim=f"{_AIM:.0f} ms", met=figure <= _AIM)


def _one(window: Window, path: Path) -> dict[str, float]:
    main = window.main
    main.opening.open(path)
    workspace = main.context.workspace
    workspace.do(ChooseBlind(blind=False))
    ada, ben = (next(one.id for one in workspace.read.annotators() if one.name == name) for name in ("Ada", "Ben"))
    article = articles_of(workspace.read, LONG)[0]
    main.desk.clear()
    main.who.be(ada)
    pane = window.open(article.id)
    places = tuple((article.id, Span(at, at + 9)) for at in range(0, _MANY * 40, 40) if at + 9 < article.length)

    def done() -> bool:
        return main.jobs.running == 0 and not any(pane.waits for pane in main.desk.panes)

    def block(*steps: Callable[[], object]) -> float:
        return max(window.longest_block(step, done) for step in steps)

    block(lambda: None)  # what begins with the article comes to its end
    found = {
        "who": block(lambda: main.who.be(ben), lambda: main.who.be(ada)),
        "others": block(lambda: main.keeper.show_marks_of({ben}), lambda: main.keeper.show_marks_of(())),
        "colour": block(lambda: _recolour(workspace)),
        "hide": block(*[pane.header.menu.actions()[0].toggle] * 2),
        "theme": block(*[lambda name=name: main.preferences.change(appearance=name) for name in ("dark", "light")]),
    }
    workspace.do(TagAll(places, "claim"))
    block(lambda: None)
    return {**found, "undo": block(main.steps.undo), "redo": block(main.steps.redo)}


def _recolour(workspace: Workspace) -> None:
    codebook = workspace.read.codebook()
    first, *others = codebook.labels
    labels = (msgspec.structs.replace(first, colour="#8a3d00"), *others)
    workspace.do(ReplaceCodebook(msgspec.structs.replace(codebook, labels=labels)))


def _five(window: Window, path: Path) -> dict[str, float]:
    workspace = Workspace.open(path)
    workspace.annotator = workspace.read.annotators()[0].id
    articles = marked_copies(workspace, articles_of(workspace.read, LONG)[0], _SIDE_BY_SIDE)
    workspace.close()
    window.main.opening.open(path)

    def done() -> bool:
        return window.main.jobs.running == 0 and not any(pane.waits for pane in window.main.desk.panes)

    found = window.longest_block(lambda: window.main.keeper.open_side_by_side(articles), done)
    return {"block": found, "peak": peak_megabytes()}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="annotator-bench-switching-") as folder, Window(Path(folder)) as shown:
        copy = Path(folder) / "copy.annotator"
        shutil.copyfile(sys.argv[2], copy)
        figures = {"one": _one, "five": _five}[sys.argv[1]](shown, copy)
    print(json.dumps(figures))
