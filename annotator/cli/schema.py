"""``annotator schema``: what datasets look like."""

from __future__ import annotations

import click

from annotator.exchange.schema import schema_text
from annotator.wording.translation import _


@click.command(help=_("Print the JSON Schema (draft 2020-12) that datasets keep to."))
def verb() -> None:
    """It is JSON itself, so there is no other form of it."""
    click.echo(schema_text(), nl=False)
