"""Names of commands."""

from __future__ import annotations

import pytest

from annotator.wording import commands


@pytest.fixture(autouse=True)
def _some_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        commands,
        "NAMES",
        {"some.tag": "tag {detail}", "some.merge": "merge speakers", "some.add": "add alias: {detail}"},
    )


@pytest.mark.parametrize(
    ("key", "detail", "told"),
    [
        ("some.tag", "quote", "tag quote"),
        ("some.tag", "", "tag"),
        ("some.tag", "{detail}\n", "tag {detail}␊"),
        ("some.add", "Ann", "add alias: Ann"),
        ("some.add", "", "add alias"),
        ("some.merge", "unused", "merge speakers"),
        ("from.later", "x", "from.later"),
    ],
)
def test_name(key: str, detail: str, told: str) -> None:
    assert commands.name(key, detail) == told
