"""What is to be known of a file before it is merged, in words."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.commands.merge_report import Fate, MergedFile
from annotator.wording.situations import shown
from annotator.wording.translation import _, ngettext


def merge_remarks(file: MergedFile) -> Iterator[str]:
    """A sentence each: merged already, another copy, project or codebook, texts that are here under other ids."""
    name = shown(file.name)
    if file.copy == "merged":
        told = _(
            "{name} was merged already and brings nothing: what was changed or deleted here since stays as it is. To "
            "merge it again, undo that merge first."
        )
        yield told.format(name=name)
        return
    if file.copy == "older":
        yield _("{name} is an older copy: all that it holds was in what came back before.").format(name=name)
    if file.copy == "beside":
        told = _(
            "{name} is another copy than the one that came back before: what it lacks is not deleted, and what was "
            "merged since is not taken back."
        )
        yield told.format(name=name)
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


def counted(kind: str, count: int) -> str:
    """So many entries of a kind."""
    told = {
        "annotators": ngettext("{count} annotator", "{count} annotators", count),
        "stories": ngettext("{count} story", "{count} stories", count),
        "articles": ngettext("{count} article", "{count} articles", count),
        "speakers": ngettext("{count} speaker", "{count} speakers", count),
        "annotations": ngettext("{count} annotation", "{count} annotations", count),
        "links": ngettext("{count} link", "{count} links", count),
        "groups": ngettext("{count} group", "{count} groups", count),
        "sets": ngettext("{count} state of work", "{count} states of work", count),
        "verdicts": ngettext("{count} verdict", "{count} verdicts", count),
    }
    return told[kind].format(count=count)


def fate_words(fate: Fate) -> str:
    """What becomes of entries, in two words; empty for what is the same."""
    words: dict[Fate, str] = {
        "new": _("new"),
        "theirs": _("changed there"),
        "ours": _("changed here"),
        "both": _("changed on both sides"),
        "text_differs": _("on another text"),
        "codebook_differs": _("not in the codebook"),
        "unmatched": _("without what they lead to"),
    }
    return words.get(fate, "")
