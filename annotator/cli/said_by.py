"""``annotator said-by``: everything with which a speaker is quoted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from annotator.cli.answer import answer_json, columns, tell
from annotator.cli.chosen import chosen_annotators, many
from annotator.cli.named import one_named
from annotator.cli.open_project import reading
from annotator.cli.project_path import json_option, project_argument
from annotator.cli.target import check_output
from annotator.exchange.speaker_csv import write_speaker_page
from annotator.reuse.speaker_page import Said, SpeakerPage, speaker_page
from annotator.wording.situations import shown
from annotator.wording.translation import _

_LONGEST = 70


@click.command(
    help=_(
        "List everything with which a speaker (by id, or by a name that only one bears) is quoted, over all stories: "
        "the words, their form, the cue, the outlet and the date. With --json a quote a line."
    )
)
@project_argument
@click.argument("speaker", metavar="SPEAKER")
@many("--annotator", "annotators", _("Only what this annotator has tagged, by name or id."))
@click.option("--csv", type=click.Path(path_type=Path), metavar="FILE", help=_("Write a table."))
@json_option
def verb(project: Path, speaker: str, csv: Path | None, as_json: bool, **chosen: Any) -> None:
    """Raises DatasetError and ProjectFileError."""
    if csv is not None:
        check_output(csv, project, folder=False)
    with reading(project) as workspace:
        read = workspace.read
        key = one_named("SPEAKER", speaker, [(one.id, one.name) for one in read.speakers()])
        page = speaker_page(read, key, chosen_annotators(read, chosen["annotators"]))
        assert page is not None
        names = {one.id: one.name for one in read.annotators()}
    if csv is not None:
        write_speaker_page(page, names, csv)
        tell(_("Wrote {path}.").replace("{path}", shown(csv)))
    if as_json:
        for one in page.said:
            answer_json(_line(page, one))
    elif csv is None and page.said:
        columns([(_("Quote"), _("Form"), _("Cue"), _("Outlet"), _("Date")), *(_row(page, one) for one in page.said)])


def _line(page: SpeakerPage, one: Said) -> dict[str, object]:
    article = page.articles[one.quote.article]
    return {
        "annotation": one.quote.id,
        "annotator": one.quote.annotator,
        "story": article.story,
        "article": article.id,
        "outlet": article.outlet,
        "published": article.published,
        "fragments": [{"start": f.start, "end": f.end} for f in one.quote.fragments],
        "text": one.text,
        "words": one.words,
        "form": one.form or None,
        "cue": one.cue or None,
        "position": one.position,
    }


def _row(page: SpeakerPage, one: Said) -> tuple[str, ...]:
    article, line = page.articles[one.quote.article], " ".join(one.text.split())
    cut = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
    return cut, one.form, one.cue, article.outlet or "", article.published or ""
