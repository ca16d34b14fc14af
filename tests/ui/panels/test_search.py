"""Searching everything, by real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.commands.annotations import Tag
from annotator.commands.articles import ImportArticles, NewArticle
from annotator.model.annotation import Annotation
from annotator.model.span import Span
from annotator.ui.jobs import ThreadJobs
from annotator.ui.panels.search import panel as panel_module
from annotator.ui.panels.search.hit_list import fitted
from annotator.ui.panels.search.hits import Hit, surroundings
from annotator.ui.panels.search.pages import Query, pages
from annotator.ui.panels.search.panel import SearchPanel
from tests.studies import TEXT
from tests.ui.worked_study import OTHER, Desk, at, press, until

Key = Qt.Key


@pytest.mark.parametrize("width", [120, 300, 900])
@pytest.mark.parametrize("words", ["the line", "we need to close the harbour line before the storms " * 4])
def test_a_hit_is_never_cut_without_an_ellipsis(qapp: QApplication, words: str, width: int) -> None:
    hit = Hit("a", Span(0, 1), "They said on Monday that ", words, " and nobody answered them at all that day.")
    font = qapp.font()
    bold = QFont(font)
    bold.setBold(True)
    before, shown, after = fitted(hit, font, width)
    plain, strong = QFontMetrics(font), QFontMetrics(bold)
    assert plain.horizontalAdvance(before + after) + strong.horizontalAdvance(shown) <= width + 3
    assert (shown == words) or (shown.endswith("…") and not after)
    assert (shown + after == words + hit.after) or (shown + after).endswith("…")


@pytest.fixture
def panel(at_desk: Desk, qtbot: QtBot) -> SearchPanel:
    made = SearchPanel(at_desk.context)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    made.activateWindow()
    until(made.isActiveWindow)
    made.search()
    QAbstractItemModelTester(made.hits, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def hits(panel: SearchPanel) -> list[str]:
    return [hit.words for hit in panel.hits.hits()]


def test_a_fault_in_a_search_is_said_and_not_passed_over(
    panel: SearchPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel_module, "pages", lambda *_asked: (1 / 0 for _ in "x"))
    with qtbot.capture_exceptions() as faults:
        panel.field.setText("line")
        until(lambda: panel.told.text() == "The search failed.")
        until(lambda: bool(faults))
    assert [kind for kind, _fault, _trace in faults] == [ZeroDivisionError]


def test_typed_words_are_found_in_their_context(panel: SearchPanel, at_desk: Desk) -> None:
    QTest.keyClicks(panel.field, "brandt")
    until(lambda: len(hits(panel)) == 4)
    assert panel.told.text() == "4 hits in 2 articles"
    first = panel.hits.hits()[0]
    text = at_desk.workspace.read.text(first.article)
    assert text[first.span.start : first.span.end] == first.words == "Brandt"
    assert text.replace("\n\t", " ").find(first.before + first.words + first.after) >= 0


def test_keys_go_through_the_hits_and_show_them(panel: SearchPanel, at_desk: Desk) -> None:
    at_desk.context.selection.set_story(None)
    QTest.keyClicks(panel.field, "nobody asked")
    press(panel, Key.Key_Return)
    assert at_desk.shown
    assert panel.field.hasFocus()
    press(panel, Key.Key_Down, Key.Key_F3, Key.Key_F3)
    assert len(at_desk.shown) == 3
    press(panel, Key.Key_F3, with_=Qt.KeyboardModifier.ShiftModifier)
    places = [(article, span) for article, span, _annotation in at_desk.shown]
    assert places[-1] == places[1]
    for _n in range(9):
        press(panel, Key.Key_F3)
    assert at_desk.said == ["No further hits."] * len(at_desk.said)
    assert at_desk.said


def test_hits_bear_the_labels_around_them(panel: SearchPanel) -> None:
    panel.search("nobody")
    until(lambda: len(hits(panel)) == 2)
    assert sorted(hit.labels for hit in panel.hits.hits()) == [(), ("quote",)]
    panel.what.setCurrentIndex(1)
    until(lambda: len(hits(panel)) == 1)
    panel.search("<zz>")
    until(lambda: panel.told.text() == "No hits")


def test_notes_are_searched_and_lead_to_their_annotation(panel: SearchPanel, at_desk: Desk) -> None:
    panel.what.setCurrentIndex(2)
    QTest.keyClicks(panel.field, "OD")
    press(panel, Key.Key_Return)
    (hit,) = panel.hits.hits()
    assert (hit.words, hit.lead) == ("od", "=SUM(1)")
    assert at_desk.shown == [(at_desk.articles[1], Span(0, 7), hit.annotation)]


def test_a_quote_is_found_however_rendered_and_enter_goes_to_its_mark(panel: SearchPanel, at_desk: Desk) -> None:
    other = "The line must close: “We really need to close that line,” Brandt told us."
    (elsewhere,) = at_desk.workspace.do(ImportArticles((NewArticle(text=other, story="Bridge"),)))
    panel.search_quote("“We need to close the line,”")
    until(lambda: len(panel.hits.hits()) == 2)
    first, second = panel.hits.hits()
    assert (first.lead, first.labels, first.annotation is not None) == ("verbatim", ("quote",), True)
    assert (second.article, second.words) == (elsewhere, "“We really need to close that line,”")
    assert second.lead.startswith("variant")
    press(panel, Key.Key_Down, Key.Key_Return)
    assert at_desk.shown == [(first.article, first.span, first.annotation)]
    press(panel, Key.Key_Down, Key.Key_Return)
    assert at_desk.shown[-1][:2] == (elsewhere, second.span)
    panel.scope.setCurrentIndex(1)
    until(lambda: [hit.article for hit in panel.hits.hits()] == [first.article])
    panel.search("brandt")
    until(lambda: panel.told.text() == "4 hits in 2 articles")


def test_typing_a_quote_searches_it_as_one_types(panel: SearchPanel) -> None:
    panel.search_quote()
    QTest.keyClicks(panel.field, "us asked nob")
    until(lambda: panel.told.text() == "No hits")
    QTest.keyClicks(panel.field, "ody")
    until(lambda: {hit.words for hit in panel.hits.hits()} == {"“Nobody asked us,”"})


def test_where_nothing_is_listed_it_is_said_why_and_what_to_do(panel: SearchPanel, at_desk: Desk) -> None:
    assert panel.list.empty_words.startswith("Type above")
    told = []
    for what in range(panel.what.count()):
        panel.what.setCurrentIndex(what)
        QTest.keyClicks(panel.field, "zzz")
        until(lambda: panel.told.text() == "No hits")
        told.append(panel.list.empty_words)
        press(panel, Key.Key_Escape)
        until(lambda: panel.list.empty_words.startswith("Type above"))
    assert len(set(told)) == panel.what.count()
    panel.scope.setCurrentIndex(1)
    QTest.keyClicks(panel.field, "zzz")
    until(lambda: panel.list.empty_words == f"{told[-1]} All stories, chosen above, looks beyond the open one.")
    at_desk.context.bridge.attach(None)
    assert panel.list.empty_words.startswith("Open a project")


def test_the_story_alone_and_new_articles(panel: SearchPanel, at_desk: Desk) -> None:
    at_desk.workspace.do(ImportArticles((NewArticle(text="Brandt again", story="Bridge"),)))
    panel.search("brandt")
    until(lambda: len(hits(panel)) == 5)
    panel.scope.setCurrentIndex(1)
    until(lambda: len(hits(panel)) == 4)
    at_desk.context.selection.set_story(at_desk.workspace.read.stories()[1].id)
    until(lambda: hits(panel) == ["Brandt"])
    at_desk.workspace.do(ImportArticles((NewArticle(text="Brandt once more", story="Bridge"),)))
    until(lambda: len(hits(panel)) == 2)


def test_pages_follow_as_the_list_is_scrolled(panel: SearchPanel, at_desk: Desk) -> None:
    texts = tuple(NewArticle(text=f"harbour {n} harbour", story="Long") for n in range(90))
    at_desk.workspace.do(ImportArticles(texts))
    panel.search("harbour")
    until(lambda: bool(hits(panel)))
    assert len(hits(panel)) < 100
    assert "so far" in panel.told.text()
    panel.list.setFocus()
    for _n in range(40):
        press(panel, Key.Key_End)
    until(lambda: panel.told.text() == "181 hits in 91 articles")
    assert len({(hit.article, hit.span) for hit in panel.hits.hits()}) == 181


def test_beside_the_window_only_the_last_words_count(at_desk: Desk, qtbot: QtBot) -> None:
    at_desk.context.jobs = jobs = ThreadJobs()
    panel = SearchPanel(at_desk.context)
    qtbot.addWidget(panel)
    panel.show()
    for words in ("ferry", "line", "brandt"):
        panel.field.setText(words)
        panel._begin()
    until(lambda: panel.told.text() == "4 hits in 2 articles")
    until(lambda: jobs.running == 0)
    assert set(hits(panel)) == {"Brandt"}
    jobs.stop()


def test_a_closed_project_leaves_an_empty_list(panel: SearchPanel, at_desk: Desk) -> None:
    panel.search("brandt")
    until(lambda: len(hits(panel)) == 4)
    at_desk.context.bridge.attach(None)
    assert panel.hits.rowCount() == 0
    panel.search("line")
    QTest.qWait(150)
    assert panel.hits.rowCount() == 0


def test_texts_hold_what_the_index_says(at_desk: Desk) -> None:
    (page,) = pages(at_desk.workspace, Query("zoe"))
    assert page.groups[0].hits[0].span == at(OTHER, "Zoë")
    assert not list(pages(at_desk.workspace, Query("“")))
    assert all(isinstance(hit, Hit) for group in page.groups for hit in group.hits)
    assert TEXT


def test_only_annotations_that_contain_a_hit_surround_it() -> None:
    def mark(name: str, *spans: tuple[int, int]) -> Annotation:
        return Annotation(name, "", "", "quote", tuple(Span(*span) for span in spans))

    marks = [mark("in", (4, 8)), mark("out", (0, 20)), mark("two", (0, 3), (12, 20)), mark("cut", (0, 6))]
    spans = [Span(1, 3), Span(5, 7), Span(13, 14), Span(30, 31)]
    names = [[a.id for a in around] for around in surroundings(spans, marks)]
    assert [sorted(found) for found in names] == [["cut", "out", "two"], ["in", "out"], ["out", "two"], []]
    assert names[1] == ["out", "in"]


def test_of_a_long_article_only_the_annotations_at_the_hits_are_read(at_desk: Desk) -> None:
    text = f"{'All was calm at sea. ' * 1000}{TEXT}"
    workspace = at_desk.workspace
    (article,) = workspace.do(ImportArticles((NewArticle(text=text, story="Long"),)))
    place = at(text, "30 years")
    outer = workspace.do(Tag(article, (Span(place.start - 9, place.end + 9),), "quote"))
    inner = workspace.do(Tag(article, (place,), "claim"))
    workspace.do(Tag(article, (Span(0, 20),), "claim"))
    groups = [group for page in pages(workspace, Query('"30 years"')) for group in page.groups]
    (hit,) = next(group.hits for group in groups if group.article == article)
    assert hit.labels == ("quote", "claim")
    assert hit.annotation == inner != outer
