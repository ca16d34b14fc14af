"""``annotator twins``: where the same words stand again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from annotator import paths
from annotator.cli.answer import answer_json, progress, tell
from annotator.cli.chosen import chosen_annotators, chosen_stories, many
from annotator.cli.engine import proposer_of
from annotator.cli.fragments import told_fragments
from annotator.cli.open_project import reading
from annotator.cli.project_path import json_option, project_argument
from annotator.discovery.lexicons import load_lexicons
from annotator.exchange.proposed_sources import proposed_sources
from annotator.model.group import GroupKind
from annotator.reuse.reading import group_labels, marked_stories, tagged_sources
from annotator.reuse.sources import Source
from annotator.reuse.twins import TwinGroup, twins
from annotator.reuse.witnesses import articles_of, witnesses
from annotator.storage.reader import Reader
from annotator.text.article_name import article_heading
from annotator.wording.situations import shown
from annotator.wording.translation import _

KINDS: tuple[GroupKind, ...] = ("quote", "claim")
_LONGEST = 100


@click.command(
    help=_(
        "Say where the same words stand in several articles of a story: word for word, with other words, in part, or "
        "without quotation marks. With --of annotations what each annotator has tagged, quotes and claims; with --of "
        "proposals what stands in quotation marks and what is proposed as reported speech, whoever has tagged it or "
        "not. Unless told, a story in which nobody has tagged a quote goes by its quotation marks alone, which is "
        "faster. With --json a group a line."
    )
)
@project_argument
@click.option("--of", "of", type=click.Choice(("annotations", "proposals")), help=_("What is compared."))
@many("--story", "stories", _("Only this story, by its title or id."))
@many("--annotator", "annotators", _("Only what this annotator has tagged, by name or id."))
@json_option
def verb(project: Path, of: str | None, as_json: bool, **chosen: Any) -> None:
    """Raises ProjectFileError."""
    with reading(project) as workspace, progress(_("Comparing")) as move:
        read = workspace.read
        stories = chosen_stories(read, chosen["stories"]) or tuple(story.id for story in read.stories())
        annotators = chosen_annotators(read, chosen["annotators"])
        titles = {story.id: story.title for story in read.stories()}
        groups = 0
        for done, (story, annotator, kind, sources) in enumerate(_compared(read, stories, of, annotators)):
            move(min(done, len(stories)), len(stories) + 1)
            texts = {source.article: source.text for source in sources}
            articles = articles_of(read, story, annotators)
            originals = witnesses(articles)
            names = {a.id: article_heading(a, texts[a.id])[0] for a in articles if a.id in texts}
            for group in twins(sources, kind):
                groups += 1
                if as_json:
                    answer_json({"story": story, "annotator": annotator, **_line(group, texts, originals)})
                else:
                    _show(group, texts, names, titles[story])
    if not groups and not as_json:
        tell(_("Nothing stands in several articles of a story."))


def _compared(
    read: Reader, stories: tuple[str, ...], of: str | None, annotators: tuple[str, ...] | None
) -> Iterator[tuple[str, str | None, GroupKind, list[Source]]]:
    """Story, whose marks (None: what marks show), kind, and what is compared with one another."""
    codebook = read.codebook()
    who = [a.id for a in read.annotators() if a.role != "machine" and (annotators is None or a.id in annotators)]
    proposer = proposer_of(read, None, load_lexicons(*paths.lexicons())) if of == "proposals" else None
    for story in stories:
        tagged = False
        if of != "proposals":
            for annotator in who:
                for kind in KINDS:
                    sources = tagged_sources(read, story, annotator, group_labels(codebook, kind))
                    tagged |= kind == "quote" and any(source.quotes for source in sources)
                    yield story, annotator, kind, sources
        if proposer:
            yield story, None, "quote", proposed_sources(read, proposer, story)
        elif of is None and not tagged and annotators is None:
            yield from ((key, None, "quote", sources) for key, sources in marked_stories(read, (story,)))


def _line(group: TwinGroup, texts: dict[str, str], originals: dict[str, str]) -> dict[str, object]:
    members = [
        {
            "article": member.article,
            "fragments": told_fragments(texts[member.article], member.fragments),
            "how": member.how,
            "differs": member.differs,
            "changes": member.changes,
            "annotation": member.quote or None,
        }
        for member in group.members
    ]
    # Versions of one text are one witness.
    witnesses = len({originals[member.article] for member in group.members})
    return {"kind": group.kind, "reference": group.reference, "witnesses": witnesses, "members": members}


def _show(group: TwinGroup, texts: dict[str, str], names: dict[str, str], story: str) -> None:
    click.echo(shown(story))
    for member in group.members:
        said = " … ".join(texts[member.article][f.start : f.end] for f in member.fragments)
        said = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
        click.echo(f"  {shown(names[member.article])}  [{member.how}]  {shown(said)}")
    click.echo()
