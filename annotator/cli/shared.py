"""``annotator shared``: what articles have in common word for word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from annotator.cli.answer import answer_json, columns, tell
from annotator.cli.chosen import chosen_stories, many
from annotator.cli.open_project import reading, writing
from annotator.cli.project_path import json_option, project_argument
from annotator.commands.versions import MarkVersions
from annotator.reuse.passages import shared_passages
from annotator.reuse.versions import proposed_versions
from annotator.storage.reader import Reader
from annotator.storage.selection import Selection
from annotator.storage.streaming import Stream
from annotator.text.article_name import article_name
from annotator.text.similarity import near_duplicates
from annotator.wording.translation import _, ngettext


@click.command(
    help=_(
        "Say what the articles of a story share in runs of eight words and more: agency copy, versions of one text. "
        "With --across articles of all stories that are much alike, near-duplicates among them, and which of the two "
        "seems to be the version of the other; --mark records that of all that share at least so much, in one step. "
        "With --json a pair a line, with the places of what is shared."
    )
)
@project_argument
@many("--story", "stories", _("Only this story, by its title or id."))
@click.option("--across", is_flag=True, help=_("Compare the articles of all stories, and tell only those much alike."))
@click.option("--mark", type=click.FloatRange(0.4, 1.0), metavar="SHARE", help=_("Record versions, from a share on."))
@json_option
def verb(project: Path, across: bool, mark: float | None, as_json: bool, **chosen: Any) -> None:
    """Raises ArticleError and ProjectFileError."""
    if mark is not None and not across:
        raise click.UsageError(_("--mark goes with --across."))
    with (reading if mark is None else writing)(project) as workspace:
        read = workspace.read
        stories = chosen_stories(read, chosen["stories"])
        names: dict[str, str] = {}
        pairs = list(_alike(read, stories, names) if across else _shared(read, stories, names))
        found = {
            pair["version"]: pair["of"]
            for pair in pairs
            if mark is not None and pair["version"] and pair["share"] >= mark
        }
        if found:
            workspace.do(MarkVersions(tuple(found.items())))
    if mark is not None:
        told = ngettext("Marked {count} article as a version.", "Marked {count} articles as versions.", len(found))
        tell(told.format(count=len(found)))
    if as_json:
        for pair in pairs:
            answer_json(pair)
    elif pairs:
        rows = [(names[pair["article"]], names[pair["other"]], f"{pair['share']:.0%}") for pair in pairs]
        columns([(_("Article"), _("stands in"), _("Share")), *rows])
    else:
        tell(_("No articles share as much."))


def _texts(read: Reader, stories: tuple[str, ...] | None, names: dict[str, str]) -> dict[str, str]:
    texts = {}
    for article, text in Stream(read, Selection(stories=stories)).articles():
        names[article.id] = article_name(article, text)
        texts[article.id] = text
    return texts


def _alike(read: Reader, stories: tuple[str, ...] | None, names: dict[str, str]) -> Iterator[dict[str, Any]]:
    found = near_duplicates(list(_texts(read, stories, names).items()))
    versions = {frozenset((one.article, one.original)): one for one in proposed_versions(found, read.articles())}
    for one, other, share in found:
        version = versions.get(frozenset((one, other)))
        proposed = {"version": version.article, "of": version.original} if version else {"version": None, "of": None}
        yield {"article": one, "other": other, "share": share, **proposed}


def _shared(read: Reader, stories: tuple[str, ...] | None, names: dict[str, str]) -> Iterator[dict[str, Any]]:
    for story in stories or tuple(story.id for story in read.stories()):
        found = shared_passages(_texts(read, (story,), names))
        versions = {frozenset(pair) for pair in found.versions()}
        for overlap in sorted(found.overlaps, key=lambda overlap: -overlap.share):
            yield {
                "story": story,
                "article": overlap.article,
                "other": overlap.other,
                "share": overlap.share,
                "version": frozenset((overlap.article, overlap.other)) in versions,
                "passages": [
                    {
                        "start": passage.span.start,
                        "end": passage.span.end,
                        "other_start": passage.there.start,
                        "other_end": passage.there.end,
                    }
                    for passage in found.passages[overlap.article]
                    if passage.other == overlap.other
                ],
            }
