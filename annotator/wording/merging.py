"""What is to be known of a file before it is merged, in words."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.commands.merge_report import MergedFile
from annotator.wording.situations import shown
from annotator.wording.translation import _, ngettext


def merge_remarks(file: MergedFile) -> Iterator[str]:
    """A sentence each: another project, another codebook, texts that are here under other ids."""
    name = shown(file.name)
    if file.other_project:
        yield _("{name} is of another project: entries are told apart by their ids and texts.").format(name=name)
    if file.codebook is not None:
        lacking = shown(file.codebook.lacking) or "–"
        told = _("{name} has another codebook ({theirs}; here {ours}). Labels and links only there: {lacking}.")
        yield told.format(
            name=name, theirs=shown(file.codebook.theirs), ours=shown(file.codebook.ours), lacking=lacking
        )
    if file.matched:
        one = "{name}: the text of {count} article is here under another id and was matched."
        many = "{name}: the texts of {count} articles are here under other ids and were matched."
        yield ngettext(one, many, len(file.matched)).format(name=name, count=len(file.matched))
