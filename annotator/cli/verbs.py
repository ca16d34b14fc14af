"""The group of all verbs."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import click

from annotator.cli.project_path import names_project
from annotator.cli.windows import asked_windows
from annotator.wording.translation import _


class Verb(NamedTuple):
    """The module of this package that holds a verb, and what it does in a few words."""

    module: str
    summary: str


class LateVerbs(click.Group):
    """Verbs that are imported when they are invoked, since the store that most of them need is slow to import.

    For its help their summaries suffice. A first word that is no verb but names a project opens it in a window.
    """

    def __init__(self, verbs: Mapping[str, Verb], **rest: Any) -> None:
        super().__init__(
            callback=_open_window, invoke_without_command=True, subcommand_metavar="[PROJECT | VERB ...]", **rest
        )
        self._verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own
        """All of them, in the order of a day's work."""
        return list(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's own
        """The verb, imported now."""
        if cmd_name not in self._verbs:
            return None
        return _imported(self._verbs[cmd_name].module)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Which verb the words begin with, and the words after it; before a project none is needed."""
        word = args[0]
        if word not in self._verbs and names_project(word):
            return "window", _imported("window"), args
        if word not in self._verbs and not word.startswith("-"):
            told = _("There is neither a verb nor a project called {name}.").format(name=repr(word))
            raise click.UsageError(told, ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's own
        """The verbs with their summaries."""
        with formatter.section(_("Verbs")):
            formatter.write_dl([(name, _(verb.summary)) for name, verb in self._verbs.items()])


def _imported(module: str) -> click.Command:
    command: click.Command = importlib.import_module(f"annotator.cli.{module}").verb
    return command


@click.pass_context
def _open_window(context: click.Context) -> int | None:
    """Without any word: the window."""
    return asked_windows(context).open(None) if context.invoked_subcommand is None else None
