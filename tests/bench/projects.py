"""Generated projects, made through commands and kept between runs as long as the code that makes them stays."""

from __future__ import annotations

import hashlib
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from msgspec import Struct

from annotator import paths
from annotator.commands.articles import ImportArticles
from annotator.commands.command import Step
from annotator.commands.speakers import AddSpeaker
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.exchange.codebook_file import read_codebook
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.identity import new_id
from annotator.model.link import Link
from annotator.model.new_article import NewArticle
from annotator.model.span import Span
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader
from annotator.workspace import Workspace
from tests.bench.clock import CHECKOUT
from tests.bench.rows import Scale
from tests.bench.words import Words

Work = Callable[[str, int, Sequence[str], Sequence[str], random.Random], Iterator[Struct]]
"""Makes the marks of two people on an article: its id and length, the two, two entries of one speaker, chance."""
LONG, FIVE = "One long article", "Five articles"
_LABELS = ("quote", "speaker", "cue", "claim")
_AT_ONCE = 500
_SPEAKERS = 300
_A_STORY = 5
_MADE_BY = ("annotator/storage", "annotator/commands", "annotator/model", "resources/codebooks", "tests/bench")


@dataclass(frozen=True, slots=True)
class Fill(Step):
    """Stores annotations and links as they are: tagging a hundred thousand one by one would measure nothing new."""

    key: ClassVar[str] = "annotation.tag_all"
    things: tuple[Struct, ...]

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Nothing to check."""
        ledger.add(*(thing for thing in self.things if isinstance(thing, Annotation)))
        ledger.add(*(thing for thing in self.things if isinstance(thing, Link)))


def project_of(scale: Scale) -> Path:
    """The project file of that size; not to be written to."""
    sizes = (scale.articles, scale.characters, scale.marks, scale.long_characters, scale.long_marks)
    sizes += (scale.five_characters, scale.five_marks)
    path = _kept() / f"{'-'.join(map(str, sizes))}.annotator"
    if not path.exists():
        part = path.with_name(f"part-{path.name}")
        part.unlink(missing_ok=True)
        _make(part, scale)
        part.replace(path)
    return path


def articles_of(reader: Reader, story: str) -> list[Article]:
    """The articles of the story of that title."""
    found = next(one for one in reader.stories() if one.title == story)
    return reader.articles(found.id)


def marked_copies(workspace: Workspace, article: Article, count: int) -> list[str]:
    """The ids of so many articles as long as that one, each with as many annotations."""
    read, chance = workspace.read, random.Random(3)
    team = [one.id for one in read.annotators() if one.role != "machine"]
    speakers = [speaker.id for speaker in read.speakers()]
    marks, words = len(read.annotations(article.id)), Words(4)
    texts = [words.text(article.length) for _n in range(count)]
    ids = workspace.do(ImportArticles(tuple(NewArticle(text=text, story="Copies", title=LONG) for text in texts)))
    for key, text in zip(ids, texts, strict=True):
        workspace.do(Fill(tuple(marked(key, len(text), marks, team, speakers, chance))))
    return list(ids)


def project_of_two(path: Path, total: int, work: Work) -> None:
    """A project of ``total`` articles on which two people are done, and an adjudicator; ``work`` makes their marks."""
    words, chance = Words(1), random.Random(2)
    workspace = Workspace.create(
        path, "Two people", read_codebook(paths.resources() / "codebooks" / "quotes-claims.yaml")
    )
    try:
        team = [workspace.do(AddAnnotator(name)) for name in ("Ada", "Ben")]
        workspace.annotator = team[0]
        twice = [workspace.do(AddSpeaker(name)) for name in ("Jan Duval", "J. Duval")]
        for begin in range(0, total, 500):
            articles = tuple(
                NewArticle(text=words.text(4_000), story=f"Story {n // 5:05}", title=f"Article {n}")
                for n in range(begin, min(begin + 500, total))
            )
            ids = workspace.do(ImportArticles(articles))
            things = [
                thing
                for key, new in zip(ids, articles, strict=True)
                for thing in work(key, len(new.text), team, twice, chance)
            ]
            workspace.do(Fill(tuple(things)))
            for who in team:
                workspace.do(ChangeState(tuple(ids), who, "done"))
        workspace.do(AddAnnotator("Dora", "adjudicator"))
    finally:
        workspace.close()


def _kept() -> Path:
    """A folder for this state of the code."""
    digest = hashlib.sha256()
    for folder in _MADE_BY:
        for path in sorted((CHECKOUT / folder).rglob("*.*")):
            if path.suffix in (".py", ".yaml") and (folder != "tests/bench" or path.stem in ("words", "projects")):
                digest.update(path.read_bytes())
    folder = Path(tempfile.gettempdir()) / "annotator-bench" / digest.hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _make(path: Path, scale: Scale) -> None:
    words, chance = Words(1), random.Random(2)
    codebook = read_codebook(paths.resources() / "codebooks" / "quotes-claims.yaml")
    workspace = Workspace.create(path, "Benchmark", codebook)
    try:
        team = [workspace.do(AddAnnotator(name)) for name in ("Ada", "Ben")]
        speakers = [workspace.do(AddSpeaker(word.title())) for word in words.vocabulary[:_SPEAKERS]]
        workspace.annotator = team[0]
        for sizes in _batches(scale):
            articles = tuple(
                NewArticle(
                    text=words.text(size), story=story, title=f"{story}, {n}", outlet=f"Outlet {n % 7}", language="en"
                )
                for n, (story, size, _marks) in enumerate(sizes)
            )
            ids = workspace.do(ImportArticles(articles))
            things: list[Struct] = []
            for article, new, (_story, _size, marks) in zip(ids, articles, sizes, strict=True):
                things += marked(article, len(new.text), marks, team, speakers, chance)
            workspace.do(Fill(tuple(things)))
    finally:
        workspace.close()


def _batches(scale: Scale) -> Iterator[list[tuple[str, int, int]]]:
    """Story, characters and marks of each article, so many at a time."""
    for start in range(0, scale.articles, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, scale.articles))
        yield [(f"Story {n // _A_STORY:05}", scale.characters, scale.marks) for n in numbers]
    yield [(LONG, scale.long_characters, scale.long_marks)]
    yield [(FIVE, scale.five_characters, scale.five_marks)] * 5


def marked(
    article: str, length: int, marks: int, team: Sequence[str], speakers: Sequence[str], chance: random.Random
) -> list[Struct]:
    """So many annotations all over the text, the first annotator's more than the second's, and who said the quotes."""
    step = length // (marks + 1)
    made: list[Struct] = []
    for n in range(marks):
        start = n * step + chance.randrange(max(step // 2, 1))
        span = Span(start, min(start + chance.randint(8, 90), length))
        label = _LABELS[n % len(_LABELS)]
        who = team[0] if n % 10 else team[1]
        speaker = chance.choice(speakers) if label == "speaker" else None
        when = "2025-01-01T12:00:00Z"
        annotation = Annotation(
            new_id(), article, who, label, (span,), _attributes(label), speaker, created=when, modified=when
        )
        made.append(annotation)
        if label == "quote":
            made.append(Link(new_id(), "said_by", annotation.id, chance.choice(speakers), who, target_kind="speaker"))
    return made


def _attributes(label: str) -> dict[str, str]:
    return {"form": "direct", "medium": "spoken", "status": "actual"} if label == "quote" else {}
