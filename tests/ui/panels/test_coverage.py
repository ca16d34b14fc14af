"""The coverage by real keys on a real project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotator.commands.annotations import Tag
from annotator.commands.articles import ImportArticles, NewArticle
from annotator.commands.attribution import Attribute
from annotator.commands.groups import AddMembers, MakeGroup, RecordAbsence
from annotator.commands.links import AddLink
from annotator.commands.team import AddAnnotator
from annotator.model.group import Group, Member
from annotator.model.span import Span
from annotator.reuse.coverage import DENIED, NOT_CHECKED, NOT_REPORTED
from annotator.text.word_diff import Wording
from annotator.ui.panels.coverage.choice import Chosen, shown
from annotator.ui.panels.coverage.panel import CoveragePanel
from annotator.ui.panels.coverage.pieces import pieces_of_several
from annotator.ui.panels.coverage.reading import load
from annotator.wording import commands
from annotator.workspace import Workspace
from tests.studies import study
from tests.ui.worked_study import Desk, desk, press, until

Key = Qt.Key
POST = "“We need to close the line,” Anna Brandt said. Nearly 3,000 boats lay idle."
WIRE = "“We need to shut the line down,” she said <b>. More than 3,000 boats lay idle."
LEDGER = "Nobody said anything at all."


def quoted(text: str, end: str) -> tuple[Span, ...]:
    return (Span(0, text.index(end) + 1),)


@pytest.fixture
def project(tmp_path: Path) -> Workspace:
    """A quote in two of three articles, the same number told in two ways, and a quote of one article."""
    work = study(tmp_path, ())
    made = work.do(
        ImportArticles(
            (
                NewArticle(text=WIRE, story="Ferry", outlet="Wire", published="2020-02-02"),
                NewArticle(text=POST, story="Ferry", outlet="Post", published="2020-01-01"),
                NewArticle(text=LEDGER, story="Ferry", outlet="Ledger"),
            )
        )
    )
    wire, post, ledger = made
    one = work.do(Tag(post, quoted(POST, "”"), "quote", {"form": "direct"}))
    two = work.do(Tag(wire, quoted(WIRE, "”"), "quote", {"form": "direct", "status": "denied"}))
    alone = work.do(Tag(ledger, (Span(0, 6),), "quote"))
    work.do(MakeGroup("quote", (Member(one, "verbatim"), Member(two, "variant")), "Close the line"))
    work.do(MakeGroup("quote", (Member(alone, "verbatim"),), "Another"))
    at = POST.index("Nearly"), WIRE.index("More")
    few = work.do(Tag(post, (Span(at[0], len(POST)),), "claim", {"kind": "quantity"}))
    many = work.do(Tag(wire, (Span(at[1], len(WIRE)),), "claim", {"kind": "quantity"}))
    work.do(MakeGroup("claim", (Member(few, "same"), Member(many, "same")), "Idle boats"))
    return work


@pytest.fixture
def at_desk(project: Workspace, qapp: object) -> Iterator[Desk]:
    made = desk(project)
    yield made
    made.workspace.close()


@pytest.fixture
def panel(at_desk: Desk, qtbot: QtBot) -> CoveragePanel:
    made = CoveragePanel(at_desk.context)
    qtbot.addWidget(made)
    qtbot.addWidget(made.controls)
    made.resize(1200, 320)
    made.show()
    made.activateWindow()
    until(made.isActiveWindow)
    until(lambda: made.loaded is not None)
    made.take_keyboard()
    return made


def cells(panel: CoveragePanel, row: int = 0) -> list[str]:
    return [cell.how for cell in panel.grid.rows.shown.rows[row].cells]


def labels(panel: CoveragePanel) -> list[str]:
    return [row.label for row in panel.grid.rows.shown.rows]


def group(work: Workspace, label: str) -> Group:
    return next(one for one in work.read.groups() if one.label == label)


def column(panel: CoveragePanel, outlet: str) -> int:
    model = panel.grid.rows
    return next(
        n for n in range(2, model.columnCount()) if model.headerData(n, Qt.Orientation.Horizontal).startswith(outlet)
    )


def test_columns_stand_by_date_and_rows_by_spread(panel: CoveragePanel) -> None:
    model = panel.grid.rows
    heads = [model.headerData(n, Qt.Orientation.Horizontal).partition("\n")[0] for n in range(2, 5)]
    assert heads == ["Post", "Wire", "Ledger"]
    assert labels(panel) == ["Close the line", "Another"]
    assert cells(panel) == ["verbatim", DENIED, NOT_CHECKED]
    assert model.index(0, 1).data() == "2/3"
    told = model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Wire · denied · ")
    assert "difference" in told


def test_versions_of_one_text_are_one_witness_however_that_was_recorded(panel: CoveragePanel, at_desk: Desk) -> None:
    model, work = panel.grid.rows, at_desk.workspace
    by_outlet = {article.outlet: article.id for article in work.read.articles()}
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Articles"
    work.do(AddLink("version_of", by_outlet["Wire"], by_outlet["Post"]))
    until(lambda: model.headerData(1, Qt.Orientation.Horizontal) == "Witnesses")
    (row,) = (n for n, label in enumerate(labels(panel)) if label == "Close the line")
    assert model.index(row, 1).data() == "1/2"
    assert model.headerData(column(panel, "Wire"), Qt.Orientation.Horizontal).startswith("Wire\nversion · ")
    panel.controls.outlet.setCurrentText("Wire")
    until(lambda: model.columnCount() == 3)
    (row,) = (n for n, label in enumerate(labels(panel)) if label == "Close the line")
    assert model.index(row, 1).data() == "1/1"


def test_enter_goes_to_the_mark_and_has_the_others_shown(panel: CoveragePanel, at_desk: Desk) -> None:
    asked: list[str] = []
    at_desk.context.selection.group_shown.connect(asked.append)
    press(panel, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    member = group(at_desk.workspace, "Close the line").members[1].annotation
    assert at_desk.shown[-1][2] == member
    assert asked == [group(at_desk.workspace, "Close the line").id]


def test_not_reported_is_recorded_with_who_and_taken_back_by_the_same_key(panel: CoveragePanel, at_desk: Desk) -> None:
    panel.grid.go_to(0, column(panel, "Ledger"))
    press(panel, Key.Key_N)
    until(lambda: cells(panel)[2] == NOT_REPORTED)
    assert panel.grid.article() is not None
    told = panel.grid.rows.index(0, 4).data(Qt.ItemDataRole.ToolTipRole)
    assert "recorded by Ada" in told
    assert at_desk.workspace.undo()
    until(lambda: cells(panel)[2] == NOT_CHECKED)
    press(panel, Key.Key_N)
    until(lambda: cells(panel)[2] == NOT_REPORTED)
    press(panel, Key.Key_N)
    until(lambda: cells(panel)[2] == NOT_CHECKED)
    panel.grid.go_to(0, column(panel, "Post"))
    press(panel, Key.Key_N)
    assert "does report it" in at_desk.said[-1]


def test_how_is_chosen_by_a_digit_and_the_words_propose_one(panel: CoveragePanel, at_desk: Desk) -> None:
    panel.grid.go_to(0, column(panel, "Post"))
    press(panel, Key.Key_H)
    menu = panel.grid.findChild(QMenu)
    assert menu is not None
    until(menu.isVisible)
    assert any("proposed" in action.text() for action in menu.actions())
    press(panel, Key.Key_4)
    until(lambda: cells(panel)[0] == "paraphrase")
    assert group(at_desk.workspace, "Close the line").members[0].how == "paraphrase"
    step = at_desk.workspace.undo()
    assert commands.name(step.key, step.detail).startswith("change how a member renders")
    until(lambda: cells(panel)[0] == "verbatim")
    panel.grid.go_to(0, column(panel, "Ledger"))
    press(panel, Key.Key_H)
    assert "no member in this article" in at_desk.said[-1]
    panel.grid.go_to(0, 0)
    press(panel, Key.Key_H)
    assert "Choose the cell" in at_desk.said[-1]


def test_label_and_reference_are_typed(panel: CoveragePanel, at_desk: Desk) -> None:
    at_desk.answers.line = "The line <b>"
    press(panel, Key.Key_F2)
    until(lambda: "The line <b>" in labels(panel))
    at_desk.answers.line = "“We need to close the line,”"
    press(panel, Key.Key_R)
    until(lambda: "Compared with" in panel.detail.toPlainText())
    assert group(at_desk.workspace, "The line <b>").reference == "“We need to close the line,”"


def test_a_member_is_split_off_and_groups_are_merged(panel: CoveragePanel, at_desk: Desk) -> None:
    panel.grid.go_to(0, column(panel, "Wire"))
    at_desk.answers.line = "Shut it"
    press(panel, Key.Key_X)
    until(lambda: "Shut it" in labels(panel))
    panel.grid.go_to(labels(panel).index("Shut it"), 0)
    at_desk.answers.at = 1
    others = [row.label for row in panel.loaded.coverage.rows if row.label != "Shut it"]  # type: ignore[union-attr]
    press(panel, Key.Key_M)
    until(lambda: others[1] not in labels(panel))
    assert len(group(at_desk.workspace, "Shut it").members) == 2
    at_desk.workspace.undo()
    at_desk.workspace.undo()
    until(lambda: labels(panel) == ["Close the line", "Another"])


def test_a_member_is_moved_taken_out_and_the_group_dissolved(panel: CoveragePanel, at_desk: Desk) -> None:
    panel.grid.go_to(1, column(panel, "Post"))
    press(panel, Key.Key_V)
    assert "no member in this article" in at_desk.said[-1]
    panel.grid.go_to(1, column(panel, "Ledger"))
    at_desk.answers.at = 0
    press(panel, Key.Key_V)
    until(lambda: labels(panel) == ["Close the line"])
    assert at_desk.said[-1] == "", "why the step before could not be done is no longer said"
    assert len(group(at_desk.workspace, "Close the line").members) == 3
    panel.grid.go_to(0, column(panel, "Ledger"))
    press(panel, Key.Key_Delete)
    until(lambda: cells(panel)[2] == NOT_CHECKED)
    press(panel, Key.Key_D)
    until(lambda: labels(panel) == [])
    assert "Ctrl+Space" in panel.grid.empty_words


def test_contradicting_numbers_are_told_and_lead_to_their_places(panel: CoveragePanel, at_desk: Desk) -> None:
    panel.controls.rows_of.setCurrentIndex(1)
    until(lambda: labels(panel) == ["Idle boats"])
    assert len(panel.grid.rows.shown.rows[0].conflicts) == 1
    until(lambda: "⚠" in panel.detail.toPlainText())
    assert "Nearly 3,000" in panel.detail.toPlainText()
    assert "against" in panel.detail.toPlainText()
    panel.controls.only.setCurrentIndex(panel.controls.only.findData("conflict"))
    assert labels(panel) == ["Idle boats"]
    panel.controls.only.setCurrentIndex(panel.controls.only.findData("absent"))
    assert labels(panel) == []


def test_what_contradicts_is_linked_across_articles_by_a_key(panel: CoveragePanel, at_desk: Desk) -> None:
    panel.controls.rows_of.setCurrentIndex(1)
    until(lambda: labels(panel) == ["Idle boats"])
    (conflict,) = panel.grid.rows.shown.rows[0].conflicts
    panel.grid.go_to(0, 0)
    press(panel, Key.Key_L)
    links = [link for link in at_desk.workspace.read.links_of([conflict.one]) if link.type == "conflicting_value"]
    assert [(link.source, link.target) for link in links] == [(conflict.one, conflict.other)]
    assert "against" in at_desk.said[-1]
    until(lambda: panel.detail.toPlainText().count("linked") == 1)
    press(panel, Key.Key_L)
    assert at_desk.said[-1].startswith("Linked already: ")
    assert len(at_desk.workspace.read.links_of([conflict.one])) == 1
    assert at_desk.workspace.undo()
    until(lambda: "linked" not in panel.detail.toPlainText())
    assert not at_desk.workspace.read.links_of([conflict.one])
    panel.controls.rows_of.setCurrentIndex(0)
    until(lambda: labels(panel) == ["Close the line", "Another"])
    press(panel, Key.Key_L)
    assert at_desk.said[-1] == "Nothing here contradicts anything."


def test_typing_filters_and_down_goes_into_the_grid(panel: CoveragePanel) -> None:
    panel.controls.show()
    panel.controls.field.setText("anOTH")
    until(lambda: labels(panel) == ["Another"])
    panel.controls.field.clear()
    until(lambda: len(labels(panel)) == 2)


def test_speakers_are_rows_too_and_are_not_arranged(panel: CoveragePanel, at_desk: Desk) -> None:
    panel.controls.rows_of.setCurrentIndex(2)
    until(lambda: panel.loaded is not None and panel.loaded.rows_of == "speakers")
    before = at_desk.workspace.read.groups()
    press(panel, Key.Key_D, Key.Key_N, Key.Key_M)
    assert at_desk.workspace.read.groups() == before


def test_the_group_of_another_is_seen_and_not_changed(panel: CoveragePanel, at_desk: Desk) -> None:
    ada = at_desk.workspace.annotator
    at_desk.workspace.annotator = at_desk.workspace.do(AddAnnotator("Ben"))
    panel.controls.whose.setCurrentIndex(1)
    until(lambda: len(labels(panel)) in (0, 2))
    if labels(panel):
        panel.grid.go_to(0, column(panel, "Ledger"))
        press(panel, Key.Key_N)
        assert "Ada" in at_desk.said[-1]
    assert ada is not None
    assert not group(at_desk.workspace, "Close the line").absent


def test_hidden_it_reads_nothing(panel: CoveragePanel, at_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    panel.hide()
    with monkeypatch.context() as patched:
        patched.setattr(at_desk.context.jobs, "start", lambda *_a: pytest.fail("it read"), raising=False)
        at_desk.workspace.do(RecordAbsence(group(at_desk.workspace, "Another").id, (at_desk.articles[0],)))
        QApplication.processEvents()
    panel.show()
    until(lambda: NOT_REPORTED in cells(panel, 1))


def test_what_is_shown_is_exported(panel: CoveragePanel, at_desk: Desk, tmp_path: Path) -> None:
    for kind, ending in (("table", ".csv"), ("vector", ".svg"), ("bitmap", ".png")):
        at_desk.answers.file = tmp_path / f"coverage{ending}"
        panel._export(kind)
        assert at_desk.answers.file.stat().st_size > 100
    written = (tmp_path / "coverage.csv").read_text("utf-8")
    assert "Close the line" in written
    assert "denied" in written


def test_a_picture_is_written_under_its_own_ending_and_over_nothing_unasked(
    panel: CoveragePanel, at_desk: Desk, tmp_path: Path
) -> None:
    there = tmp_path / "coverage v1.2.svg"
    there.write_text("kept", encoding="utf-8")
    at_desk.answers.file, at_desk.answers.sure = tmp_path / "coverage v1.2", False
    panel._export("vector")
    assert at_desk.answers.told == ["Replace coverage v1.2.svg?"]
    assert there.read_text(encoding="utf-8") == "kept"
    at_desk.answers.sure = True
    panel._export("vector")
    until(lambda: "<svg" in there.read_text(encoding="utf-8"))
    at_desk.answers.file = tmp_path / "coverage.png"
    panel._export("vector")
    until((tmp_path / "coverage.png.svg").exists)


def test_it_survives_the_project_being_closed(panel: CoveragePanel, at_desk: Desk) -> None:
    at_desk.context.bridge.attach(None)
    assert labels(panel) == []


def test_order_and_choice_of_rows(project: Workspace) -> None:
    loaded = load(project.seen, project.read.stories()[0].id, "groups", None)
    assert [row.label for row in shown(loaded, Chosen(order="few")).rows] == ["Another", "Close the line"]
    assert [row.label for row in shown(loaded, Chosen(order="label")).rows] == ["Another", "Close the line"]
    only = shown(loaded, Chosen(outlet="Wire"))
    assert [len(row.cells) for row in only.rows] == [1, 1]
    assert shown(loaded, Chosen(speaker="nobody")).rows == ()
    project.close()


def test_a_second_member_in_an_article_strikes_nothing_that_the_first_has(panel: CoveragePanel, at_desk: Desk) -> None:
    work = at_desk.workspace
    post = next(article.id for article in work.read.articles() if work.read.text(article.id) == POST)
    start = POST.index("close the")
    part = work.do(Tag(post, (Span(start, start + 14),), "quote"))
    other = work.do(Tag(post, (Span(POST.index("boats"), len(POST)),), "quote"))
    work.do(AddMembers(group(work, "Close the line").id, (Member(part, "partial"), Member(other, "paraphrase"))))
    panel.grid.go_to(labels(panel).index("Close the line"), column(panel, "Post"))
    until(lambda: "boats" in panel.detail.toPlainText())
    lines = panel.detail.toPlainText().splitlines()
    assert {"close the line", "boats lay idle."} <= set(lines)
    at = lines.index("boats lay idle.")
    written = panel.detail.document().findBlockByNumber(at).begin().fragment().charFormat()
    assert not written.fontStrikeOut()
    assert not written.fontUnderline()


def test_claims_are_filtered_by_whoever_makes_them_or_is_quoted_with_them(panel: CoveragePanel, at_desk: Desk) -> None:
    work = at_desk.workspace
    post, wire = (member.annotation for member in group(work, "Close the line").members)
    work.do(Attribute(post, name="Anna Brandt"))
    work.do(Attribute(wire, name="Karl Beyer"))
    few, _many = (member.annotation for member in group(work, "Idle boats").members)
    work.do(AddLink("expressed_in", few, post))
    alone = work.do(Tag(work.read.articles()[0].id, (Span(0, 4),), "claim"))
    work.do(Attribute(alone, name="Mia Holt"))
    work.do(MakeGroup("claim", (Member(alone, "same"),), "One more"))
    panel.controls.rows_of.setCurrentText("Claims")
    until(lambda: set(labels(panel)) == {"Idle boats", "One more"})
    until(lambda: panel.controls.speaker.count() == 3)
    for name, left in (("Anna Brandt", ["Idle boats"]), ("Mia Holt", ["One more"])):
        panel.controls.speaker.setCurrentText(name)
        until(lambda left=left: labels(panel) == left)


def test_another_speaker_is_told_behind_the_words_and_a_click_selects_where_the_article_names_him(
    panel: CoveragePanel, at_desk: Desk
) -> None:
    work = at_desk.workspace
    post, wire = (member.annotation for member in group(work, "Close the line").members)
    named = Span(at := WIRE.index("she said"), at + 3)
    work.do(Attribute(post, name="Anna Brandt"))
    work.do(Attribute(wire, name="Karl Beyer", mention=named))
    panel.grid.go_to(labels(panel).index("Close the line"), column(panel, "Wire"))
    until(lambda: "speaker changed Anna Brandt Karl Beyer" in panel.detail.toPlainText())
    assert panel.detail.toPlainText().count("speaker changed") == 1
    shown_words: list[object] = []
    at_desk.context.selection.words_shown.connect(lambda *words: shown_words.append(words))
    for _difference in range(40):
        QTest.keyClick(panel.detail, Key.Key_Tab)
        if panel.detail.textCursor().selectedText() == "Karl Beyer":
            break
    QTest.keyClick(panel.detail, Key.Key_Return)
    assert [words[1:] for words in shown_words] == [(named, wire)]  # type: ignore[index]


def test_pieces_give_the_member_back_with_what_it_lacks() -> None:
    one, other = "We really need to close the line", "we need to shut the line down"
    (found,) = pieces_of_several(Wording(one, (Span(0, len(one)),)), [Wording(other, (Span(0, len(other)),))])
    assert "".join(piece.text for piece in found if piece.span is not None) == other
    assert {piece.role for piece in found} >= {"added", "dropped"}
