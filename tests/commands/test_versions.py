"""Articles recorded as versions of one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.commands.versions import MarkVersions
from annotator.model.errors import ArticleError
from tests.studies import study


def test_versions_are_recorded_in_one_step_and_go_over_to_a_new_original(tmp_path: Path) -> None:
    workspace = study(tmp_path, ("one text", "two texts", "three texts", "four texts"))
    a, b, c, d = (article.id for article in workspace.read.articles())

    def recorded() -> list[str | None]:
        return [article.version_of for article in workspace.read.articles()]

    workspace.do(MarkVersions(((b, a),)))
    assert recorded() == [None, a, None, None]
    workspace.do(MarkVersions(((a, d), (c, d))))
    assert recorded() == [d, d, d, None]
    assert workspace.undo()
    assert recorded() == [None, a, None, None]
    with pytest.raises(ArticleError):
        workspace.do(MarkVersions(((c, "gone"),)))
    assert recorded() == [None, a, None, None]
    workspace.close()
