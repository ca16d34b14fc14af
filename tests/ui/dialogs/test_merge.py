"""Work that goes out and comes back through the window: seen before, one step, settled, refused in a sentence."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator.commands.annotations import ChangeAnnotation, DropAnnotations, Tag
from annotator.commands.articles import ImportArticles
from annotator.commands.attribution import Attribute
from annotator.commands.codebook import ReplaceCodebook
from annotator.commands.hand_out import handed
from annotator.commands.team import AddAnnotator
from annotator.exchange.arrivals import read_arrival
from annotator.exchange.dataset_writer import write_dataset
from annotator.model.codebook import Label
from annotator.model.new_article import NewArticle
from annotator.model.span import Span
from annotator.storage.checking import check
from annotator.ui.dialogs.team.hand_out import HandOutDialog
from annotator.ui.dialogs.team.merge import MergeDialog
from annotator.ui.dialogs.team.set_aside import SetAsideDialog
from annotator.ui.dialogs.team.twins import TwinsDialog
from annotator.ui.dialogs.team.versions import Versions
from annotator.ui.shell.sheet import dress
from annotator.ui.theme.tokens import LIGHT
from annotator.workspace import Workspace
from tests.studies import TEXT, study

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
QUOTE, ANNA = Span(0, 28), Span(29, 40)


def test_words_that_take_several_lines_are_seen_whole_in_both_versions(qtbot) -> None:
    versions = Versions(LIGHT)
    dress(versions, LIGHT)
    qtbot.addWidget(versions)
    words = "They looked at it again, and again, and found that it is no quotation at all."
    versions.show_versions({"Label": "Cue", "Note": words}, {"Label": "Cue", "Note": ""})
    versions.resize(420, 300)
    versions.show()
    lines = versions.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: versions.rowHeight(1) > versions.rowHeight(0) + 2 * lines)


@pytest.fixture
def article(workspace) -> str:
    workspace.do(ImportArticles((NewArticle(text=TEXT, title="Ferry", story="Ferry"),)))
    return workspace.read.articles()[0].id


@pytest.fixture
def ben(workspace) -> str:
    return workspace.do(AddAnnotator("Ben"))


@pytest.fixture
def elsewhere(workspace, tmp_path: Path) -> Callable[[str, Callable[[Workspace], object]], Path]:
    """Hands out to somebody, has them work, and answers their file."""

    def work(who: str, do: Callable[[Workspace], object], name: str = "out") -> Path:
        path = tmp_path / f"{name}.annotator"
        Workspace.hand_out(path, handed(workspace.read, who, [a.id for a in workspace.read.articles()]))
        file = Workspace.open(path)
        file.annotator = who
        do(file)
        file.close()
        return path

    return work


def exported(workspace: Workspace) -> bytes:
    path = workspace.path.with_suffix(".json")
    write_dataset(workspace.read, path)
    return path.read_bytes()


def read(qtbot, dialog: MergeDialog) -> MergeDialog:
    qtbot.waitUntil(lambda: not dialog.underway.busy, timeout=20_000)
    return dialog


def told(dialog: MergeDialog) -> str:
    return "\n".join(label.text() for label in (dialog.heading, dialog.refusals, dialog.remarks, dialog.message))


# -- out ----------------------------------------------------------------------------------------------------------


def test_two_get_a_file_each_and_what_they_get_is_assigned(qtbot, context, opened, workspace, article, ben, tmp_path):
    dialog = opened(HandOutDialog(context))
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClick(dialog.people, Key.Key_A)
    dialog.place.setText(str(tmp_path / "files"))
    assert dialog.accept_button.text() == "Hand out 2 files"
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(dialog.written) == 2)
    assert sorted(path.name for path in (tmp_path / "files").iterdir()) == [
        "study - Ada.annotator",
        "study - Ben.annotator",
    ]
    assert "1 article, 0 marks of theirs" in dialog.end.text()
    assert {found.annotator for found in workspace.read.sets()} == {workspace.annotator, ben}
    file = Workspace.open(tmp_path / "files" / "study - Ben.annotator")
    assert [a.name for a in file.read.annotators() if a.role != "machine"] == ["Ben"]
    file.close()


def test_nothing_is_written_over(qtbot, context, opened, article, tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "study - Ada.annotator").write_text("mine")
    dialog = opened(HandOutDialog(context))
    qtbot.keyClick(dialog.people, Key.Key_Space)
    dialog.place.setText(str(folder))
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    assert "is there already" in dialog.message.text()
    assert (folder / "study - Ada.annotator").read_text() == "mine"


def test_somebody_new_gets_a_file_at_once(context, opened, workspace, article, asking):
    asking.new = ("Cleo", "annotator")
    dialog = opened(HandOutDialog(context))
    dialog.new.click()
    assert [workspace.read.annotators()[1].name, len(dialog.people.ticked())] == ["Cleo", 1]


# -- back ---------------------------------------------------------------------------------------------------------


def test_what_is_foretold_comes_in_in_one_step_after_a_backup(
    qtbot, context, opened, workspace, article, ben, elsewhere
):
    files = [elsewhere(ben, lambda file: file.do(Tag(article, (QUOTE,), "quote")))]
    before, backups = exported(workspace), len(workspace.backups())
    dialog = read(qtbot, opened(MergeDialog(context, files)))
    assert exported(workspace) == before
    assert (
        [dialog.model_row(n) for n in range(dialog.preview.model.rowCount())] if hasattr(dialog, "model_row") else True
    )
    row = [dialog.preview.model.index(0, column).data() for column in range(3)]
    assert row[0] in ("Annotation", "State of work")
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: dialog.twins is not None, timeout=20_000)
    assert len(workspace.backups()) == backups + 1
    assert [a.annotator for a in workspace.read.annotations(article)] == [ben]
    assert check(workspace.read) == []
    workspace.undo()
    assert exported(workspace) == before


def test_a_file_that_brings_nothing_says_so_and_an_older_copy_too(
    qtbot, context, opened, workspace, article, ben, elsewhere
):
    file = elsewhere(ben, lambda file: file.do(Tag(article, (QUOTE,), "quote")))
    older = file.with_name("older.annotator")
    shutil.copy(file, older)
    work = Workspace.open(file)
    work.annotator = ben
    work.do(Tag(article, (ANNA,), "cue"))
    work.close()
    workspace.merge(read_arrival(file))
    before, step, backups = exported(workspace), workspace.next_undo, workspace.backups()
    for path, remark in ((file, f"{file.name} was merged already"), (older, "older.annotator is an older copy")):
        dialog = read(qtbot, opened(MergeDialog(context, [path])))
        assert "nothing in it that is new here" in dialog.message.text()
        assert dialog.remarks.text().startswith(remark)
        assert dialog.heading.text() == f"{path.name}: nothing that is new."
        assert not dialog.preview.isVisible()
        assert dialog.height() < 400
        assert not dialog.accept_button.isEnabled()
        qtbot.keyClick(dialog, Key.Key_Return, CTRL)
        assert (exported(workspace), workspace.next_undo, workspace.backups()) == (before, step, backups)


def test_conflicts_show_both_versions_and_can_be_settled(qtbot, context, opened, workspace, article, elsewhere):
    mark = workspace.do(Tag(article, (QUOTE,), "quote"))
    file = elsewhere(workspace.annotator, lambda file: file.do(ChangeAnnotation(mark, note="theirs")))
    workspace.do(ChangeAnnotation(mark, note="ours"))
    dialog = read(qtbot, opened(MergeDialog(context, [file])))
    preview = dialog.preview
    assert preview.model.rowCount() == 1
    assert preview.model.index(0, 1).data().startswith("Quote: “We need")
    cells = [
        [preview.versions.item(row, column).text() for column in range(3)] for row in range(preview.versions.rowCount())
    ]
    assert ["≠ Note", "ours", "theirs"] in cells
    assert preview.versions.horizontalHeaderItem(1).text() == "In this project (stands)"
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: dialog.twins is not None, timeout=20_000)
    qtbot.keyClick(dialog, Key.Key_Escape)
    aside = opened(SetAsideDialog(context))
    assert "1 entry waits" in aside.heading.text()
    qtbot.keyClick(aside.list, Key.Key_T)
    found = workspace.read.annotation(mark)
    assert found.note == "theirs"
    assert "Nothing is set aside" in aside.heading.text()
    qtbot.keyClick(aside, Key.Key_Z, CTRL)
    assert "1 entry waits" in aside.heading.text()
    qtbot.keyClick(aside.list, Key.Key_K)
    assert workspace.read.annotation(mark).note == "ours"


def test_a_deletion_that_was_set_aside_tells_what_and_whose_it_is(
    qtbot, context, opened, workspace, article, elsewhere
):
    mark = workspace.do(Tag(article, (QUOTE,), "quote"))
    file = elsewhere(workspace.annotator, lambda file: file.do(DropAnnotations((mark,))))
    workspace.do(ChangeAnnotation(mark, note="ours"))
    dialog = read(qtbot, opened(MergeDialog(context, [file])))
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: dialog.twins is not None, timeout=20_000)
    assert dialog.accept_button.isVisible()
    assert not dialog.cancel_button.isVisible()
    aside = opened(SetAsideDialog(context))
    (me,) = [a.name for a in workspace.read.annotators() if a.id == workspace.annotator]
    what, which, whose, _file = [aside.model.index(0, column).data() for column in range(4)]
    assert (what, whose) == ("Annotation", me)
    assert which.startswith("Deletion: Quote: “We need")
    assert aside.versions.horizontalHeaderItem(2).text() == "Set aside: deleted"


def test_answers_are_told_as_the_codebook_calls_them(qtbot, context, opened, workspace, article, ben, elsewhere):
    def tag(file: Workspace) -> None:
        file.do(ChangeAnnotation(file.do(Tag(article, (QUOTE,), "quote")), attributes={"form": "marks_only"}))

    dialog = read(qtbot, opened(MergeDialog(context, [elsewhere(workspace.annotator, tag)])))
    versions = dialog.preview.versions
    dialog.preview.counts.setCurrentCell(0, 0)
    told = {versions.item(row, 0).text(): versions.item(row, 2).text() for row in range(versions.rowCount())}
    assert told["Form"] == "Marks only"


def test_twins_are_decided_once_in_one_step(qtbot, context, opened, workspace, article, ben, elsewhere):
    mine = workspace.do(Tag(article, (QUOTE,), "quote"))
    workspace.do(Attribute(mine, name="Anna Brandt", mention=ANNA))

    def tag(file: Workspace) -> None:
        file.do(Attribute(file.do(Tag(article, (QUOTE,), "quote")), name="Ms. Anna Brandt", mention=ANNA))

    file = elsewhere(ben, tag)
    dialog = read(qtbot, opened(MergeDialog(context, [file])))
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: dialog.twins is not None, timeout=20_000)
    assert len(workspace.read.speakers()) == 2
    assert dialog.accept_button.text() == "Make 1 pair one"
    qtbot.keyClick(dialog.twins.view, Key.Key_Space)
    assert dialog.accept_button.text() == "Done"
    qtbot.keyClick(dialog.twins.view, Key.Key_A)
    qtbot.keyClick(dialog.twins.view, Key.Key_X)
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    (speaker,) = workspace.read.speakers()
    assert {speaker.name, *speaker.aliases} == {"Anna Brandt", "Ms. Anna Brandt"}
    workspace.undo()
    assert len(workspace.read.speakers()) == 2
    again = opened(TwinsDialog(context))
    assert again.list.count == 1


def test_the_counts_filter_the_list_by_keys(qtbot, context, opened, workspace, article, ben, elsewhere):
    file = elsewhere(ben, lambda file: [file.do(Tag(article, (Span(n, n + 3),), "claim")) for n in (0, 5, 10)])
    dialog = read(qtbot, opened(MergeDialog(context, [file])))
    preview = dialog.preview
    whole = preview.model.rowCount()
    row = next(n for n in range(preview.counts.rowCount()) if preview.counts.item(n, 0).text() == "Annotations")
    preview.counts.setFocus()
    preview.counts.setCurrentCell(row, 0)
    assert preview.model.rowCount() == 3 < whole
    qtbot.keyClick(preview.counts, Key.Key_Right)
    assert preview.model.rowCount() == 3
    preview.field.setText("no such words")
    qtbot.waitUntil(lambda: preview.model.rowCount() == 0)


def test_a_blind_annotator_reads_no_words_of_others(qtbot, context, opened, workspace, article, ben, elsewhere):
    file = elsewhere(ben, lambda file: file.do(Tag(article, (QUOTE,), "quote")))
    dialog = read(qtbot, opened(MergeDialog(context, [file])))
    words = {dialog.preview.model.index(n, 1).data() for n in range(dialog.preview.model.rowCount())}
    assert "(Hidden while you tag blind)" in words
    assert not any("We need" in told for told in words)


# -- hostile files --------------------------------------------------------------------------------------------------


def dataset_of(workspace: Workspace, change: Callable[[dict[str, object]], None], path: Path) -> Path:
    whole = json.loads(exported(workspace))
    change(whole)
    path.write_text(json.dumps(whole))
    return path


def test_a_newer_version_another_schema_and_no_file_at_all(
    qtbot, context, opened, workspace, article, ben, elsewhere, tmp_path
):
    good = elsewhere(ben, lambda file: file.do(Tag(article, (QUOTE,), "quote")))
    newer = elsewhere(ben, lambda _file: None, "newer")
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 99999")
    connection.commit()
    connection.close()
    other = tmp_path / "other.annotator"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE notes (words TEXT)")
    connection.commit()
    connection.close()
    schema = dataset_of(workspace, lambda whole: whole.update({"format": "something-else"}), tmp_path / "schema.json")
    text = tmp_path / "text.json"
    text.write_text('{"format": "annotator-dataset", "articles": [' + "[" * 2000)
    files = [newer, other, schema, text, tmp_path / "gone.annotator", good]
    dialog = read(qtbot, opened(MergeDialog(context, files)))
    lines = dialog.refusals.text().splitlines()
    assert len(lines) == 5
    assert all(line.endswith(".") and "Traceback" not in line for line in lines)
    assert all(any(name in line for line in lines) for name in ("newer", "other", "gone"))
    assert dialog.accept_button.isEnabled()
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: dialog.twins is not None, timeout=20_000)
    assert len(workspace.read.annotations(article)) == 1


def test_offsets_that_do_not_fit_and_articles_that_are_missing(qtbot, context, opened, workspace, article, tmp_path):
    workspace.do(Tag(article, (QUOTE,), "quote"))

    def beyond(whole: dict) -> None:
        whole["annotations"][0]["fragments"] = [{"start": 0, "end": 99_999, "text": "x"}]

    def without(whole: dict) -> None:
        whole["articles"] = []

    files = [
        dataset_of(workspace, beyond, tmp_path / "beyond.json"),
        dataset_of(workspace, without, tmp_path / "without.json"),
    ]
    before = exported(workspace)
    dialog = read(qtbot, opened(MergeDialog(context, files)))
    lines = dialog.refusals.text().splitlines()
    assert ["beyond.json" in lines[0], any("without.json" in line for line in lines)] == [True, True], lines
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    assert exported(workspace) == before


def test_more_entries_than_can_be_merged_at_once(context, opened, workspace, article, tmp_path, monkeypatch):
    monkeypatch.setattr("annotator.storage.contents.MOST", 500)

    def fill(whole: dict) -> None:
        place = {"start": 0, "end": 3, "text": TEXT[:3]}
        one = {"article": article, "annotator": workspace.annotator, "label": "claim", "fragments": [place]}
        whole["annotations"] = [{**one, "id": f"x{n}"} for n in range(1000)]

    dialog = opened(MergeDialog(context, [dataset_of(workspace, fill, tmp_path / "huge.json")]))
    assert "500 can be merged at once" in dialog.refusals.text()
    assert not dialog.accept_button.isEnabled()


def test_another_text_and_an_unknown_label_are_told_before(
    qtbot, context, opened, workspace, article, ben, elsewhere, tmp_path
):
    def strange(file: Workspace) -> None:
        codebook = file.read.codebook()
        file.do(ReplaceCodebook(codebook.__class__(codebook.id, labels=(*codebook.labels, Label("irony", "Irony")))))
        file.do(Tag(article, (QUOTE,), "irony"))

    file = elsewhere(ben, strange)
    dialog = read(qtbot, opened(MergeDialog(context, [file])))
    assert "irony" in dialog.remarks.text()
    heads = [dialog.preview.counts.horizontalHeaderItem(n).text() for n in range(dialog.preview.counts.columnCount())]
    assert "Codebook differs" in heads


def test_a_study_that_has_nothing_in_common(qtbot, context, opened, workspace, article, tmp_path):
    (tmp_path / "theirs").mkdir()
    other = study(tmp_path / "theirs", ("Something else.",), name="theirs")
    other.close()
    dialog = read(qtbot, opened(MergeDialog(context, [other.path])))
    assert "another project" in dialog.remarks.text()
