"""The tables by real keys on a real project."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from annotator import paths
from annotator.commands.annotations import ChangeAnnotation, DropAnnotations, Tag, TagAll
from annotator.commands.articles import ImportArticles, NewArticle
from annotator.commands.attribution import Attribute
from annotator.commands.codebook import ReplaceCodebook
from annotator.commands.project import ChooseBlind
from annotator.commands.speakers import ChangeSpeaker, MergeSpeakers
from annotator.exchange.codebook_file import read_codebook
from annotator.model.span import Span
from annotator.ui.panels.tables import feed as feed_module
from annotator.ui.panels.tables.late_page import LatePage
from annotator.ui.panels.tables.panel import Tables
from tests.ui.worked_study import Desk, press, until

Key = Qt.Key


@pytest.fixture
def tables(at_desk: Desk, qtbot: QtBot) -> Tables:
    made = Tables(at_desk.context)
    qtbot.addWidget(made)
    made.resize(1100, 300)
    made.show()
    made.activateWindow()
    until(made.isActiveWindow)
    until(lambda: made.tabs.count() == 3 and made.tabs.tabText(1) == "Speakers  2")
    made.show_tab(0)
    return made


def cells(tables: Tables, column: str) -> list[object]:
    model = tables.table().rows
    at = [c.id for c in model.columns].index(column)
    return [model.cell(n, at) for n in range(model.rowCount())]


def go(tables: Tables, row: int, column: str) -> None:
    table = tables.table()
    at = [c.id for c in table.rows.columns].index(column)
    table.setFocus()
    table.setCurrentIndex(table.rows.index(row, at))


def tab_words(tables: Tables) -> list[str]:
    return [tables.tabs.tabText(n) for n in range(tables.tabs.count())]


def test_one_tab_a_label_with_its_number(tables: Tables) -> None:
    assert tab_words(tables) == ["Quotes  3", "Speakers  2", "Claims  1"]
    assert cells(tables, "speaker") == ["Anna Brandt", "Ole Friis", ""]
    assert cells(tables, "form") == ["Direct", "Direct", "Mixed"]
    assert cells(tables, "cue")[:2] == ["told", "said"]
    assert cells(tables, "certainty") == ["", "", "unsure"]
    tables.show_tab(2)
    assert cells(tables, "value") == ["30"]


def test_everyones_marks_and_whose_they_are(tables: Tables, at_desk: Desk) -> None:
    at_desk.workspace.do(ChooseBlind(blind=False))
    QApplication.processEvents()
    tables.whose.setCurrentIndex(1)
    assert cells(tables, "annotator") == ["Ada", "Ben", "Ada", "Ada"]
    go(tables, 1, "form")
    press(tables, Key.Key_F2)
    assert tables.table().state() != tables.table().State.EditingState


def test_typing_filters_and_down_goes_into_the_table(tables: Tables, at_desk: Desk) -> None:
    tables.ask()
    press(tables, Key.Key_F, Key.Key_R, Key.Key_I, Key.Key_I, Key.Key_S, Key.Key_Down)
    assert cells(tables, "speaker") == ["Ole Friis"]
    assert tab_words(tables)[0] == "Quotes  1/3"
    assert tables.table().hasFocus()
    press(tables, Key.Key_Return)
    assert at_desk.shown[-1][:2] == (at_desk.articles[0], Span(70, 88))


def test_enter_goes_to_the_mark_and_moving_selects_it(tables: Tables, at_desk: Desk) -> None:
    go(tables, 0, "words")
    press(tables, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert at_desk.shown[-1][0] == at_desk.articles[1]
    assert at_desk.context.selection.annotation == at_desk.shown[-1][2]


def test_the_row_follows_the_selected_mark_without_taking_the_keyboard(
    tables: Tables, at_desk: Desk, qtbot: QtBot
) -> None:
    tables.field.setFocus()
    quote = at_desk.workspace.list.annotations("quote")[2]
    at_desk.context.selection.set_annotation(quote.id)
    current = tables.table().current()
    assert current is not None
    assert current.id == quote.id
    assert tables.field.hasFocus()
    for other in (None, "a mark of another label"):
        at_desk.context.selection.set_annotation(other)
        assert not tables.table().selected()
        at_desk.context.selection.set_annotation(quote.id)
        assert [row.id for row in tables.table().selected()] == [quote.id], "it comes back to the same row"


def test_a_speaker_is_typed_in_place_and_taken_back(tables: Tables, at_desk: Desk) -> None:
    go(tables, 2, "speaker")
    press(tables, Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("ann brandt")
    field.setText("ANNA brandt")
    press(tables, Key.Key_Return)
    until(lambda: cells(tables, "speaker")[2] == "Anna Brandt")
    assert len(at_desk.workspace.read.speakers()) == 2
    at_desk.workspace.undo()
    until(lambda: cells(tables, "speaker")[2] == "")


def test_a_new_speaker_is_entered_by_typing(tables: Tables, at_desk: Desk) -> None:
    go(tables, 2, "speaker")
    press(tables, Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("<b>Harbour</b> master")
    press(tables, Key.Key_Return)
    until(lambda: cells(tables, "speaker")[2] == "<b>Harbour</b> master")
    assert len(at_desk.workspace.read.speakers()) == 3
    until(lambda: tab_words(tables)[1] == "Speakers  3")


def test_an_attribute_is_chosen_by_keys_and_others_are_kept(tables: Tables, at_desk: Desk) -> None:
    quote = at_desk.workspace.list.annotations("quote")[0]
    at_desk.workspace.do(ChangeAnnotation(quote.id, attributes={"form": "direct", "medium": "spoken", "x": ("y",)}))
    tables.table().go_to(quote.id)
    row = tables.table().currentIndex().row()
    go(tables, row, "form")
    press(tables, Key.Key_F2)
    box = tables.table().findChild(QComboBox)
    assert box is not None
    until(lambda: box.view().isVisible())
    press(tables, Key.Key_Down, Key.Key_Return)
    until(lambda: cells(tables, "form")[row] == "Mixed")
    stored = at_desk.workspace.read.annotation(quote.id)
    assert stored is not None
    assert stored.attributes == {"form": "mixed", "medium": "spoken", "x": ("y",)}


def test_a_note_is_typed_and_several_lines_are_left_to_the_inspector(tables: Tables, at_desk: Desk) -> None:
    go(tables, 2, "note")
    press(tables, Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "odd"
    field.setText("even")
    press(tables, Key.Key_Return)
    until(lambda: cells(tables, "note")[2] == "even")
    row = tables.table().current()
    assert row is not None
    at_desk.workspace.do(ChangeAnnotation(row.id, note="two\nlines"))
    until(lambda: cells(tables, "note")[2] == "two lines")
    press(tables, Key.Key_F2)
    assert at_desk.said
    stored = at_desk.workspace.read.annotation(row.id)
    assert stored is not None
    assert stored.note == "two\nlines"


def test_rows_are_copied_as_text_that_is_no_formula(tables: Tables) -> None:
    tables.table().setFocus()
    tables.table().selectAll()
    press(tables, Key.Key_C, with_=Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert lines[0].split("\t")[:3] == ["“We need to close the line,”", "Anna Brandt", "Direct"]
    assert lines[2].startswith("'=SUM(1)\t")


def test_each_change_reaches_the_rows(tables: Tables, at_desk: Desk) -> None:
    work, (one, two) = at_desk.workspace, at_desk.articles
    made = work.do(Tag(two, (Span(10, 20),), "quote"))
    until(lambda: tab_words(tables)[0] == "Quotes  4")
    work.do(Attribute(made, name="Zoë Brandt"))
    until(lambda: cells(tables, "speaker")[3] == "Zoë Brandt")
    anna, zoe = (s for s in work.read.speakers() if "Brandt" in s.name)
    work.do(ChangeSpeaker(type(anna)(anna.id, "A. Brandt")))
    until(lambda: cells(tables, "speaker")[0] == "A. Brandt")
    work.do(MergeSpeakers(anna.id, (zoe.id,)))
    until(lambda: cells(tables, "speaker")[3] == "A. Brandt")
    mention = next(a for a in work.read.annotations(one) if a.label == "speaker")
    work.do(DropAnnotations((mention.id,)))
    until(lambda: cells(tables, "speaker")[0] == "")
    work.do(DropAnnotations((made,)))
    until(lambda: tab_words(tables)[0] == "Quotes  3")
    work.undo()
    work.undo()
    until(lambda: cells(tables, "speaker")[0] == "A. Brandt" and len(cells(tables, "speaker")) == 4)


def test_hidden_it_reads_nothing_and_shown_it_is_up_to_date(
    tables: Tables, at_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables.hide()
    with monkeypatch.context() as patched:
        for name in ("annotations", "articles", "links_of", "speakers"):
            patched.setattr(at_desk.context.workspace.read, name, lambda *_a, **_k: pytest.fail("it read"))
        tables.reading.refresh()
        at_desk.context.selection.set_story("another")
    at_desk.context.selection.set_story(at_desk.workspace.read.stories()[0].id)
    at_desk.workspace.do(Tag(at_desk.articles[1], (Span(10, 20),), "quote"))
    tables.show()
    until(lambda: tab_words(tables)[0] == "Quotes  4")


def test_the_open_story_or_all(tables: Tables, at_desk: Desk) -> None:
    (made,) = at_desk.workspace.do(ImportArticles((NewArticle(text="“Yes,” he said.", story="Bridge"),)))
    at_desk.workspace.do(Tag(made, (Span(0, 6),), "quote"))
    until(lambda: tab_words(tables)[0] == "Quotes  3")
    tables.scope.setCurrentIndex(1)
    until(lambda: tab_words(tables)[0] == "Quotes  4")
    tables.scope.setCurrentIndex(0)
    at_desk.context.selection.set_story(at_desk.workspace.read.stories()[1].id)
    until(lambda: tab_words(tables) == ["Quotes  1", "Speakers  0", "Claims  0"])
    assert "Claim" in tables.stack.widget(2).empty_words  # type: ignore[attr-defined]


def test_sorting_by_a_column_and_back(tables: Tables) -> None:
    header = tables.table().horizontalHeader()
    header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert cells(tables, "words")[-1] == "=SUM(1)"
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert cells(tables, "words")[2] == "=SUM(1)"


def test_a_long_project_comes_in_pages_and_a_filter_sees_all_of_it(tables: Tables, at_desk: Desk) -> None:
    texts = tuple(NewArticle(text=f"“Word {n}” he said.", story="Long") for n in range(60))
    for article in at_desk.workspace.do(ImportArticles(texts)):
        at_desk.workspace.do(Tag(article, (Span(0, 6),), "quote"))
    feed = next(iter(tables.reading.feeds.values()))
    tables.scope.setCurrentIndex(1)
    until(lambda: tab_words(tables)[0] == "Quotes  63")
    tables.field.setText("word")
    until(lambda: feed.complete and tables.table().rows.rowCount() == 60)


def test_an_order_is_put_on_many_rows_in_ever_larger_heaps(
    tables: Tables, at_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_module, "PAGE", 10)
    texts = tuple(NewArticle(text=f"“{100 + n * 7 % 120} boats” he said.", story="Long") for n in range(120))
    for article in at_desk.workspace.do(ImportArticles(texts)):
        at_desk.workspace.do(Tag(article, (Span(0, 10),), "quote"))
    tables.scope.setCurrentIndex(1)
    until(lambda: tab_words(tables)[0] == "Quotes  123")
    feed, laid_out = next(iter(tables.reading.feeds.values())), []
    assert not feed.complete
    tables.table().rows.layoutChanged.connect(lambda: laid_out.append(tables.table().rows.size))
    tables.table().rows.sort(0)
    until(lambda: feed.complete)
    found = cells(tables, "words")
    assert len(found) == 123
    assert found == sorted(found)
    assert len(laid_out) <= 6


def test_speakers_are_corrected_in_place_and_enter_walks_their_mentions(tables: Tables, at_desk: Desk) -> None:
    tables.show_tab(1)
    assert cells(tables, "mentions") == [1, 0]
    assert cells(tables, "quotes") == [1, 1]
    go(tables, 0, "aliases")
    press(tables, Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("Ms. Brandt; the director")
    press(tables, Key.Key_Return)
    until(lambda: cells(tables, "aliases")[0] == "Ms. Brandt; the director")
    press(tables, Key.Key_Return)
    assert at_desk.shown[-1][1] == Span(29, 40)


def test_a_codebook_without_claims_has_no_table_for_them(tables: Tables, at_desk: Desk) -> None:
    claims = tuple(row.id for row in at_desk.workspace.list.annotations("claim"))
    at_desk.workspace.do(DropAnnotations(claims))
    at_desk.workspace.do(ReplaceCodebook(read_codebook(paths.resources() / "codebooks" / "minimal.yaml")))
    until(lambda: tables.tabs.count() == 2)


def test_it_survives_the_project_being_closed(tables: Tables, at_desk: Desk) -> None:
    at_desk.context.bridge.attach(None)
    assert tables.table().rows.rowCount() == 0


def test_a_page_behind_the_tables_is_made_when_it_is_looked_at(tables: Tables, at_desk: Desk) -> None:
    page = LatePage(at_desk.context, "Coverage", "annotator.ui.panels.coverage.panel", "CoveragePanel")
    tables.add_page(page)
    assert tab_words(tables)[3] == "Coverage"
    assert page.panel is None
    tables.bring(page)
    until(lambda: page.panel is not None and page.isAncestorOf(QApplication.focusWidget()))
    assert page.beside.isVisible()
    stations = [tables.tabs, *page.stations()]
    assert [one.nextInFocusChain() for one in stations[:-2]] == stations[1:-1]
    assert not tables.field.isVisible()
    at_desk.workspace.do(Tag(at_desk.articles[1], (Span(10, 20),), "quote"))
    until(lambda: tab_words(tables)[0] == "Quotes  4")
    at_desk.workspace.do(ReplaceCodebook(read_codebook(paths.resources() / "codebooks" / "quotes-claims.yaml")))
    until(lambda: tables.page() is page)
    tables.show_tab(0)
    assert tables.field.isVisible()
    assert not page.beside.isVisible()


def test_a_change_is_shown_without_making_all_rows_that_were_only_read(
    tables: Tables, at_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_module, "PAGE", 10)
    monkeypatch.setattr(feed_module, "_AT_ONCE", 10)
    work = at_desk.workspace
    (made,) = work.do(ImportArticles((NewArticle(text="“Boats” " * 200, story="Long"),)))
    marks = work.do(TagAll(tuple((made, Span(n * 8, n * 8 + 7)) for n in range(150)), "quote"))
    at_desk.context.selection.set_story(work.read.stories()[1].id)
    until(lambda: tab_words(tables)[0] == "Quotes  150")
    table, feed = tables.table(), next(iter(tables.reading.feeds.values()))
    shown = table.rows.size
    assert shown < 100

    work.do(Tag(made, (Span(1590, 1597),), "quote"))
    until(lambda: tab_words(tables)[0] == "Quotes  151")
    assert table.rows.size == shown + 1
    work.do(DropAnnotations((marks[-1],)))
    until(lambda: tab_words(tables)[0] == "Quotes  150")
    work.do(DropAnnotations((marks[0],)))
    until(lambda: tab_words(tables)[0] == "Quotes  149")
    assert table.rows.size == shown
    while not feed.complete:
        table.rows.fetchMore(QModelIndex())
    assert [row.id for row in table.rows.rows()] != []
    assert table.rows.size == 149
    assert tab_words(tables)[0] == "Quotes  149"
