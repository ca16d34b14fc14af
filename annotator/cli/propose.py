"""``annotator propose``: the quotes that an article seems to hold."""

from __future__ import annotations

from pathlib import Path

import click

from annotator import paths
from annotator.cli.answer import answer_json, tell
from annotator.cli.chosen import chosen_stories, many
from annotator.cli.engine import engine_option, proposer_of
from annotator.cli.fragments import told_fragments
from annotator.cli.open_project import reading, writing
from annotator.cli.project_path import json_option, project_argument
from annotator.commands.project import ChooseEngine
from annotator.discovery.lexicons import load_lexicons
from annotator.discovery.proposals import Proposal
from annotator.discovery.proposers import RULES
from annotator.exchange.proposing import proposed
from annotator.text.article_name import article_heading
from annotator.wording.proposals import why_proposed
from annotator.wording.situations import shown
from annotator.wording.translation import _, ngettext

_LONGEST = 100


@click.command(
    help=_(
        "Propose the quotes of all articles, direct and reported, with who says them, through whom, and why. Nothing "
        "of that is stored. With --json a proposal a line. Other packages bring engines under the entry point group "
        "annotator.proposers; with --choose an engine proposes in this project from now on, in the window too, and "
        "datasets name it."
    )
)
@project_argument
@many("--story", "stories", _("Only this story, by its title or id."))
@engine_option
@click.option("--choose", "chosen", is_flag=True, help=_("Choose the engine for the project, in a step."))
@json_option
def verb(project: Path, stories: tuple[str, ...], engine: str | None, chosen: bool, as_json: bool) -> None:
    """Raises LexiconError, ProposerError and ProjectFileError."""
    if chosen and engine is None:
        raise click.UsageError(_("Say with --engine what is to be chosen."))
    with (writing if chosen else reading)(project) as workspace:
        read = workspace.read
        proposer = proposer_of(read, engine, load_lexicons(*paths.lexicons()))
        if engine is not None and chosen:
            workspace.do(ChooseEngine("" if engine == RULES else engine))
        articles, count = {article.id: article for article in read.articles()}, 0
        for article, given, found in proposed(read, proposer, chosen_stories(read, stories)):
            if not as_json:
                click.echo(shown(article_heading(articles[article], given.text)[0]))
            count += len(found)
            for proposal in found:
                if as_json:
                    answer_json(line_of(article, given.text, proposal))
                else:
                    _show(given.text, proposal)
    if not as_json:
        tell(ngettext("{count} quote proposed.", "{count} quotes proposed.", count).format(count=count))


def line_of(article: str, text: str, proposal: Proposal) -> dict[str, object]:
    """One proposal as JSON tells it; ``speaker`` is the origin's name, ``sources`` the chain from it outward."""
    origin = next(iter(proposal.sources), None)
    return {
        "article": article,
        "label": proposal.label,
        "fragments": told_fragments(text, proposal.fragments),
        "form": proposal.form,
        "speaker": origin.name if origin else None,
        "speaker_id": origin.speaker if origin else None,
        "sources": [
            {
                "position": source.position,
                "name": source.name,
                "speaker": source.speaker,
                "mention": told_fragments(text, (source.mention,))[0],
            }
            for source in proposal.sources
        ],
        "cue": " … ".join(text[c.start : c.end] for c in proposal.cue) or None,
        "cue_fragments": told_fragments(text, proposal.cue),
        "confidence": proposal.confidence,
        "why": proposal.why,
        "facts": proposal.facts,
        "told": why_proposed(proposal),
    }


def _show(text: str, proposal: Proposal) -> None:
    said = " … ".join(text[f.start : f.end] for f in proposal.fragments)
    said = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
    chain = " < ".join(source.name for source in proposal.sources)
    told = f"{chain}: {said}" if chain else said
    click.echo(f"  {proposal.form:10}  {proposal.confidence:.2f}  {shown(told)}")
    click.echo(f"      {why_proposed(proposal)}")
