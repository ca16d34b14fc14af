"""The codebook dialog by real keys, what it stores, and the guidelines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator import paths
from annotator.commands.annotations import Tag
from annotator.commands.codebook import ReplaceCodebook
from annotator.commands.links import AddLink
from annotator.exchange.codebook_file import codebook_to_yaml, read_codebook
from annotator.model.codebook import Label
from annotator.model.errors import Situation
from annotator.model.span import Span
from annotator.settings import Settings
from annotator.ui.bridge import Bridge
from annotator.ui.context import Context
from annotator.ui.dialogs.codebook.dialog import CodebookDialog
from annotator.ui.dialogs.codebook.guidelines import GuidelinesDialog
from annotator.ui.jobs import ImmediateJobs
from annotator.ui.selection import Selection
from annotator.ui.theme.tokens import LIGHT
from annotator.workspace import Workspace
from tests.studies import study

Key = Qt.Key
Alt, Shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


class Answers:
    """Answers with what the test laid ready, and notes what it was told."""

    def __init__(self) -> None:
        self.file: Path | None = None
        self.told: list[str] = []

    def trouble(self, situation: Situation) -> None:
        self.told.append(situation.key)

    def tell(self, message: str, detail: str = "") -> None:
        self.told.append(message)

    def open_files(self, title: str, kinds: str) -> list[Path]:
        return [self.file] if self.file else []

    def save_file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        return self.file


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = study(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def context(qtbot: QtBot, workspace: Workspace, answers: Answers) -> Context:
    bridge = Bridge()
    bridge.attach(workspace)
    return Context(bridge, Selection(), answers, ImmediateJobs(), Settings, lambda: LIGHT, lambda _text: None)  # type: ignore[arg-type]


@pytest.fixture
def dialog(qtbot: QtBot, context: Context) -> CodebookDialog:
    made = CodebookDialog(context)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


Press = Callable[..., None]


@pytest.fixture
def press(qtbot: QtBot, dialog: CodebookDialog) -> Press:
    """Keys and words for whatever has the focus."""

    def pressed(*keys: Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            target = dialog.focusWidget()
            assert target is not None
            if isinstance(key, str):
                qtbot.keyClicks(target, key)
            else:
                qtbot.keyClick(target, key, modifier)
            QApplication.processEvents()  # a cell's editor closes in the next turn

    return pressed


def _tag(workspace: Workspace, label: str) -> None:
    article = workspace.read.articles()[0]
    workspace.do(Tag(article.id, (Span(0, 5),), label))


def _labels(workspace: Workspace) -> list[str]:
    return [label.id for label in workspace.read.codebook().labels]


def test_a_new_label_with_key_colour_and_style_is_stored_as_one_step(
    dialog: CodebookDialog, press: Press, workspace: Workspace
) -> None:
    before = workspace.read.codebook()

    press(Key.Key_Insert)
    press("Open question", Key.Key_Tab, "o", Key.Key_Tab)
    press(Key.Key_Right, Key.Key_Tab, Key.Key_Tab, Key.Key_Right, Key.Key_Tab, Key.Key_Space)
    press(Key.Key_Tab, "What nobody answered.")
    dialog.ok.click()

    after = workspace.read.codebook()
    label = after.labels[-1]
    assert (label.id, label.title, label.key) == ("open_question", "Open question", "O")
    assert (label.style, label.zone, label.guideline) == ("dashed", True, "What nobody answered.")
    assert label.colour not in {one.colour for one in before.labels}
    assert after.version == before.version + 1
    assert after.labels[:-1] == before.labels
    workspace.undo()
    assert workspace.read.codebook() == before


def test_nothing_is_stored_when_nothing_changed_or_it_was_cancelled(
    dialog: CodebookDialog, press: Press, workspace: Workspace
) -> None:
    step = workspace.next_undo
    press(Key.Key_Insert, "Gone", Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.draft.now = dialog.draft.before
    dialog.accept()
    assert workspace.next_undo == step


def test_the_layer_of_a_label_is_stored(dialog: CodebookDialog, press: Press, workspace: Workspace) -> None:
    press(Key.Key_L, modifier=Alt)
    press("said ")
    dialog.ok.click()
    assert [label.layer for label in workspace.read.codebook().labels[:2]] == ["said", ""]


def test_the_agreement_that_is_enough_is_stored(dialog: CodebookDialog, press: Press, workspace: Workspace) -> None:
    press(Key.Key_A, modifier=Alt)
    press("0.65")
    dialog.ok.click()
    thresholds = [label.threshold for label in workspace.read.codebook().labels]
    assert thresholds[0] == 0.65
    assert not any(thresholds[1:])


@pytest.mark.parametrize(("letter", "words"), [("f", "F is needed by the window"), ("s", "S tags “Speaker mention”")])
def test_a_letter_that_cannot_be_had_is_refused_at_once(
    dialog: CodebookDialog, press: Press, letter: str, words: str
) -> None:
    dialog.form.key.setFocus()

    press(letter)
    assert words in dialog.form.refusal.text()
    assert dialog.form.key.text() == "Q"

    press(Key.Key_Backspace)
    assert (dialog.form.key.text(), dialog.form.refusal.text()) == ("", "")


@pytest.mark.parametrize("letter", ["7", "“", "ß"])
def test_what_is_no_letter_or_not_one_is_no_key(dialog: CodebookDialog, letter: str) -> None:
    # QTest presses only keys of ASCII.
    dialog.form.key.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    assert dialog.form.key.text() == "Q"
    assert dialog.form.refusal.text()


def test_a_clash_that_arises_otherwise_is_listed_and_blocks_ok(dialog: CodebookDialog, press: Press) -> None:
    dialog.labels.retire.click()  # Quote
    press(Key.Key_Down)
    dialog.form.key.setFocus()
    press("q")
    assert dialog.ok.isEnabled()
    dialog.labels.tree.setFocus()
    press(Key.Key_Up)
    dialog.labels.retire.click()

    assert not dialog.ok.isEnabled()
    assert dialog.problems.isVisible()
    assert dialog.problems.item(0).text() == (
        "Speaker mention: the key Q tags “Quote” already; choose another letter for one of them."
    )
    dialog.problems.setFocus()
    dialog.problems.setCurrentRow(0)
    dialog.problems.itemActivated.emit(dialog.problems.item(0))
    assert dialog.form.title.text() == "Speaker mention"


def test_a_label_that_annotations_bear_can_be_retired_but_not_deleted(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    _tag(workspace, "quote")
    dialog = CodebookDialog(context)
    qtbot.addWidget(dialog)

    assert not dialog.labels.buttons.delete.isEnabled()
    qtbot.keyClick(dialog.labels.tree, Key.Key_Delete)
    dialog.labels.retire.click()
    dialog.ok.click()

    quote = workspace.read.codebook().label("quote")
    assert quote is not None
    assert quote.retired
    assert workspace.read.uses_label("quote")


def test_an_unused_label_is_deleted_from_links_and_groups_too(
    dialog: CodebookDialog, press: Press, workspace: Workspace
) -> None:
    press(Key.Key_Down, Key.Key_Down, Key.Key_Delete)
    assert dialog.ok.isEnabled()
    dialog.ok.click()
    after = workspace.read.codebook()
    assert after.label("cue") is None
    assert not any("cue" in (*link.sources, *link.targets) for link in after.links)


def test_labels_move_by_key_and_keep_the_hand(dialog: CodebookDialog, press: Press, workspace: Workspace) -> None:
    press(Key.Key_Down, modifier=Alt)
    press(Key.Key_Down, modifier=Alt)
    assert dialog.labels.row == 2
    dialog.ok.click()
    assert _labels(workspace)[:4] == ["speaker", "cue", "quote", "claim"]


def test_shipped_ids_stay_whatever_the_title_becomes(
    dialog: CodebookDialog, press: Press, workspace: Workspace
) -> None:
    dialog.form.title.setFocus()
    dialog.form.title.selectAll()
    press("Citation & more")
    dialog.ok.click()
    first = workspace.read.codebook().labels[0]
    assert (first.id, first.title) == ("quote", "Citation & more")


def test_an_attribute_with_values_and_default(dialog: CodebookDialog, press: Press, workspace: Workspace) -> None:
    dialog.tabs.setCurrentIndex(1)
    page = dialog.attributes
    page.entries.list.setFocus()
    press(Key.Key_Insert)
    press("Loudness")
    assert not dialog.ok.isEnabled()
    assert "Quote › Loudness: list the values" in dialog.problems.item(0).text()

    values = page.form.values
    for title in ("Quiet", "Loud"):
        values.table.setFocus()
        press(Key.Key_Insert, title)
        press(Key.Key_Return)
    page.form.default.setFocus()
    page.form.default.setCurrentIndex(2)
    page.form.default.activated.emit(2)
    dialog.ok.click()

    stored = workspace.read.codebook().labels[0].attributes[-1]
    assert (stored.id, stored.kind, stored.default) == ("loudness", "choice", "loud")
    assert [(value.id, value.title) for value in stored.values] == [("quiet", "Quiet"), ("loud", "Loud")]


def test_a_look_at_another_kind_of_answer_loses_no_values(dialog: CodebookDialog) -> None:
    form = dialog.attributes.form
    before = dialog.draft.now.labels[0]
    for kind in ("text", "choice"):
        form.kind.setCurrentIndex(form.kind.findData(kind))
        form.kind.activated.emit(form.kind.currentIndex())
    assert dialog.draft.now.labels[0] == before


def test_a_deleted_default_is_forgotten_and_a_renamed_one_follows(dialog: CodebookDialog) -> None:
    dialog.attributes.entries.list.setCurrentRow(2)  # Status, default actual
    values = dialog.attributes.form.values
    values.table.setCurrentCell(0, 0)
    values.buttons.delete.click()
    assert dialog.draft.now.labels[0].attributes[2].default is None


def test_choosing_another_codebook_keeps_labels_that_are_in_use(
    qtbot: QtBot, context: Context, workspace: Workspace, answers: Answers
) -> None:
    _tag(workspace, "claim")
    dialog = CodebookDialog(context)
    qtbot.addWidget(dialog)

    dialog.choose.menu().actions()[1].trigger()

    assert "1 label" in dialog.note.text()
    dialog.ok.click()
    after = workspace.read.codebook()
    assert after.id == "minimal"
    assert [(label.id, label.retired) for label in after.labels] == [
        ("quote", False),
        ("speaker", False),
        ("claim", True),
    ]


def test_going_back_to_an_earlier_state_of_the_codebook_is_a_new_version(
    dialog: CodebookDialog, context: Context, workspace: Workspace, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    shipped = workspace.read.codebook()
    workspace.do(ReplaceCodebook(msgspec.structs.replace(shipped, title="Other")))
    again = CodebookDialog(context)
    qtbot.addWidget(again)
    again.choose.menu().actions()[0].trigger()
    again.ok.click()
    after = workspace.read.codebook()
    assert (after.title, after.version) == (shipped.title, shipped.version + 2)


def test_a_faulty_file_is_told_and_changes_nothing(dialog: CodebookDialog, answers: Answers, tmp_path: Path) -> None:
    answers.file = tmp_path / "bad.yaml"
    answers.file.write_text("id: x\nlabels: [&a {id: q}, *a]\n", "utf-8")
    dialog.choose.menu().actions()[-1].trigger()
    assert answers.told == ["codebook.aliases"]
    assert dialog.draft.now == dialog.draft.before


def test_export_writes_what_reads_back_equal(dialog: CodebookDialog, answers: Answers, tmp_path: Path) -> None:
    answers.file = tmp_path / "mine.yaml"
    dialog.export.click()
    assert read_codebook(answers.file) == dialog.draft.now
    assert "\r" not in answers.file.read_bytes().decode()
    answers.file = tmp_path / "no" / "folder.yaml"
    dialog.export.click()
    assert "could not be written" in answers.told[-1]


def test_a_project_open_for_reading_only_shows_and_exports_its_codebook(
    qtbot: QtBot, context: Context, workspace: Workspace, tmp_path: Path
) -> None:
    second = Workspace.open(workspace.path, read_only=True)
    bridge = Bridge()
    bridge.attach(second)
    context.bridge = bridge
    dialog = CodebookDialog(context)
    qtbot.addWidget(dialog)
    assert not dialog.ok.isEnabled()
    assert dialog.export.isEnabled()
    second.close()


def test_hostile_titles_stay_plain(dialog: CodebookDialog) -> None:
    label = Label(id="x", title="<b>&Bold</b>", guideline="<script>")
    dialog.draft.put(0, label)
    dialog._show(0)
    dialog.draft.put(1, msgspec.structs.replace(dialog.draft.now.labels[1], title="a\nb\x00"))
    dialog._show(0)
    assert dialog.form.title.text() == "<b>&Bold</b>"
    assert not dialog.ok.isEnabled()
    assert "␊" in dialog.problems.item(0).text()


def test_everything_is_named_and_reached_by_tab(dialog: CodebookDialog, press: Press) -> None:
    seen: list[QWidget] = []
    for _step in range(40):
        widget = dialog.focusWidget()
        assert widget is not None
        if widget in seen:
            break
        seen.append(widget)
        named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
        assert named or widget.objectName() == "qt_tabwidget_tabbar", widget
        press(Key.Key_Tab)
    form = dialog.form
    order = [dialog.labels.tree, form.title, form.key, form.zone, form.guideline, dialog.ok, dialog.title]
    assert [widget for widget in seen if widget in order] == order


def test_guidelines_are_searched_and_follow_the_codebook(qtbot: QtBot, context: Context, workspace: Workspace) -> None:
    dialog = GuidelinesDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.labels.count() == len(workspace.read.codebook().labels)
    assert dialog.page.toPlainText().startswith("Quote · Q\nThe words that the article hands over")

    qtbot.keyClicks(dialog.search, "according to")
    found = [dialog.labels.item(n).text() for n in range(dialog.labels.count())]
    assert "Cue" in found
    assert len(found) < 11
    assert dialog.page.extraSelections()

    dialog.search.clear()
    codebook = workspace.read.codebook()
    quote = msgspec.structs.replace(codebook.labels[0], guideline="<h1>New</h1> words")
    workspace.do(ReplaceCodebook(msgspec.structs.replace(codebook, labels=(quote, *codebook.labels[1:]))))
    dialog.labels.setCurrentRow(0)
    assert "<h1>New</h1> words" in dialog.page.toPlainText()

    qtbot.keyClicks(dialog.search, "qqqq")
    assert dialog.empty.isVisible()


@pytest.mark.parametrize("name", ["quotes-claims", "minimal"])
def test_an_unchanged_draft_is_the_shipped_file(name: str) -> None:
    codebook = read_codebook(paths.resources() / "codebooks" / f"{name}.yaml")
    assert codebook_to_yaml(codebook)


def test_links_are_added_retitled_and_tied_to_labels_by_keys(
    dialog: CodebookDialog, press: Press, workspace: Workspace
) -> None:
    before = workspace.read.codebook()
    dialog.pages.setCurrentIndex(1)
    dialog.links.entries.list.setFocus()
    press(Key.Key_Insert, "Answers", Key.Key_Tab, Key.Key_Space, Key.Key_Tab, Key.Key_Down, Key.Key_Space)
    press(Key.Key_Tab, "From a claim to its question.")
    dialog.ok.click()

    after = workspace.read.codebook()
    link = after.links[-1]
    ids = [label.id for label in before.labels]
    assert (link.id, link.title, link.guideline) == ("answers", "Answers", "From a claim to its question.")
    assert (link.sources, link.targets) == ((ids[0],), (ids[1],))
    assert (after.links[:-1], after.labels, after.groups) == (before.links, before.labels, before.groups)
    workspace.undo()
    assert workspace.read.codebook() == before


def test_a_link_that_is_drawn_keeps_its_id_and_cannot_be_deleted(
    context: Context, workspace: Workspace, qtbot: QtBot
) -> None:
    article = workspace.read.articles()[0].id
    one, two = (workspace.do(Tag(article, (Span(at, at + 3),), "quote")) for at in (0, 5))
    workspace.do(AddLink("inside", one, two))
    made = CodebookDialog(context)
    qtbot.addWidget(made)
    links = [link.id for link in made.draft.now.links]
    made.pages.setCurrentIndex(1)
    made.links.entries.list.setCurrentRow(links.index("inside"))
    assert not made.links.entries.buttons.delete.isEnabled()
    made.links.title.setText("")
    qtbot.keyClicks(made.links.title, "Nested")
    assert made.draft.now.links[links.index("inside")].id == "inside"
    made.links.entries.list.setCurrentRow(links.index("supports"))
    made.links.entries.buttons.delete.click()
    assert "supports" not in [link.id for link in made.draft.now.links]


def test_groups_hold_labels_and_values_and_there_are_two_at_most(dialog: CodebookDialog, qtbot: QtBot) -> None:
    groups = dialog.groups
    assert [group.id for group in dialog.draft.now.groups] == ["quote", "claim"]
    assert not groups.entries.buttons.add.isEnabled()
    groups.how.buttons.add.click()
    assert len(dialog.draft.now.groups[0].how) == 7
    groups.labels.item(1).setCheckState(Qt.CheckState.Checked)
    assert len(dialog.draft.now.groups[0].labels) == 2
    groups.entries.list.setCurrentRow(1)
    groups.entries.buttons.delete.click()
    assert [group.id for group in dialog.draft.now.groups] == ["quote"]
    groups.entries.buttons.add.click()
    assert [group.id for group in dialog.draft.now.groups] == ["quote", "claim"]
    assert not dialog.draft.problems()


def test_checks_are_switched_off_and_on(dialog: CodebookDialog, workspace: Workspace) -> None:
    before = workspace.read.codebook().checks
    dialog.checks.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.ok.click()
    assert workspace.read.codebook().checks == before[1:]


def test_a_broken_rule_of_a_link_is_told_and_found(dialog: CodebookDialog) -> None:
    dialog.pages.setCurrentIndex(1)
    dialog.links.entries.buttons.added.emit()
    dialog.links.tabs.setCurrentIndex(1)
    dialog.links.attributes.entries.buttons.added.emit()
    assert not dialog.ok.isEnabled()
    assert "New link" in dialog.problems.item(0).text()
    dialog.pages.setCurrentIndex(0)
    dialog.links.entries.list.setCurrentRow(0)
    dialog.problems.itemActivated.emit(dialog.problems.item(0))
    assert dialog.pages.currentIndex() == 1
    assert dialog.links.title.text() == "New link"


def test_ctrl_enter_stores_from_a_field_of_several_lines(
    dialog: CodebookDialog, press: Press, workspace: Workspace
) -> None:
    dialog.form.guideline.setFocus()
    press("Also: ")
    press(Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert workspace.read.codebook().labels[0].guideline.startswith("Also: ")
    assert not dialog.isVisible()


def test_the_dialog_fits_a_small_screen_with_its_buttons(dialog: CodebookDialog) -> None:
    assert dialog.minimumSizeHint().height() <= 640
    assert dialog.height() <= dialog.screen().availableSize().height()
