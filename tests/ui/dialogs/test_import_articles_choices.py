"""Decisions about found articles, and what of them outlives reading files again."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from annotator.exchange.importing import compared, find_sources, read_batch
from annotator.exchange.reading.found import Refused, Zone
from annotator.model.span import Span
from annotator.ui.dialogs.import_articles.choices import Choices

LONG = " ".join(f"The harbour master counted {n} boats before the storm came from the north." for n in range(40))


@pytest.fixture
def choices(workspace, tmp_path: Path) -> Choices:
    folder = tmp_path / "Storm"
    folder.mkdir()
    for name, text in {"a": LONG, "b": LONG + " It rained.", "c": "Short\n\nSomething else.", "d": ""}.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    sources, _skipped = find_sources([folder])
    return Choices(read_batch(sources, workspace.read, tell=lambda _done, _total: None), "Loose")


def again(choices: Choices, workspace, name: str, text: str | None = None) -> None:
    path = next(path for n in range(len(choices)) if (path := choices.path(n)).name == name)
    if text is not None:
        path.write_text(text, "utf-8")
    source = choices.candidates[0].source
    batch = choices.read_again([(source, path, list(source.read(path)))])
    choices.settle(structs.replace(batch, candidates=tuple(compared(batch.candidates, workspace.read))))


def test_everything_decided_outlives_reading_another_file_again(choices, workspace):
    choices.type([0, 1], "outlet", "Post")
    choices.take([2], False)
    choices.choose_version(1, None)
    choices.keep_zone(2, choices.zones(2)[0][0], False)
    before = list(choices.candidates)
    again(choices, workspace, "d.txt", "Fourth\n\nIt is no longer empty.")
    assert choices.candidates[:3] == before
    assert len(choices.candidates) == 4
    assert choices.refused == []


def test_a_file_that_can_no_longer_be_read_becomes_refused(choices, workspace):
    choices.type([1], "outlet", "Post")
    again(choices, workspace, "b.txt", "")
    assert [c.article.name for c in choices.candidates] == ["a.txt", "c.txt"]
    assert {refusal.name for refusal in choices.refused} == {"b.txt", "d.txt"}
    again(choices, workspace, "b.txt", LONG)
    back = next(c for c in choices.candidates if c.article.name == "b.txt")
    assert back.article.outlet == "Post"
    assert not back.taken
    assert back.same is not None


def test_a_text_that_changed_is_judged_anew(choices, workspace):
    assert choices.candidates[1].version_of is not None
    again(choices, workspace, "b.txt", "Quite another text, about something else.")
    assert choices.candidates[1].near == ()
    assert choices.candidates[1].version_of is None


def test_zones_come_back_when_ticked_again(choices):
    zones = choices.candidates[2].article.zones
    headline = zones[0]
    choices.keep_zone(2, headline, False)
    assert choices.zones(2)[0] == (headline, False)
    choices.keep_zone(2, headline, True)
    assert choices.candidates[2].article.zones == zones
    changed = choices.relabel_zone(2, headline, "caption")
    assert changed in choices.candidates[2].article.zones
    assert headline not in choices.candidates[2].article.zones
    added = Zone("furniture", Span(0, 3))
    choices.keep_zone(2, added, True)
    assert (added, True) in choices.zones(2)


def test_decisions_pass_over_what_was_refused(choices):
    last = len(choices) - 1
    assert isinstance(choices[last], Refused)
    choices.take([last], True)
    choices.type([last], "title", "x")
    assert choices.taken == 3


def test_a_blank_story_is_the_loose_one(choices):
    assert choices.story(0) == "Storm"
    choices.type([0], "story", None)
    assert choices.story(0) == "Loose"
