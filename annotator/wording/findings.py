"""What a check of the project file found, and what a codebook's checks warn of, in plain words."""

from __future__ import annotations

from annotator.model.finding import Finding
from annotator.wording.situations import shown
from annotator.wording.translation import _, later

SENTENCES: dict[str, str] = {
    "check.damaged": later("The file is damaged ({reason}); restore one of its backups."),
    "check.digest": later("The text of the article {id} is not the one that was imported; restore a backup."),
    "check.fragment_article": later("A fragment of annotation {id} names another article than its annotation."),
    "check.fragment_order": later("The fragments of annotation {id} are out of order or touch."),
    "check.label": later("{count} annotations bear the label {label}, which the codebook lacks."),
    "check.length": later("The article {id} is recorded with {found} characters and has {expected}."),
    "check.link_end": later("The link {id} ({type}) leads to {end}, which is not there."),
    "check.link_kind": later("The link {id} ({type}) says that {end} is of another kind than it is."),
    "check.no_fragments": later("The annotation {id} marks no words."),
    "check.no_text": later("The article {id} has no text; restore a backup."),
    "check.offsets": later(
        "The annotation {id} marks characters {start} to {end} of an article that has {length}; look at it and mark "
        "it again."
    ),
    "check.reference": later("In {table}, {column} names {id}, which is not there."),
    "check.state": later("An annotation set on the article {article} is in the state {state}, which there is not."),
    "check.text_index": later("The index for searching does not hold the words of the texts."),
}

WARNINGS: dict[str, str] = {
    "attributed_claim_unlinked": later("The claim is attributed, but linked neither to a quote nor to a speaker."),
    "date_without_value": later("The claim is about a date, and gives none."),
    "group_origins_differ": later("It stands in a group with quotes that come from another speaker."),
    "quantity_without_value": later("The claim is about a quantity, and gives no value."),
    "quote_without_speaker": later("Nobody says this quote yet."),
    "unbalanced_marks": later("A direct quote with an odd number of quotation marks."),
}
"""By the names of a codebook's checks."""


def sentence(finding: Finding) -> str:
    """``finding`` in plain words of the interface language."""
    facts = {name: shown(fact) for name, fact in finding.facts.items()}
    return _(SENTENCES[finding.key]).format_map(facts)


def warning(key: str) -> str:
    """The warning of a codebook's check in the interface language."""
    return _(WARNINGS[key])
