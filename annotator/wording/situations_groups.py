"""What a person is told about groups of the same quote or claim."""

from __future__ import annotations

from annotator.wording.translation import later

SENTENCES: dict[str, str] = {
    "group.empty": later("A group needs a member, and a split must leave some; choose which annotations it takes."),
    "group.gone": later("The group is no longer there; look at the list again."),
    "group.of_another": later("The group was made by {name} and only {name} can change it; make one of your own."),
    "group.other_kind": later("Quotes and claims cannot share a group; choose groups of one kind."),
    "group.other_label": later("What is tagged as {label} cannot stand in such a group; the codebook says what can."),
    "group.reports": later("{title} has a member in the group, so it does report it; take that out first."),
    "group.twice": later("An annotation is named twice for one group; name each once."),
}
