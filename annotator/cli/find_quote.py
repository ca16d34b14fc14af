"""``annotator find-quote``: where a project's articles render a quote."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

import click

from annotator.cli.answer import answer_json, columns, tell
from annotator.cli.fragments import told_fragments
from annotator.cli.open_project import reading
from annotator.cli.project_path import Text, json_option, project_argument
from annotator.reuse.quote_search import Rendered, rendered_pages
from annotator.text.article_name import article_name
from annotator.wording.coverage_words import coverage_words
from annotator.wording.translation import _
from annotator.workspace import Workspace

_MOST = 100
_NAME, _LONGEST = 48, 100


@click.command(
    help=_(
        "Say where the articles of a project render a quote: word for word, with other words, in part, or in words of "
        "their own. The best places come first. With --json a place a line."
    )
)
@project_argument
@click.argument("quote", type=Text())
@click.option(
    "--most", type=click.IntRange(1), default=_MOST, show_default=True, help=_("List no more places than that.")
)
@json_option
def verb(project: Path, quote: str, most: int, as_json: bool) -> None:
    """Raises ProjectFileError."""
    with reading(project) as workspace:
        found = (place for places, _last in rendered_pages(workspace.search, quote) for place in places)
        lines = [_line(workspace, place) for place in islice(found, most)]
    if as_json:
        for line in lines:
            answer_json({name: value for name, value in line.items() if name != "name"})
    elif lines:
        words = coverage_words()
        rows = [
            (
                _cut(one["name"], _NAME),
                words.get(one["how"], one["how"]),
                f"{one['share']:.0%}",
                _shown(one["fragments"]),
            )
            for one in lines
        ]
        columns([(_("Article"), _("How"), _("Share"), _("Words")), *rows])
    else:
        tell(_("No article renders it."))


def _line(workspace: Workspace, place: Rendered) -> dict[str, Any]:
    text, article = workspace.read.text(place.article), workspace.read.article(place.article)
    assert article is not None
    return {
        "story": article.story,
        "article": place.article,
        "name": article_name(article, text),
        "fragments": told_fragments(text, place.fragments),
        "how": place.how,
        "share": place.share,
    }


def _shown(fragments: list[dict[str, Any]]) -> str:
    return _cut(" ".join(" … ".join(one["text"] for one in fragments).split()), _LONGEST)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
