"""``annotator demo``: the sample story in a window, or a session with it where there is no display."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from annotator import paths
from annotator.cli.open_project import reading
from annotator.cli.project_path import ENDING
from annotator.cli.windows import Windows, asked_windows
from annotator.commands.annotations import Tag
from annotator.commands.attribution import Attribute
from annotator.commands.team import AddAnnotator
from annotator.discovery.attribution import Attribution, attribution
from annotator.discovery.lexicons import load_lexicons
from annotator.discovery.quotation import quotations
from annotator.exchange.dataset_writer import count, write_dataset
from annotator.exchange.importing import find_sources, read_batch
from annotator.model.article import Article
from annotator.model.span import Span
from annotator.sample_project import make_sample
from annotator.wording.situations import shown
from annotator.wording.translation import _
from annotator.workspace import Workspace

WHO = "Demo"
DATASET, PICTURE = "sample-story-demo.json", "sample-story.png"


@click.command(
    help=_(
        "Open the sample story: six short articles on one invented event, tagged by two annotators. With --headless "
        "no display is needed: the articles are read, a quote is tagged with its speaker, all of it is stored and "
        "exported, and a picture of the window is saved beside the dataset."
    )
)
@click.option("--headless", is_flag=True, help=_("Do a whole session without a display."))
@click.pass_context
def verb(context: click.Context, headless: bool) -> int:
    """Raises Situations; the exit code is that of the window."""
    if not headless:
        return asked_windows(context).open_demo()
    with tempfile.TemporaryDirectory(prefix="annotator-") as scratch:
        return _session(Path(scratch), context.obj)


def _session(scratch: Path, windows: Windows | None) -> int:
    exports, project, code = paths.exports(), scratch / f"sample-story{ENDING}", 0
    workspace = make_sample(project)
    try:
        _read_again(workspace)
        _tag(workspace)
        who = workspace.annotator or ""
    finally:
        workspace.close()
    if windows is not None:
        code = windows.rehearse(project, who, exports / PICTURE)
        click.echo(_("Tagged another by keyboard; {path} is a picture of it.").format(path=shown(exports / PICTURE)))
    with reading(project) as stored:
        write_dataset(stored.read, exports / DATASET)
        counts = count(stored.read)
    wrote = _("Wrote {annotations} annotations on {articles} articles to {path}.")
    click.echo(wrote.format(annotations=counts.annotations, articles=counts.articles, path=shown(exports / DATASET)))
    return code


def _read_again(workspace: Workspace) -> None:
    """The files of the sample story through the readers: each text must be the one that is stored."""
    folder = paths.resources() / "sample_corpus"
    files = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md"))
    sources, _refused = find_sources(files, folder / "metadata.yaml")
    batch = read_batch(sources, workspace.read, tell=lambda _done, _total: None)
    known = sum(candidate.same is not None for candidate in batch.candidates)
    told = _("Read {count} articles from files; {known} of them are in the project with the same text.")
    click.echo(told.format(count=len(batch.candidates), known=known))


def _tag(workspace: Workspace) -> None:
    """The first quote whose speaker is plain, by somebody new."""
    workspace.annotator = workspace.do(AddAnnotator(WHO))
    speakers = {speaker.id: (speaker.name, *speaker.aliases) for speaker in workspace.read.speakers()}
    cues = load_lexicons(*paths.lexicons()).cues()
    for article in workspace.read.articles():
        text = workspace.read.text(article.id)
        for passage in quotations(text).passages:
            found = attribution(text, (passage.span,), speakers, cues)
            if found is not None and found.speaker is not None and found.cue is not None:
                _attribute(workspace, article, passage.span, found)
                quote, who = text[passage.span.start : passage.span.end], speakers[found.speaker][0]
                click.echo(_("Tagged {quote}, said by {who}.").format(quote=shown(quote), who=shown(who)))
                return


def _attribute(workspace: Workspace, article: Article, quote: Span, found: Attribution) -> None:
    key = workspace.do(Tag(article.id, (quote,), "quote", {"form": "direct"}))
    workspace.do(Attribute(key, found.speaker, mention=found.mention, cue=found.cue))
