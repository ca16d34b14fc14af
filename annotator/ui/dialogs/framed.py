"""What all larger dialogs have in common: a body, a line for what is wrong, work under way, two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.ui.dialogs.underway import Underway
from annotator.ui.jobs import Jobs
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.translation import _


def plain(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """A label that shows any text as plain text."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


def captioned(caption: str, control: QWidget, name: str = "") -> QLabel:
    """A caption for ``control``, which screen readers then call by it (or by ``name``)."""
    label = plain(caption, "quiet", wrap=False)
    label.setBuddy(control)
    control.setAccessibleName(name or caption)
    return label


def quiet_captions(form: QFormLayout) -> None:
    """The words before the fields of ``form`` stand back behind what is in them."""
    for row in range(form.rowCount()):
        item = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
        caption = item.widget() if item is not None else None
        if caption is not None:
            caption.setProperty("role", "quiet")


def fit(dialog: QDialog, width: int, height: int) -> None:
    """Opens in that size, in pixels of the ordinary font, as far as the screen has room."""
    room = dialog.screen().availableSize()
    scale = max(1.0, dialog.fontMetrics().height() / 17)
    dialog.resize(min(round(width * scale), room.width() - 40), min(round(height * scale), room.height() - 60))


def press_with_ctrl_enter(dialog: QDialog, button: QPushButton) -> None:
    """Ctrl+Enter presses ``button`` wherever in the dialog the keyboard is, also in fields of several lines."""
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(keys), dialog, button.click)


class FramedDialog(QDialog):
    """Esc cancels, Ctrl+Enter accepts; :attr:`message` says in red what keeps it from being accepted.

    While work is under way, cancelling stops that first where ``outlives_work`` is set, else closes at once.
    """

    outlives_work = False

    def __init__(self, jobs: Jobs, title: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.message = plain(role="danger")
        self.message.setAccessibleName(_("What is missing"))
        self.underway = Underway(jobs)
        self.accept_button, self.cancel_button = QPushButton(accept), QPushButton(_("Cancel"))
        self._arrange()
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        press_with_ctrl_enter(self, self.accept_button)
        self.say("")

    def say(self, message: str) -> None:
        """Shows what is wrong, or takes it away."""
        self.message.setText(message)
        self.message.setVisible(bool(message))

    def enter_stays_in_fields(self) -> None:
        """Enter finishes a field and no longer presses a button of the dialog."""
        for button in self.findChildren(QPushButton):
            enter_only_on(button)
            button.setDefault(False)

    def fit(self, width: int, height: int) -> None:
        """See :func:`fit`."""
        fit(self, width, height)

    def showEvent(self, event: QShowEvent) -> None:
        # The buttons were there before the body was, and stand below it.
        last = self.previousInFocusChain()
        if last is not None and last not in (self.cancel_button, self.accept_button):
            self.setTabOrder(last, self.cancel_button)
            self.setTabOrder(self.cancel_button, self.accept_button)
        super().showEvent(event)

    def reject(self) -> None:
        if self.underway.busy and self.outlives_work:
            self.underway.stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        self.underway.stop()
        super().done(result)

    def _arrange(self) -> None:
        self.accept_button.setProperty("role", "primary")
        self.accept_button.setDefault(True)
        enter_only_on(self.cancel_button)
        self.message.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.underway, 10)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.accept_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(12)
        whole.addLayout(self.body, 1)
        whole.addWidget(self.message)
        whole.addLayout(buttons)
