"""``annotator coverage``: which article reports what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import click
import msgspec

from annotator.cli.answer import answer_json, columns, tell
from annotator.cli.chosen import chosen_annotators, chosen_outlets, chosen_speakers, chosen_stories, many
from annotator.cli.open_project import reading
from annotator.cli.project_path import json_option, project_argument
from annotator.cli.target import check_output
from annotator.cli.windows import asked_windows
from annotator.exchange.coverage_csv import shown_cell, write_coverage
from annotator.exchange.coverage_picture import Heading, coverage_picture, write_picture
from annotator.exchange.coverage_reading import RowsOf, StoryCoverage, coverage_of, summaries_of
from annotator.exchange.summary_csv import write_summaries
from annotator.exchange.summary_pictures import summary_pictures
from annotator.model.errors import DatasetError
from annotator.reuse.coverage import narrowed
from annotator.storage.reader import Reader
from annotator.text.article_name import article_heading, article_name
from annotator.wording.coverage_words import coverage_words
from annotator.wording.plot_words import plot_words
from annotator.wording.situations import shown
from annotator.wording.translation import _

_LABEL, _HEAD = 60, 28
"""Letters of a row's name and of a column's that are shown."""


@click.command(
    help=_(
        "Say which article of a story reports what, and how: a group of quotes, a claim or a speaker a row, an article "
        "a column. What an article does not report is told only where somebody has recorded it. With --of proposals "
        "the groups are those that the program finds by itself. With --json a story a line."
    )
)
@project_argument
@click.option(
    "--rows",
    type=click.Choice(("groups", "claims", "speakers")),
    default="groups",
    show_default=True,
    help=_("Of what."),
)
@click.option("--of", "of", type=click.Choice(("annotations", "proposals")), default="annotations", show_default=True)
@many("--story", "stories", _("Only this story, by its title or id."))
@many("--annotator", "annotators", _("Only what this annotator has made, by name or id."))
@many("--outlet", "outlets", _("Only the articles of this outlet."))
@many("--speaker", "speakers", _("Only what this speaker is quoted with."))
@click.option("--csv", type=click.Path(path_type=Path), metavar="FILE", help=_("Write a table."))
@click.option("--svg", type=click.Path(path_type=Path), metavar="FILE", help=_("Write a picture of one story."))
@click.option("--png", type=click.Path(path_type=Path), metavar="FILE", help=_("Write the same picture as a bitmap."))
@click.option(
    "--summaries",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=_("Write tables and pictures of one story: speakers by outlet, quote overlap of outlets, timeline."),
)
@json_option
@click.pass_context
def verb(context: click.Context, /, project: Path, rows: RowsOf, of: str, as_json: bool, **chosen: Any) -> None:
    """Raises DatasetError and ProjectFileError."""
    outputs = {name: path for name in ("csv", "svg", "png", "summaries") if (path := chosen[name]) is not None}
    for name, path in outputs.items():
        check_output(path, project, folder=name == "summaries")
    with reading(project) as workspace:
        read = workspace.read
        stories = chosen_stories(read, chosen["stories"]) or tuple(story.id for story in read.stories())
        if len(stories) != 1 and outputs.keys() - {"csv"}:
            raise click.UsageError(_("A picture, and summaries, are of one story; name it with --story."))
        annotators = chosen_annotators(read, chosen["annotators"])
        articles, speakers = chosen_outlets(read, chosen["outlets"]), chosen_speakers(read, chosen["speakers"])
        found = [coverage_of(read, story, rows, annotators, proposed=of == "proposals") for story in stories]
        names = _names(read)
        heads = _heads(read, found)
        if (folder := outputs.get("summaries")) is not None:
            summaries = summaries_of(read, stories[0], annotators)
            named = {a.id: article_name(a, read.text(a.id)) for a in read.articles(stories[0])}
            write_summaries(summaries, names, folder, summary_pictures(summaries, names, named, plot_words()))
    nothing = _nothing(of, hidden=any(one.rows for one in found))
    found = [_filtered(one, articles, speakers) for one in found]
    _write(context, found, names, heads, outputs)
    for path in outputs.values():
        tell(_("Wrote {path}.").replace("{path}", shown(path)))
    if as_json:
        for one in found:
            answer_json(_line(one, names))
    elif not outputs:
        _show(found, names, heads, nothing)


def _nothing(of: str, *, hidden: bool) -> str:
    """Why there are no rows; ``hidden`` if there are, of other outlets or speakers."""
    if hidden:
        return _("No rows: all are of other outlets or speakers; leave --outlet and --speaker out to see them.")
    if of == "proposals":
        return _("No rows: the program finds no quote that stands in several articles of a story.")
    return _("No rows: nothing of that kind is tagged here. --of proposals shows the groups that the program finds.")


def _write(
    context: click.Context,
    found: Sequence[StoryCoverage],
    names: dict[str, str],
    heads: Mapping[str, Heading],
    outputs: Mapping[str, Path],
) -> None:
    if (path := outputs.get("csv")) is not None:
        _write_table(found, names, heads, path)
    if not outputs.keys() & {"svg", "png"}:
        return
    columns_of = [heads[a.id] for a in found[0].articles]
    picture = coverage_picture(names[found[0].story], columns_of, found[0].rows, coverage_words())
    if (path := outputs.get("svg")) is not None:
        write_picture(picture, path)
    if (path := outputs.get("png")) is not None and asked_windows(context).paint(picture, path):
        raise DatasetError("dataset.cannot_write", name=path.name, reason=_("the picture could not be saved"))


def _names(read: Reader) -> dict[str, str]:
    return (
        {story.id: story.title for story in read.stories()}
        | {speaker.id: speaker.name for speaker in read.speakers()}
        | {annotator.id: annotator.name for annotator in read.annotators()}
    )


def _heads(read: Reader, found: Iterable[StoryCoverage]) -> dict[str, Heading]:
    articles = chain.from_iterable(one.articles for one in found)
    return {a.id: Heading(*article_heading(a, read.text(a.id), _("version"))) for a in articles}


def _filtered(found: StoryCoverage, wanted: Collection[str] | None, speakers: Collection[str] | None) -> StoryCoverage:
    kept = [n for n, a in enumerate(found.articles) if wanted is None or a.id in wanted]
    rows = [row for row in found.rows if speakers is None or not set(speakers).isdisjoint(row.speakers)]
    articles = tuple(found.articles[n] for n in kept)
    return StoryCoverage(found.story, articles, tuple(narrowed(row, kept, articles) for row in rows))


def _write_table(
    found: Sequence[StoryCoverage], names: dict[str, str], heads: Mapping[str, Heading], path: Path
) -> None:
    articles = chain.from_iterable(one.articles for one in found)
    headings = [(a.id, " · ".join(filter(None, (heads[a.id].first, heads[a.id].second)))) for a in articles]
    rows = ((one.story, row) for one in found for row in one.rows)
    write_coverage(rows, headings, {one.story: [a.id for a in one.articles] for one in found}, names, path)


def _show(found: Sequence[StoryCoverage], names: dict[str, str], heads: Mapping[str, Heading], nothing: str) -> None:
    words = coverage_words()
    for one in found:
        if one.rows:
            heading = (names[one.story], *(heads[article.id].first for article in one.articles))
            rows = [(row.label, *(_told(cell, words) for cell in row.cells)) for row in one.rows]
            columns(
                [(_cut(cells[0], _LABEL), *(_cut(cell, _HEAD) for cell in cells[1:])) for cells in (heading, *rows)]
            )
    if not any(one.rows for one in found):
        tell(nothing)


def _line(one: StoryCoverage, names: dict[str, str]) -> dict[str, object]:
    fields = ("id", "outlet", "title", "published", "version_of")
    return {
        "story": one.story,
        "title": names[one.story],
        "articles": [{name: getattr(article, name) for name in fields} for article in one.articles],
        "rows": msgspec.to_builtins(one.rows),
    }


def _told(cell: Any, words: dict[str, str]) -> str:
    told = msgspec.structs.replace(cell, how=words.get(cell.how, cell.how))
    return shown_cell(told)


def _cut(words: str, most: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"
