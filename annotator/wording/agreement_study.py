"""What a report on agreement calls things, read from the project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import scipy
from msgspec import Struct

from annotator import __version__
from annotator.exchange.work_reader import same_names, those_who_tag
from annotator.model.errors import ProjectFileError
from annotator.storage.before_review import digest, frozen_at, reading_copy
from annotator.storage.plain_work import changed_after_verdicts
from annotator.storage.reader import Reader
from annotator.text.article_name import article_name
from annotator.wording.situations import shown
from annotator.wording.translation import _


class MeasuredCopy(Struct, frozen=True):
    """The copy of a project that is measured: its file's name and SHA-256.

    ``frozen`` is when it was made before the review (UTC), empty for another copy.
    """

    name: str
    frozen: str
    sha256: str


class Study(Struct, frozen=True):
    """What a report calls things: names by id, and what speakers stand twice in the register.

    ``late``: marks made or changed after the ``first_verdict`` of a review, which the annotators may have seen.
    ``base`` is None where the marks are measured as they are now.
    """

    project: str
    annotators: Mapping[str, str]
    articles: Mapping[str, str]
    labels: Mapping[str, str]
    codebook: str
    named_twice: int = 0
    by_name: bool = False
    stories: Mapping[str, str] = {}
    late: int = 0
    first_verdict: str = ""
    base: MeasuredCopy | None = None
    links: Mapping[str, str] = {}
    attributes: Mapping[tuple[str, str], str] = {}
    """Titles by label and attribute."""
    values: Mapping[tuple[str, str, str], str] = {}
    """Titles by label, attribute and value."""
    thresholds: Mapping[str, float] = {}
    """The alpha that is enough, by label, as the team holds now; of labels that have none, none."""

    def annotator(self, key: str) -> str:
        """The name of an annotator, on one line."""
        return shown(self.annotators.get(key, key))

    def label(self, key: str) -> str:
        """The title of a label, on one line."""
        return shown(self.labels.get(key, key))

    def link(self, key: str) -> str:
        """The title of a type of link, on one line."""
        return shown(self.links.get(key, key))

    def pair(self, key: str, response: str) -> str:
        """Two annotators."""
        return f"{self.annotator(key)} – {self.annotator(response)}"

    def attribute(self, label: str, name: str) -> str:
        """An attribute with its label."""
        title = self.attributes.get((label, name), name)
        return f"{self.label(label)}: {_('speaker') if name == '@speaker' else shown(title)}"

    def value(self, label: str, name: str, value: str) -> str:
        """What an attribute was answered with; several answers stand behind each other."""
        return "; ".join(self.values.get((label, name, one), one) for one in value.split("; "))


@contextmanager
def measured_on(read: Reader, copy: Path | None) -> Iterator[tuple[Reader, MeasuredCopy | None]]:
    """What is read to measure agreement: the project itself, or a copy of it.

    Raises ProjectFileError ``base.other_project``, and as opening does.
    """
    if copy is None:
        yield read, None
        return
    with reading_copy(copy) as found:
        if found.project().id != read.project().id:
            raise ProjectFileError("base.other_project", name=copy.name)
        made = frozen_at(copy)
        yield found, MeasuredCopy(copy.name, made.strftime("%Y-%m-%d %H:%M") if made else "", digest(copy))


def versions() -> dict[str, str]:
    """The versions of all that computed a report."""
    return {"annotator": __version__, "numpy": np.__version__, "scipy": scipy.__version__}


def read_study(
    read: Reader,
    annotators: Mapping[str, str] | None = None,
    *,
    by_name: bool = False,
    base: MeasuredCopy | None = None,
    review: Reader | None = None,
) -> Study:
    """What the project calls things; ``annotators`` are names by id, None for all who tag.

    ``review`` reads the project whose copy is measured: marks in the copy may be younger than a verdict that came in
    with them from elsewhere.
    """
    codebook = read.codebook()
    people = {one.id: one.name for one in those_who_tag(read)} if annotators is None else annotators
    late = changed_after_verdicts(read, list(people), review or read)
    return Study(
        read.project().name,
        people,
        {one.id: article_name(one, "" if one.title else read.text(one.id)) for one in read.articles()},
        {label.id: label.title or label.id for label in codebook.labels},
        f"{codebook.title or codebook.id} {codebook.version}",
        len(same_names(read.speakers())),
        by_name,
        {story.id: story.title for story in read.stories()},
        *(late if late[0] or base is None else (0, "")),
        base,
        {link.id: link.title or link.id for link in codebook.links},
        {(label.id, one.id): (one.title or one.id).casefold() for label in codebook.labels for one in label.attributes},
        {
            (label.id, one.id, value.id): (value.title or value.id).casefold()
            for label in codebook.labels
            for one in label.attributes
            for value in one.values
        },
        {label.id: label.threshold for label in (review or read).codebook().labels if label.threshold},
    )
