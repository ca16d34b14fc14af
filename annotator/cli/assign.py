"""``annotator assign``: who is to tag which articles."""

from __future__ import annotations

from pathlib import Path

import click

from annotator.cli.answer import answer_json, columns, tell
from annotator.cli.named import one_named
from annotator.cli.open_project import reading, writing
from annotator.cli.project_path import json_option, project_argument
from annotator.commands.assignment import Assign
from annotator.exchange.assignment_list import read_assignments
from annotator.model.assignment import drawn, everyone, matrix
from annotator.storage.reader import Reader
from annotator.text.article_name import article_name
from annotator.wording.translation import _, ngettext
from annotator.workspace import Workspace


@click.command(
    help=_(
        "Say who is to tag which articles: all of them, so many annotators to each article by a draw that can be "
        "repeated, or as a list says. What was assigned before stays. Without any of these the assignment is shown: "
        "every article against every annotator, with how far each has come."
    )
)
@project_argument
@click.option("--all", "all_of_them", is_flag=True, help=_("Every article to every annotator."))
@click.option("--each", type=click.IntRange(min=1), metavar="N", help=_("Every article to N annotators, by draw."))
@click.option(
    "--list",
    "listed",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=_(
        "A CSV file; each row holds an article (title, else the file it came from, or id) and an annotator (name or "
        "id)."
    ),
)
@click.option("--seed", type=int, default=1, show_default=True, help=_("Another number draws otherwise."))
@click.option("--annotator", "names", multiple=True, metavar="NAME", help=_("Only among these annotators."))
@click.option("--story", "stories", multiple=True, metavar="NAME", help=_("Only articles of these stories."))
@json_option
def verb(
    project: Path,
    all_of_them: bool,
    each: int | None,
    listed: Path | None,
    seed: int,
    names: tuple[str, ...],
    stories: tuple[str, ...],
    as_json: bool,
) -> None:
    """Raises ProjectFileError and TaggingError."""
    ways = [bool(all_of_them), each is not None, listed is not None]
    if sum(ways) > 1:
        raise click.UsageError(_("Choose one of --all, --each and --list."))
    with (writing if any(ways) else reading)(project) as workspace:
        articles, annotators = _chosen(workspace.read, stories, names)
        made = None
        if listed is not None:
            read = workspace.read
            made = workspace.do(Assign(read_assignments(listed, read.articles(), read.annotators())))
        elif each is not None:
            given = [(found.article, found.annotator) for found in workspace.read.sets()]
            made = workspace.do(Assign(drawn(articles, annotators, each, seed, given)))
        elif all_of_them:
            made = workspace.do(Assign(everyone(articles, annotators)))
        if made is not None and not as_json:
            tell(ngettext("{count} article assigned.", "{count} assignments made.", made).format(count=made))
        _show(workspace, articles, annotators, made, as_json)


def _chosen(read: Reader, stories: tuple[str, ...], names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The ids of articles and annotators that are meant."""
    titles = [(story.id, story.title) for story in read.stories()]
    people = [(a.id, a.name) for a in read.annotators() if a.role == "annotator"]
    wanted = {one_named("--story", title, titles) for title in stories}
    articles = [article.id for article in read.articles() if not stories or article.story in wanted]
    return articles, [one_named("--annotator", name, people) for name in names] or [key for key, _name in people]


def _show(workspace: Workspace, articles: list[str], annotators: list[str], made: int | None, as_json: bool) -> None:
    found = matrix(articles, annotators, workspace.read.sets())
    if as_json:
        states = [
            {"article": article, "states": {who: found.state(article, who) for who in annotators}}
            for article in articles
        ]
        answer_json({"assigned": made, "annotators": annotators, "articles": states})
        return
    read = workspace.read
    titles = {a.id: article_name(a, "" if a.title else read.text(a.id)) for a in read.articles()}
    names = {a.id: a.name for a in workspace.read.annotators()}
    words = {None: "–", "todo": _("to do"), "in_progress": _("in progress"), "done": _("done")}
    heading = (_("Article"), *(names[who] for who in annotators))
    columns([heading, *((titles[a], *(words[found.state(a, who)] for who in annotators)) for a in articles)])
