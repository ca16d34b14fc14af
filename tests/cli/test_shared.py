"""shared: what articles have in common."""

from __future__ import annotations

from pathlib import Path

from annotator import paths
from tests.cli.answers import CommandLine

CORPUS = paths.resources() / "sample_corpus"


def test_versions_of_one_text_are_told_with_what_they_share(annotator: CommandLine, project: Path) -> None:
    assert annotator("import", project, CORPUS, "--version-of", "no").code == 0
    told = annotator("shared", project, "--json").lines
    assert max(pair["share"] for pair in told) == told[0]["share"] > 0.4
    assert told[0]["version"]
    assert all(place["start"] < place["end"] for pair in told for place in pair["passages"])
    assert {(pair["article"], pair["other"]) for pair in told} == {(pair["other"], pair["article"]) for pair in told}
    alike = annotator("shared", project, "--across", "--json").lines
    assert {frozenset((pair["article"], pair["other"])) for pair in alike} == {
        frozenset((told[0]["article"], told[0]["other"]))
    }
    assert alike[0]["version"] != alike[0]["of"]
    marked = annotator("shared", project, "--across", "--mark", "0.4")
    assert (marked.code, "1 article" in marked.err) == (0, True)
    assert annotator("shared", project, "--across", "--json").lines[0]["version"] is None
    assert annotator("shared", project, "--mark", "0.5").code == 2
    assert "%" in annotator("shared", project).out


def test_one_article_shares_nothing(annotator: CommandLine, project: Path) -> None:
    assert annotator("shared", project).out == ""
