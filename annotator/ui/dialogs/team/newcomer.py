"""Somebody new: a name, and whether they tag or decide."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.team import Role
from annotator.ui.dialogs.framed import captioned, plain
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.translation import _, later

WORK: dict[Role, str] = {
    "annotator": later("Annotator: tags articles, and sees only their own marks until the review"),
    "adjudicator": later("Adjudicator: sees everyone's marks and decides where they differ"),
}
"""What people do in a project, as they choose it."""


class RoleChoice(QWidget):
    """Annotator or adjudicator, each with what that means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for number, words in enumerate(WORK.values()):
            button = QRadioButton(_(words))
            self.group.addButton(button, number)
            column.addWidget(button)
        self.set_role("annotator")

    def role(self) -> Role:
        """Which is chosen."""
        return list(WORK)[max(0, self.group.checkedId())]

    def set_role(self, role: Role) -> None:
        """Choose one."""
        self.group.button(list(WORK).index(role) if role in WORK else 0).setChecked(True)


class NewcomerDialog(QDialog):
    """Asks who somebody is; Enter accepts."""

    def __init__(self, given: str = "", parent: QWidget | None = None, role: Role = "annotator") -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Who decides?") if role == "adjudicator" else _("Who is tagging?"))
        self.name, self.roles = QLineEdit(given), RoleChoice()
        self.roles.set_role(role)
        ok, cancel = QPushButton(_("OK")), QPushButton(_("Cancel"))
        ok.setDefault(True)
        ok.clicked.connect(self.accept)
        enter_only_on(cancel)
        cancel.clicked.connect(self.reject)
        self.name.textChanged.connect(lambda words: ok.setEnabled(bool(words.strip())))
        ok.setEnabled(bool(given.strip()))
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        column.addWidget(captioned(_("The name, as it stands beside the marks"), self.name))
        column.addWidget(self.name)
        column.addSpacing(4)
        column.addWidget(plain(_("Work in this project"), "quiet"))
        column.addWidget(self.roles)
        column.addSpacing(8)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(ok)
        column.addLayout(foot)
        self.name.selectAll()
        self.name.setFocus()

    def answer(self) -> tuple[str, Role]:
        """The name and what they do."""
        return self.name.text().strip(), self.roles.role()
