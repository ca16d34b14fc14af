"""The list of twins in a real window: what each article says, taken by key, differences selected by a click."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from annotator.commands.annotations import Tag
from annotator.commands.articles import ChangeArticles
from annotator.commands.attribution import Attribute
from annotator.commands.groups import MakeGroup, RecordAbsence
from annotator.model.group import Member
from annotator.model.span import Span
from annotator.ui.main_window import MainWindow
from annotator.ui.panels.twins.panel import TwinsPanel
from annotator.ui.twins.shown import differing
from tests.studies import study
from tests.ui.worked_study import until

SAID = "“We have to close the harbour line before the winter storms arrive,”"
OTHERWISE = "“We have to close the harbour line before autumn storms arrive,”"
TEXTS = (
    f"{SAID} Anna Brandt said.",
    f"{OTHERWISE} Anna Brandt said on Monday.",
    "Nothing of the kind stands here.",
    "Nor here.",
)


@pytest.fixture
def desk(tmp_path: Path, window: MainWindow) -> tuple[MainWindow, list[str], str]:
    """The window with the quote tagged in the first of four articles and selected; the articles, the quote."""
    made = study(tmp_path, TEXTS, name="twins")
    who = made.annotator
    articles = [article.id for article in made.read.articles()]
    quote = made.do(Tag(articles[0], (Span(0, len(SAID)),), "quote", {"form": "direct"}))
    made.close()
    assert window.opening.open(made.path)
    window.context.workspace.annotator = who
    until(lambda: window.sides is not None and len(window.desk.panes) == 3)
    window.desk.focus_pane(0)
    window.desk.panes[0].select_annotation(quote)
    return window, articles, quote


def panel(window: MainWindow) -> TwinsPanel:
    window.registry.get("go.twins").do()
    assert window.sides is not None
    until(lambda: isinstance(window.sides.twins.panel, TwinsPanel))
    found = window.sides.twins.panel
    assert isinstance(found, TwinsPanel)
    until(lambda: len(found.list.rows.rows) == 4 and found.list.rows.rows[3].told == "no twin found")
    return found


def test_every_article_says_how_it_stands(desk: tuple[MainWindow, list[str], str]) -> None:
    window, articles, quote = desk
    found = panel(window)
    assert [row.told for row in found.list.rows.rows] == [
        "selected",
        "found, not tagged",
        "no twin found",
        "no twin found",
    ]
    assert [(p.text, p.role) for p in found.list.rows.rows[1].pieces if p.role not in ("same", "gap")] == [
        ("the winter", "dropped"),
        ("autumn", "added"),
    ]
    group = window.context.workspace.do(MakeGroup("quote", (Member(quote, "verbatim"),)))
    window.context.workspace.do(RecordAbsence(group, (articles[3],)))
    until(lambda: found.list.rows.rows[3].told.startswith("not reported: recorded by Ada, "))
    assert found.list.rows.rows[0].told == "selected"
    window.desk.panes[0].select_annotation(None)
    until(lambda: not found.list.rows.rows)


def test_enter_tags_and_groups_what_was_found_and_goes_to_what_is_tagged(
    desk: tuple[MainWindow, list[str], str],
) -> None:
    window, articles, quote = desk
    found = panel(window)
    until(found.list.hasFocus)
    QTest.keyClick(found.list, Qt.Key.Key_Down)
    QTest.keyClick(found.list, Qt.Key.Key_Return)
    (made,) = window.context.workspace.read.annotations(articles[1], label="quote")
    assert made.fragments == (Span(0, len(OTHERWISE)),)
    (group,) = window.context.workspace.read.groups()
    assert [(m.annotation, m.how) for m in group.members] == [(quote, "verbatim"), (made.id, "variant")]
    until(lambda: found.list.rows.rows[1].told == "Variant")
    QTest.keyClick(found.list, Qt.Key.Key_Return)
    assert window.desk.current() is window.desk.panes[1]
    assert window.context.selection.annotation == made.id
    window.context.workspace.undo()
    assert not window.context.workspace.read.groups()


def test_a_click_on_a_difference_selects_it_in_its_pane(desk: tuple[MainWindow, list[str], str]) -> None:
    window, _articles, _quote = desk
    found = panel(window)
    shown = window.context.selection.twins
    rect = found.list.visualRect(found.list.rows.index(1, 0))
    row = found.list.rows.rows[1]
    at = next(
        QPoint(x, y)
        for y in range(rect.top(), rect.bottom(), 2)
        for x in range(rect.left(), rect.right(), 2)
        if (piece := found.list.drawn.piece_at(row, rect, found.list.font(), QPointF(x, y))) and piece.text == "autumn"
    )
    QTest.mouseClick(found.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    pane = window.desk.panes[1]
    until(lambda: pane.selection() is not None)
    span = pane.selection()
    assert span is not None
    assert TEXTS[1][span.start : span.end] == "autumn"
    assert window.context.selection.twins is shown, "one looks at a difference, and the list stays"
    QTest.mouseClick(
        found.list.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        found.list.drawn.button(rect, found.list.font()).center(),
    )
    assert len(window.context.workspace.read.groups()) == 1


def test_arrows_walk_the_differences_and_the_list_keeps_the_keyboard(desk: tuple[MainWindow, list[str], str]) -> None:
    window, articles, _quote = desk
    found = panel(window)
    until(found.list.hasFocus)
    pane = window.desk.panes[1]
    assert pane.article is not None
    assert pane.article.id == articles[1]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(found.list, key)
        until(found.list.hasFocus)
    until(lambda: (span := pane.selection()) is not None and TEXTS[1][span.start : span.end] == "autumn")
    assert found.list.currentIndex().row() == 1


def test_of_two_places_in_an_article_each_is_compared_with_the_part_that_it_renders(
    desk: tuple[MainWindow, list[str], str],
) -> None:
    window, articles, quote = desk
    found, do = panel(window), window.context.workspace.do
    members = [Member(quote, "paraphrase")]
    for words in ("Nothing of the kind", "stands here"):
        span = Span(start := TEXTS[2].index(words), start + len(words))
        members.append(Member(do(Tag(articles[2], (span,), "quote")), "partial"))
    do(MakeGroup("quote", tuple(members), reference="Nothing of any kind was broken, or stands here"))
    until(lambda: len(found.list.rows.rows) == 5)
    rows = [row for row in found.list.rows.rows if row.article == articles[2]]
    assert [[piece.text for piece in row.pieces if piece.role == "dropped"] for row in rows] == [
        ["any", "was broken, or"],
        [],
    ]
    shown = window.context.selection.twins
    assert shown is not None
    assert [differing(shown, one, TEXTS[2]) for one in shown.at(articles[2])] == [[Span(11, 14)], []]


def test_another_speaker_is_told_behind_the_words_and_arrows_lead_to_where_the_article_names_him(
    desk: tuple[MainWindow, list[str], str],
) -> None:
    window, articles, quote = desk
    found, do = panel(window), window.context.workspace.do
    twin = do(Tag(articles[1], (Span(0, len(OTHERWISE)),), "quote"))
    named = Span(at := TEXTS[1].index("Anna Brandt"), at + len("Anna Brandt"))
    do(Attribute(quote, name="Anna Brandt"))
    do(Attribute(twin, name="Karl Beyer", mention=named))
    do(MakeGroup("quote", (Member(quote, "verbatim"), Member(twin, "variant"))))
    until(lambda: found.list.rows.rows[1].told == "Variant")
    *words, gap, before, _gap, after = found.list.rows.rows[1].pieces
    assert "".join(piece.text for piece in words if piece.role not in ("dropped", "gap")) == OTHERWISE
    assert (gap.text, before.text, before.role, after.text) == (
        " · speaker changed ",
        "Anna Brandt",
        "dropped",
        "Karl Beyer",
    )
    assert after.span == named
    assert "speaker changed Karl Beyer" in " ".join(str(found.list.rows.index(1, 0).data()).split())
    assert all("speaker changed" not in piece.text for piece in found.list.rows.rows[0].pieces)
    until(found.list.hasFocus)
    QTest.keyClick(found.list, Qt.Key.Key_Down)
    QTest.keyClick(found.list, Qt.Key.Key_Right)
    QTest.keyClick(found.list, Qt.Key.Key_Right)
    until(lambda: window.desk.panes[1].selection() == named)
    do(Attribute(twin, name="Anna Brandt"))
    until(lambda: all("speaker changed" not in piece.text for piece in found.list.rows.rows[1].pieces))


def test_articles_of_one_name_are_told_apart(desk: tuple[MainWindow, list[str], str]) -> None:
    window, articles, _quote = desk
    found = panel(window)
    known = window.context.workspace.read.articles()
    titles = dict(zip(articles[:2], ("Line to close", "Line stays"), strict=True))
    same = [replace(one, outlet="Post", title=titles[one.id]) for one in known if one.id in titles]
    window.context.workspace.do(ChangeArticles(tuple(same)))
    until(lambda: found.list.rows.rows[0].name == "Post")
    assert [row.when for row in found.list.rows.rows[:2]] == ["Line to close", "Line stays"]


def test_of_claims_all_words_are_compared_and_not_only_what_stands_in_marks(
    desk: tuple[MainWindow, list[str], str],
) -> None:
    window, articles, _quote = desk
    found, do = panel(window), window.context.workspace.do
    first = do(Tag(articles[0], (Span(0, len(TEXTS[0])),), "claim"))
    later = do(Tag(articles[1], (Span(0, len(TEXTS[1])),), "claim"))
    do(MakeGroup("claim", (Member(first, "same"), Member(later, "same"))))
    window.desk.panes[0].select_annotation(first)
    until(lambda: bool(found.list.rows.rows) and found.list.rows.rows[0].rendition.annotation == first)
    changed = [piece.text for piece in found.list.rows.rows[1].pieces if piece.role == "added"]
    assert changed == ["autumn", "on Monday"]
