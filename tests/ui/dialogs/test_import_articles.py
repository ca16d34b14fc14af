"""Importing through the dialog, by keys, into a real project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from annotator.commands.articles import ImportArticles, NewArticle
from annotator.model.span import Span
from annotator.ui.dialogs.import_articles.columns import ColumnsDialog
from annotator.ui.dialogs.import_articles.dialog import ImportDialog
from annotator.ui.dialogs.import_articles.table import COLUMNS

Key = Qt.Key
LONG = " ".join(f"The harbour master counted {n} boats before the storm came from the north." for n in range(40))


def press(qtbot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def write(folder: Path, **texts: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    return sorted(folder.glob("*.txt"))


def accept(qtbot, dialog: ImportDialog) -> None:
    qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def cell(dialog: ImportDialog, place: int, name: str) -> str:
    return dialog.model.words(place, name)


def test_the_five_real_articles_go_in_exactly_as_they_are(qtbot, context, opened, articles_folder, tmp_path, said):
    folder = tmp_path / "Family separation"
    shutil.copytree(articles_folder, folder, ignore=shutil.ignore_patterns("*.json"))
    dialog = opened(ImportDialog(context, [folder]))
    assert dialog.accept_button.text() == "Import 5 articles"
    assert cell(dialog, 1, "state").startswith("Version of ")
    accept(qtbot, dialog)
    read = context.workspace.read
    stored = read.articles()
    texts = [path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))]
    assert [read.text(article.id) for article in stored] == texts
    assert [story.title for story in read.stories()] == ["Family separation"]
    assert stored[1].version_of == stored[0].id
    assert {a.label for a in read.annotations(stored[4].id)} >= {"headline", "byline", "caption", "damage"}
    assert dialog.imported == tuple(article.id for article in stored)
    assert said == ["5 articles were imported."]
    context.workspace.undo()
    assert read.articles() == []
    assert read.stories() == []


def test_what_is_there_already_is_left_out_and_what_resembles_it_is_a_version(qtbot, context, opened, tmp_path):
    first = context.workspace.do(ImportArticles((NewArticle(text=LONG, story="Storm", title="The storm"),)))[0]
    write(tmp_path / "Harbour", a=LONG, b=LONG + " Later it rained.", c="Something else altogether.")
    dialog = opened(ImportDialog(context, [tmp_path / "Harbour"]))
    assert [c.taken for c in dialog.choices.candidates] == [False, True, True]
    assert cell(dialog, 0, "state") == "Already there: The storm"
    assert cell(dialog, 1, "state") == "Version of The storm"
    press(qtbot, Key.Key_Down)
    assert dialog.details.version.currentText() == "The storm (100 % alike)"
    dialog.details.version.setFocus()
    press(qtbot, Key.Key_Up)
    assert cell(dialog, 1, "state") == "New, like The storm"
    press(qtbot, Key.Key_Down)
    accept(qtbot, dialog)
    versions = {a.source: a.version_of for a in context.workspace.read.articles() if a.source}
    assert versions == {"b.txt": first, "c.txt": None}


def test_refused_files_among_good_ones_are_told_and_the_rest_goes_in(qtbot, context, opened, tmp_path, asking):
    folder = tmp_path / "Storm"
    write(folder, good="The storm came.", nul="The storm\0 came.", empty="", fine="It went.")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    (folder / "<b>odd<b>.docx").write_bytes(b"no archive")
    dialog = opened(ImportDialog(context, [folder]))
    assert dialog.summary.text() == "2 articles found · 4 left out"
    dialog.table.select_places([len(dialog.choices) - 1])
    assert dialog.preview.why.text()
    assert not dialog.details.lines["title"].isEnabled()
    accept(qtbot, dialog)
    assert {a.source for a in context.workspace.read.articles()} == {"good.txt", "fine.txt"}
    ((message, detail),) = asking.told
    assert message == "2 articles were imported."
    assert all(name in detail for name in ("nul.txt", "empty.txt", "broken.pdf", "<b>odd<b>.docx"))


def test_another_encoding_reads_the_file_again_and_keeps_what_was_typed(qtbot, context, opened, tmp_path):
    text = "Wiadomości\n\nŁódź i Kraków czekają na pociąg, który się spóźnia."
    folder = tmp_path / "Kolej"
    write(folder, other="Nothing to do with it.")
    (folder / "pl.txt").write_bytes(text.encode("cp1250"))
    dialog = opened(ImportDialog(context, [folder]))
    at = next(n for n, c in enumerate(dialog.choices.candidates) if c.article.name == "pl.txt")
    dialog.table.select_places([at])
    outlet, encoding = dialog.details.lines["outlet"], dialog.details.encoding
    outlet.setFocus()
    qtbot.keyClicks(outlet, "Gazeta")
    for wrong_or_right in ("utf-8", "cp1250"):
        encoding.setFocus()
        encoding.lineEdit().selectAll()
        qtbot.keyClicks(encoding.lineEdit(), wrong_or_right)
        press(qtbot, Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.underway.busy)
        if wrong_or_right == "utf-8":
            assert len(dialog.choices.refused) == 1
            assert "byte" in dialog.preview.why.text()
    assert dialog.preview.view.text == text
    accept(qtbot, dialog)
    stored = next(a for a in context.workspace.read.articles() if a.source == "pl.txt")
    assert (context.workspace.read.text(stored.id), stored.encoding, stored.outlet) == (text, "cp1250", "Gazeta")


def test_what_is_typed_goes_to_all_selected_rows(qtbot, context, opened, tmp_path):
    write(tmp_path / "Storm", a="First title\n\nThe storm came.", b="Second title\n\nIt went.", c="Third\n\nIt was.")
    dialog = opened(ImportDialog(context, [tmp_path / "Storm"]))
    press(qtbot, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.details.lines["title"].placeholderText() == "(several values)"
    for name, typed in (("outlet", "The Post"), ("published", "3 March 2021")):
        line = dialog.details.lines[name]
        line.setFocus()
        qtbot.keyClicks(line, typed)
    press(qtbot, Key.Key_Return)  # Enter in a field imports nothing
    assert dialog.isVisible()
    assert [cell(dialog, n, "outlet") for n in range(3)] == ["The Post", "The Post", ""]
    assert [cell(dialog, n, "title") for n in range(3)] == ["First title", "Second title", "Third"]
    dialog.details.lines["published"].selectAll()
    qtbot.keyClicks(dialog.details.lines["published"], "soon")
    qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert dialog.details.open_problem() is dialog.details.lines["published"]
    dialog.details.lines["published"].selectAll()
    qtbot.keyClicks(dialog.details.lines["published"], "2021-03")
    dialog.table.setFocus()
    dialog.table.select_places([2])
    press(qtbot, Key.Key_Space)
    accept(qtbot, dialog)
    assert [(a.outlet, a.published) for a in context.workspace.read.articles()] == [("The Post", "2021-03")] * 2


def test_a_cell_is_edited_in_its_place_and_takes_no_date_that_is_none(qtbot, context, opened, tmp_path):
    write(tmp_path / "Storm", a="The storm came.")
    dialog = opened(ImportDialog(context, [tmp_path / "Storm"]))
    column = [name for name, *_ in COLUMNS]
    for name, typed, kept in (("outlet", "Wire", "Wire"), ("published", "soon", ""), ("published", "2020", "2020")):
        dialog.table.setFocus()
        dialog.table.setCurrentIndex(dialog.model.index(0, column.index(name)))
        press(qtbot, Key.Key_F2)
        qtbot.keyClicks(QApplication.focusWidget(), typed)
        press(qtbot, Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.table.state() != dialog.table.State.EditingState)
        assert cell(dialog, 0, name) == kept
    assert dialog.details.lines["outlet"].text() == "Wire"


@pytest.mark.parametrize("at_once", [True, False], ids=["while reading", "afterwards"])
def test_cancelling_leaves_nothing(qtbot, context, opened, tmp_path, at_once):
    for n in range(60):
        write(tmp_path / "Storm", **{f"f{n}": f"{LONG} {n}"})
    dialog = ImportDialog(context, [tmp_path / "Storm"])
    qtbot.addWidget(dialog)
    dialog.show()
    if not at_once:
        qtbot.waitUntil(lambda: dialog.choices.taken > 0)
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: context.jobs.running == 0)
    assert context.workspace.read.articles() == []
    assert context.workspace.read.stories() == []
    assert context.workspace.next_undo.key != "articles.import"
    assert dialog.choices.taken == 0 or not at_once


def test_loose_files_go_to_the_open_story_or_another(qtbot, context, opened, tmp_path):
    context.workspace.do(ImportArticles((NewArticle(text="It was calm.", story="Calm"),)))
    context.selection.set_story(context.workspace.read.stories()[0].id)
    paths = write(tmp_path / "x", a="The storm came.")
    dialog = opened(ImportDialog(context, paths))
    assert cell(dialog, 0, "story") == "Calm"
    dialog.loose.setFocus()
    dialog.loose.lineEdit().selectAll()
    qtbot.keyClicks(dialog.loose.lineEdit(), "Storm")
    assert cell(dialog, 0, "story") == "Storm"
    accept(qtbot, dialog)
    assert [story.title for story in context.workspace.read.stories()] == ["Calm", "Storm"]


def test_zones_are_dropped_renamed_and_added(qtbot, context, opened, tmp_path):
    text = "A storm comes\n\nBy Ada Berg\n\nThe storm came from the north. Photo: nobody was there."
    write(tmp_path / "Storm", a=text)
    dialog = opened(ImportDialog(context, [tmp_path / "Storm"]))
    found = {zone.label for zone, _kept in dialog.choices.zones(0)}
    assert {"headline", "byline"} <= found
    dialog.zones.list.setFocus()
    dialog.zones.list.setCurrentRow(0)
    press(qtbot, Key.Key_Space)
    dialog.zones.list.setCurrentRow(1)
    dialog.zones.label.setFocus()
    qtbot.keyClicks(dialog.zones.label, "Date")
    start = text.index("The storm")
    dialog.preview.view.select(Span(start, start + 9))
    dialog.zones.label.setCurrentIndex(dialog.zones.label.findData("caption"))
    dialog.zones.add.setFocus()
    press(qtbot, Key.Key_Space)
    accept(qtbot, dialog)
    read = context.workspace.read
    stored = read.annotations(read.articles()[0].id)
    kept = {(a.label, a.quoted(text)) for a in stored}
    assert ("caption", "The storm") in kept
    assert "headline" not in {label for label, _words in kept}
    assert "byline" not in {label for label, _words in kept}
    assert any(label == "dateline" for label, _words in kept)


def test_the_columns_of_a_table_are_chosen(qtbot, context, opened, tmp_path):
    path = tmp_path / "news.csv"
    path.write_text("Headline,What it says,Paper\nOne,The storm came.,Post\nTwo,It went.,Wire\n", "utf-8")
    dialog = opened(ImportDialog(context, [path]))
    assert [refusal.key for refusal in dialog.choices.refused] == ["article.no_text_column"]
    assert dialog.details.columns.isVisible()

    def choose() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, ColumnsDialog)
        assert asked.boxes["title"].currentText() == "Headline"
        assert not asked.accept_button.isEnabled()
        asked.boxes["text"].setFocus()
        qtbot.keyClicks(asked.boxes["text"], "What")
        asked.boxes["outlet"].setCurrentText("Paper")
        qtbot.keyClick(asked, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    QTimer.singleShot(300, choose)
    dialog.details.columns.setFocus()
    press(qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.choices.taken == 2)
    assert dialog.choices.refused == []
    dialog.activateWindow()  # as a window manager does
    qtbot.waitUntil(dialog.isActiveWindow)
    accept(qtbot, dialog)
    assert [(a.title, a.outlet) for a in context.workspace.read.articles()] == [("One", "Post"), ("Two", "Wire")]


def test_folders_without_anything_to_read_say_so(context, opened, tmp_path):
    (tmp_path / "empty").mkdir()
    dialog = opened(ImportDialog(context, [tmp_path / "empty"]))
    assert "No files" in dialog.start.told.text()
    assert not dialog.accept_button.isEnabled()


def test_every_control_has_a_name_and_every_text_is_plain(context, opened, tmp_path):
    hostile = "<img src=x><b>Bold</b>"
    write(tmp_path / "Storm", a=f"{hostile}\n\nThe storm came.")
    dialog = opened(ImportDialog(context, [tmp_path / "Storm"]))
    assert cell(dialog, 0, "title") == hostile
    index = dialog.model.index(0, 2)
    assert "<img" not in dialog.model.data(index, Qt.ItemDataRole.ToolTipRole)
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    fields = [*dialog.details.lines.values(), dialog.loose, dialog.details.version, dialog.details.encoding]
    for control in (*fields, dialog.table, dialog.zones.list, dialog.zones.label, dialog.preview.view):
        assert control.accessibleName()


def test_without_files_it_asks_for_some_by_keys(qtbot, context, opened, asking, tmp_path):
    asking.files = write(tmp_path / "Line", one="One article.", two="Another article.")
    dialog = opened(ImportDialog(context, []))
    assert dialog.focusWidget() is dialog.start.files
    press(qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: len(dialog.choices) == 2)
    accept(qtbot, dialog)
    assert [story.title for story in context.workspace.read.stories()] == ["Line"]


def test_a_folder_can_be_chosen_again_when_the_first_held_nothing(qtbot, context, opened, asking, tmp_path):
    (tmp_path / "empty").mkdir()
    dialog = opened(ImportDialog(context, [tmp_path / "empty"]))
    qtbot.waitUntil(lambda: "No files" in dialog.start.told.text())
    asking.folder = write(tmp_path / "Line", one="One article.")[0].parent
    qtbot.keyClick(dialog, Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(dialog.choices) == 1)
