"""The command line as a whole: its verbs, how it ends, and what it says then.

The exit code is 0 when what was asked is done, 1 when something stands in the way (one sentence on stderr says what
and what to do), 2 when the words make no sense, 130 after Ctrl+C, and 141 when whoever read the answer has gone: the
last two as a shell tells of programs that ended so.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TextIO

import click
from click.shell_completion import shell_complete

from annotator import __version__
from annotator.cli.verbs import LateVerbs, Verb
from annotator.cli.windows import Windows
from annotator.model.errors import Situation
from annotator.wording.situations import sentence, shown
from annotator.wording.translation import _, install_language, later

SITUATION, INTERRUPTED, UNREAD = 1, 130, 141

VERBS = {
    "demo": Verb("demo", later("Open the sample story.")),
    "new": Verb("new", later("Make a new project.")),
    "import": Verb("import_articles", later("Bring articles into a project.")),
    "import-dataset": Verb("import_dataset", later("Bring datasets into a project.")),
    "assign": Verb("assign", later("Say who is to tag which articles.")),
    "hand-out": Verb("hand_out", later("Write a project file for one annotator.")),
    "merge": Verb("merge", later("Bring back what annotators did elsewhere.")),
    "set-aside": Verb("set_aside", later("List what merges could not match.")),
    "speakers": Verb("speakers", later("Propose which speakers are one, and make them so.")),
    "said-by": Verb("said_by", later("List everything with which a speaker is quoted.")),
    "export": Verb("export", later("Write a project as a dataset, or as tables.")),
    "schema": Verb("schema", later("Print the JSON Schema of datasets.")),
    "propose": Verb("propose", later("Propose the quotes of articles.")),
    "evaluate-proposals": Verb("evaluate_proposals", later("Say how good proposals are.")),
    "twins": Verb("quote_twins", later("Say where the same words stand again.")),
    "shared": Verb("shared", later("Say what articles have in common word for word.")),
    "find-quote": Verb("find_quote", later("Say where a quote is rendered, in whatever words.")),
    "coverage": Verb("coverage", later("Say which article reports what, and how.")),
    "stats": Verb("stats", later("Say what a project holds.")),
    "disagreements": Verb("disagreements", later("Say in what annotators differ.")),
    "agreement": Verb("agreement", later("Say how well annotators agree.")),
    "rules": Verb("rules", later("Settle by rule where annotators are alike.")),
    "verdicts": Verb("verdicts", later("Say how far a review has come.")),
    "check": Verb("check", later("Check that a project is sound.")),
    "backup": Verb("backup", later("Copy a project, even while it is open.")),
    "desktop": Verb("desktop", later("Have project files open by double click.")),
}


def run(argv: list[str], windows: Windows | None = None) -> int:
    """Do what the words ask, by ``windows`` where it takes one; answers the exit code."""
    install_language()
    _speak_in_any_encoding()
    try:
        return _told(argv, windows)
    except BrokenPipeError:
        _let_go_of(sys.stdout, sys.stderr)
        return UNREAD


def _told(argv: list[str], windows: Windows | None) -> int:
    try:
        return _done(argv, windows)
    except click.UsageError as misused:
        misused.show()
        return misused.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo(err=True)  # below the ^C that the terminal shows
        return INTERRUPTED
    except Situation as situation:
        click.echo(sentence(situation), err=True)
    except click.ClickException as told:
        click.echo(told.format_message(), err=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        # Of files the store and the readers tell themselves; what is left is mostly an answer that finds no room.
        _let_go_of(sys.stdout)
        place = f"{error.filename}: " if error.filename else ""
        reason = shown(f"{place}{error.strerror or error}")
        click.echo(_("The system did not allow it ({reason}).").replace("{reason}", reason), err=True)
    return SITUATION


def _done(argv: list[str], windows: Windows | None) -> int:
    program = _program()
    if asked := os.environ.get("_ANNOTATOR_COMPLETE"):
        return shell_complete(program, {}, "annotator", "_ANNOTATOR_COMPLETE", asked)
    try:
        with program.make_context("annotator", list(argv), obj=windows) as context:
            code: int = program.invoke(context) or 0
    except click.exceptions.Exit as early:
        code = early.exit_code
    return code


def _program() -> LateVerbs:
    return LateVerbs(
        VERBS,
        help=_(
            "Tag quotes, speakers, cues and claims in news articles side by side.\n\n"
            "With a PROJECT, or without any word, the window opens. PROJECT is a project file; its ending .annotator "
            "may be left out."
        ),
        params=[_version_option()],
    )


def _version_option() -> click.Option:
    def tell(context: click.Context, _option: click.Parameter, asked: bool) -> None:
        if asked and not context.resilient_parsing:
            click.echo(f"annotator {__version__}")
            context.exit()

    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=tell, help=_("Show the version.")
    )


def _speak_in_any_encoding() -> None:
    """A title in a script that the terminal's encoding lacks is shown escaped, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def _let_go_of(*streams: TextIO) -> None:
    """What could not be written goes nowhere, lest the interpreter complain of it at its end."""
    with Path(os.devnull).open("wb") as nowhere:
        for stream in streams:
            os.dup2(nowhere.fileno(), stream.fileno())
