"""Pictures as bitmaps."""

from pathlib import Path

from PySide6.QtGui import QImage

from annotator.ui.pictures import paint

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="20" height="20" fill="#ff0000"/></svg>'
)


def test_a_picture_is_painted_at_twice_its_size_on_white(qapp: object, tmp_path: Path) -> None:
    assert paint(SQUARE, tmp_path / "picture.png") == 0
    image = QImage(str(tmp_path / "picture.png"))
    assert (image.width(), image.height()) == (80, 40)
    assert (image.pixelColor(10, 10).name(), image.pixelColor(70, 10).name()) == ("#ff0000", "#ffffff")


def test_a_place_that_cannot_be_written_to_is_told(qapp: object, tmp_path: Path) -> None:
    assert paint(SQUARE, tmp_path / "missing" / "picture.png") == 1
