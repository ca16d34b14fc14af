"""A dataset: what a project holds, or a part of it, as it travels in one file."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.codebook import Codebook
from annotator.model.group import Group
from annotator.model.hand_out import HandOut
from annotator.model.link import Link
from annotator.model.project import Project
from annotator.model.speaker import Speaker
from annotator.model.story import Story
from annotator.model.team import AnnotationSet, Annotator
from annotator.model.verdict import Verdict


class Dataset(Struct, frozen=True):
    """Sound in itself: ids are unique, references lead somewhere, offsets and digests fit the texts.

    ``name`` is the file's. ``codebook`` is ``whole`` when the file brought it; otherwise it is the shipped one of the
    id that the file names, or one without labels. ``texts`` are by article. ``unknown`` counts fields that this
    version knows nothing of, by their place (``annotations.weight``). ``hand_out``: it was made of a file that was
    handed out, whole, and tells what that began with.
    """

    name: str
    project: Project
    codebook: Codebook
    whole: bool
    annotators: tuple[Annotator, ...]
    stories: tuple[Story, ...]
    articles: tuple[Article, ...]
    texts: Mapping[str, str]
    speakers: tuple[Speaker, ...]
    annotations: tuple[Annotation, ...]
    links: tuple[Link, ...]
    groups: tuple[Group, ...]
    sets: tuple[AnnotationSet, ...]
    verdicts: tuple[Verdict, ...]
    unknown: Mapping[str, int] = {}
    hand_out: HandOut | None = None
