"""``annotator import``: articles from files and folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from msgspec import structs

from annotator.cli.answer import answer_json, progress, tell
from annotator.cli.import_outcome import outcomes, summed
from annotator.cli.open_project import filling
from annotator.cli.project_path import Text, json_option, project_argument
from annotator.commands.articles import ImportArticles
from annotator.exchange.importing import Batch, Candidate, find_sources, new_articles, read_batch
from annotator.exchange.reading.extract import shown_name
from annotator.exchange.reading.found import Refused
from annotator.wording.translation import _
from annotator.workspace import Workspace

NOTHING = 1


@click.command(
    help=_(
        "Bring articles into a project, all in one step that can be undone: files (text, Markdown, HTML, PDF, DOCX), "
        "tables of articles (CSV, TSV, JSON, JSONL), and folders, each of which is a story. A project that is not "
        "there is made.\n\n"
        "What cannot be read is told and the rest goes in. A text that is in the project already is passed over. The "
        "exit code is 1 only when there was something to read and none of it could be."
    )
)
@project_argument
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--story", type=Text(), metavar="TITLE", help=_("The story of all of them, whatever their folders."))
@click.option("--outlet", type=Text(), metavar="NAME", help=_("The outlet of all of them."))
@click.option(
    "--metadata",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=_(
        "YAML or CSV: file, outlet, title, byline, published, url, language, story. "
        "A folder's own metadata.yaml or metadata.csv is found without."
    ),
)
@click.option("--encoding", type=Text(), help=_("How the files are encoded; detected unless given."))
@click.option(
    "--version-of",
    type=click.Choice(["auto", "no"]),
    default="auto",
    show_default=True,
    help=_("Whether a text much like another one becomes a version of it."),
)
@json_option
def verb(
    project: Path,
    paths: tuple[Path, ...],
    story: str | None,
    outlet: str | None,
    metadata: Path | None,
    encoding: str | None,
    version_of: str,
    as_json: bool,
) -> int:
    """Raises ArticleError for metadata that cannot be read, and ProjectFileError."""
    with filling(project) as workspace:
        batch = _read(workspace, paths, metadata, encoding)
        said = {name: value for name, value in {"story": story, "outlet": outlet}.items() if value}
        batch = structs.replace(batch, candidates=tuple(_with(c, said, version_of) for c in batch.candidates))
        found = list(outcomes(batch, _store(workspace, batch.candidates)))
    for outcome in found:
        if as_json:
            answer_json(outcome)
        if outcome.message:
            tell(outcome.message)
    if not found:
        tell(_("There is no file to read among what was named; name files, or folders with files in them."))
    if not as_json:
        click.echo(summed(found))
    return 0 if batch.candidates else NOTHING


def _read(workspace: Workspace, paths: Sequence[Path], metadata: Path | None, encoding: str | None) -> Batch:
    sources, refused = find_sources([path for path in paths if _there(path)], metadata)
    missing = [_missing(path) for path in paths if not _there(path)]
    with progress(_("Reading")) as move:
        batch = read_batch(sources, workspace.read, encoding=encoding, tell=move)
    return structs.replace(batch, refused=(*missing, *refused, *batch.refused))


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _missing(path: Path) -> Refused:
    return Refused(shown_name(path), "article.missing", {"name": shown_name(path)}, path)


def _with(candidate: Candidate, said: dict[str, str], version_of: str) -> Candidate:
    """The candidate as the options want it."""
    kept = candidate.version_of if version_of == "auto" else None
    return structs.replace(candidate, article=structs.replace(candidate.article, **said), version_of=kept)


def _store(workspace: Workspace, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """The ids of those that went in, in order. Files given one by one go to the story that is called as the project."""
    taken = new_articles(candidates, loose=workspace.read.project().name)
    return workspace.do(ImportArticles(taken)) if taken else ()
