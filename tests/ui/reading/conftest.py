from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def shown(qtbot) -> Iterator[Callable[[W], W]]:
    """Shows a widget and destroys it afterwards, which pytest-qt alone does not."""
    widgets: list[QWidget] = []

    def show(widget: W, width: int = 620, height: int = 500) -> W:
        widgets.append(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    yield show
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
