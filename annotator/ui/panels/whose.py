"""Whose marks a panel counts: one's own, or everyone's as far as they may be seen."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from annotator.workspace import Workspace


class WhoseBox(QComboBox):
    """``mine`` and ``all`` are what the two choices are called. Who tags blind has nothing to choose."""

    def __init__(self, name: str, mine: str, everyone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem(mine, "")
        self.addItem(everyone, "all")
        self.setAccessibleName(name)

    def offer(self, workspace: Workspace | None) -> None:
        """Be there where there is a choice."""
        self.setVisible(workspace is not None and workspace.whose() is None)

    def annotators(self, workspace: Workspace) -> tuple[str, ...] | None:
        """The ids of those whose marks are meant; None for everyone's."""
        seen = workspace.whose()
        if workspace.annotator is not None and (seen is not None or not self.currentData()):
            return (workspace.annotator,)
        return None if seen is None else tuple(sorted(seen))
