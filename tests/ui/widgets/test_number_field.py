"""Numbers that are typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.number_field import DecimalField


@pytest.fixture(params=["C", "de_DE", "ar_EG"])
def _desktop(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("_desktop")
@pytest.mark.parametrize("typed", ["0.65", "0,65", ".65", "0.65.", "1,65"])
def test_decimals_are_typed_with_a_point_or_a_comma_on_any_desktop(qtbot: QtBot, typed: str) -> None:
    field = DecimalField()
    field.setRange(0, 1)
    field.setDecimals(3)
    qtbot.addWidget(field)
    field.selectAll()
    qtbot.keyClicks(field, typed)
    field.interpretText()
    expected = 1.0 if typed[0] == "1" else 0.65
    assert field.value() == expected
    assert field.text() == f"{expected:.3f}"
