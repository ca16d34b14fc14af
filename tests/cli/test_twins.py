"""twins: a group a line."""

from __future__ import annotations

from pathlib import Path

from annotator import paths
from tests.cli.answers import CommandLine

CORPUS = paths.resources() / "sample_corpus"


def test_a_story_that_nobody_has_tagged_is_compared_by_its_marks(annotator: CommandLine, project: Path) -> None:
    assert annotator("import", project, CORPUS, "--version-of", "no").code == 0
    told = annotator("twins", project, "--json")

    assert told.code == 0
    groups = [group for group in told.lines if "shut down the line" in str(group)]
    assert len(groups) == 1
    members = groups[0]["members"]
    assert groups[0]["kind"] == "quote"
    assert len({member["article"] for member in members}) == 4
    assert {member["how"] for member in members} >= {"verbatim", "variant"}
    for fragment in (fragment for member in members for fragment in member["fragments"]):
        assert fragment["end"] - fragment["start"] == len(fragment["text"])


def test_proposals_add_reported_speech_to_what_stands_in_marks(
    annotator: CommandLine, project: Path, tmp_path: Path
) -> None:
    texts = (
        "Officials said that the ferry pilots would strike over unpaid overtime on Sunday. “We wait,” said Ms. Rau.",
        "The ferry pilots would strike over unpaid overtime, officials said. “We wait,” said Ms. Rau.",
    )
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    assert annotator("import", project, *sorted(tmp_path.glob("?.txt")), "--version-of", "no").code == 0
    proposed = annotator("twins", project, "--of", "proposals", "--json").lines
    assert any("overtime" in str(group) for group in proposed)
    assert not any("overtime" in str(group) for group in annotator("twins", project, "--json").lines)


def test_what_was_tagged_is_compared_by_annotator_and_named(annotator: CommandLine, project: Path) -> None:
    assert annotator("import-dataset", project, *sorted(CORPUS.glob("annotations-*.json"))).code == 0
    told = annotator("twins", project, "--of", "annotations", "--json").lines

    assert {group["kind"] for group in told} == {"quote", "claim"}
    assert len({group["annotator"] for group in told}) == 2
    named = [member["annotation"] for group in told for member in group["members"] if member["annotation"]]
    assert len(named) == len(set(named)) > 20
    one = annotator("twins", project, "--annotator", "Ada", "--json").lines
    assert 0 < len(one) < len(told)


def test_groups_are_shown_to_people(annotator: CommandLine, project: Path) -> None:
    assert annotator("import", project, CORPUS).code == 0
    told = annotator("twins", project)

    assert "[variant]" in told.out
    assert "Coast Wire" in told.out
    assert annotator("twins", project, "--story", "none such").code == 2


def test_an_empty_project_has_no_groups(annotator: CommandLine, project: Path) -> None:
    assert annotator("twins", project, "--json").out == ""
    told = annotator("twins", project)
    assert (told.code, told.out, told.err) == (0, "", "Nothing stands in several articles of a story.\n")
