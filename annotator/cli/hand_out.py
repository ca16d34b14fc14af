"""``annotator hand-out``: a project file for one annotator."""

from __future__ import annotations

from pathlib import Path

import click

from annotator.cli.answer import answer_json, tell
from annotator.cli.named import one_named
from annotator.cli.open_project import reading
from annotator.cli.project_path import ENDING, json_option, project_argument
from annotator.commands.hand_out import handed
from annotator.exchange.hand_out_files import hand_out_files
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.storage.reader import Reader
from annotator.wording.situations import shown
from annotator.wording.translation import _
from annotator.workspace import Workspace


@click.command(
    help=_(
        "Write a project file for one annotator, to work in elsewhere: the articles that are assigned to them (or "
        "those that are named), the codebook, the speakers, their own marks and nobody else's. `annotator merge` "
        "brings it back. For several annotators -o names a folder, in which each gets a file."
    )
)
@project_argument
@click.argument("annotators", nargs=-1, required=True, metavar="ANNOTATOR...")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE", help=_("The file or folder.")
)
@click.option("--story", "stories", multiple=True, metavar="NAME", help=_("The articles of this story."))
@click.option("--article", "articles", multiple=True, metavar="NAME", help=_("This article, by its title or id."))
@json_option
def verb(
    project: Path,
    annotators: tuple[str, ...],
    output: Path,
    stories: tuple[str, ...],
    articles: tuple[str, ...],
    as_json: bool,
) -> None:
    """Raises ProjectFileError and TaggingError."""
    with reading(project) as workspace:
        read = workspace.read
        people = [(a.id, a.name) for a in read.annotators() if a.role != "machine"]
        chosen = dict.fromkeys(one_named("ANNOTATOR", name, people) for name in annotators)
        wanted = _articles(read, stories, articles) if stories or articles else None
        targets = _targets(output, [dict(people)[who] for who in chosen], project)
        going = {who: handed(read, who, wanted) for who in chosen}
        made = []
        for (who, contents), path in zip(going.items(), targets, strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            Workspace.hand_out(path, contents)
            counts = {kind: sum(isinstance(v, kind) for v in contents.values) for kind in (Article, Annotation)}
            made.append((who, path, counts[Article], counts[Annotation]))
    if as_json:
        answer_json([dict(zip(("annotator", "output", "articles", "annotations"), one, strict=True)) for one in made])
        return
    told = _("{name}: {articles} articles in {path}.")
    for who, path, count, _marks in made:
        tell(told.format(name=shown(dict(people)[who]), articles=count, path=shown(path)))


def _articles(read: Reader, stories: tuple[str, ...], articles: tuple[str, ...]) -> list[str]:
    titles = [(story.id, story.title) for story in read.stories()]
    stored = read.articles()
    inside = {one_named("--story", title, titles) for title in stories}
    named = {one_named("--article", title, ((a.id, a.title or "") for a in stored)) for title in articles}
    return [article.id for article in stored if article.story in inside or article.id in named]


def _targets(output: Path, names: list[str], project: Path) -> list[Path]:
    """A file for each name; several in a folder. Raises UsageError."""
    if len(names) == 1 and not output.is_dir():
        return [output if output.suffix == ENDING else output.with_name(f"{output.name}{ENDING}")]
    if output.exists() and not output.is_dir():
        raise click.UsageError(_("For several annotators -o must name a folder."))
    return hand_out_files(output, project.stem, names)
