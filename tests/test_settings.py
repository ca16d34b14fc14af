"""The settings in their file."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.settings import Settings, first_settings, read_settings, write_settings


@pytest.mark.parametrize("language", ["", "de", "pt_BR", "no", "zh_Hant"])
@pytest.mark.parametrize("appearance", ["system", "dark", "contrast"])
def test_what_the_first_paint_needs_is_found_as_it_was_written(tmp_path: Path, language: str, appearance: str) -> None:
    path = tmp_path / "settings.yaml"
    write_settings(path, Settings(language=language, appearance=appearance, annotator="language: en", measure=70))

    assert read_settings(path).measure == 70
    assert first_settings(path) == Settings(language=language, appearance=appearance)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[1, 2", b"  language: de\n", b"recent:\n- |\n  appearance: dark\n", b"language: [de]\n"],
)
def test_what_is_not_written_so_is_as_the_program_comes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.yaml"
    path.write_bytes(content)

    assert first_settings(path) == Settings()
    assert first_settings(tmp_path / "none.yaml") == Settings()
