"""Shared passages shaded on request, with shares in the heads of panes."""

from __future__ import annotations

from pathlib import Path

from annotator.commands.articles import ImportArticles
from annotator.model.new_article import NewArticle
from annotator.ui.main_window import MainWindow
from tests.studies import study
from tests.ui.worked_study import until

COPY = (
    "The harbour office pushed its captains to sail on the minute even while people were queueing on the island. "
    "Rain and wind kept everybody else at home until late in the evening, when the lamps were lit and songs were sung."
)
OWN = "Another paper saw it otherwise and said so at some length, with words that nobody else has had before it."


def test_what_is_shared_is_shaded_and_told_until_one_has_enough(tmp_path: Path, window: MainWindow) -> None:
    made = study(tmp_path, (), name="shared")
    echo_text = f"{COPY[:60]} {OWN} {OWN.upper()}"
    texts = {"Post": f"{COPY} It rained.", "Wire": COPY, "Echo": echo_text, "None": OWN[::-1]}
    made.do(ImportArticles(tuple(NewArticle(text=text, story="Ferry", outlet=name) for name, text in texts.items())))
    made.close()
    assert window.opening.open(made.path)
    until(lambda: window.sides is not None and len(window.desk.panes) == 3)
    assert window.sides is not None
    post, wire, echo = window.desk.panes
    assert not post.view.overlay.shades
    window.registry.get("view.shared").do()
    until(lambda: bool(post.view.overlay.shades))
    told = [pane.header.shared.text() for pane in (post, wire, echo)]
    assert told[0].startswith("version · ")
    assert told[1] in ("version · 99 % shared", "version · 100 % shared")
    assert "version" not in told[2]
    ((others, (shade, *_more)),) = echo.view.overlay.shades.items()
    assert echo.view.text[shade.start : shade.end] == COPY[: shade.end]
    assert others == 2
    more = wire.header.shared.accessibleName()
    assert "% in Post (a version of it: one witness)" in more
    assert "in several of them" in more
    assert "Echo" in more
    fourth = window.context.workspace.read.articles()[3].id
    window.keeper.open(fourth)
    until(lambda: window.desk.panes[3].header.shared.text() == "0 % shared")
    window.registry.get("view.shared").do()
    assert not any(pane.view.overlay.shades or pane.header.shared.isVisible() for pane in window.desk.panes)
