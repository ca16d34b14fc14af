"""What a person is told about working apart: assigning, handing out, merging."""

from __future__ import annotations

from annotator.wording.translation import later

SENTENCES: dict[str, str] = {
    "assign.begun": later("Whoever has these articles has begun them, so they stay theirs."),
    "assign.list_several": later("{name}, line {line}: {word} names several; write the id instead."),
    "assign.list_unreadable": later(
        "{name} cannot be read as a table ({reason}); save it as CSV with an article and an annotator in each row."
    ),
    "assign.list_unknown": later("{name}, line {line}: {word} is not in the project; there are: {names}."),
    "assign.list_width": later("{name}, line {line}: a row needs an article and an annotator, and nothing else."),
    "assign.nobody": later("There is no annotator {id} in the project; name one who is."),
    "assign.nothing": later("There is no article {id} in the project; name one that is."),
    "assign.too_few": later(
        "Each article cannot go to {each} annotators: there are {annotators}; add some, or ask for fewer."
    ),
    "hand_out.nobody": later("There is nobody of that name to hand out to; add the annotator first."),
    "hand_out.nothing": later("No article is assigned to {name}; assign some, or name articles or a story."),
    "merge.both_changed": later("It was changed on both sides; the later change stands, the other was set aside."),
    "merge.damaged": later(
        "{name} is damaged or not whole ({reason}), so nothing of it was merged; have it sent again, or a backup of it."
    ),
    "merge.deleted": later(
        "It was deleted on one side, and changed or needed on the other; it stands, and the deletion was set aside."
    ),
    "merge.end_missing": later("What it leads to ({kind} {id}) was set aside, so this was too."),
    "merge.older": later(
        "{name} is of an older version of annotator; open it once, which brings it up to date, and merge it then."
    ),
    "merge.on_other_text": later("It is on an article ({id}) whose text is another here, so it was set aside."),
    "merge.same_ends": later("Both its ends are the same article here, so it was set aside."),
    "merge.text_differs": later(
        "The text of {title} is not the one in the project, so it was set aside with all that is marked in it."
    ),
    "merge.too_many": later(
        "{name} holds {count} entries, and {limit} can be merged at once; export and merge it in parts, story by story."
    ),
    "merge.unknown_label": later(
        "The codebook has no label {label}, so this was set aside; add the label and merge the file again."
    ),
    "merge.unknown_link": later(
        "The codebook has no link called {type}, so this was set aside; add it and merge the file again."
    ),
    "merge.unsound": later(
        "{name} does not hold together, so nothing of it was merged; `annotator check --repair` tells why and mends it."
    ),
    "settle.end_missing": later(
        "What it leads to ({kind} {id}) is not in the project; settle that first, or discard this."
    ),
    "settle.gone": later("This was settled already, or a merge has taken it up; open the list again."),
    "settle.not_removed": later(
        "Articles, stories, people and states of work are not removed by settling; remove them where they are listed."
    ),
    "settle.nothing_here": later("It no longer stands in the project, so no detail of it can change; discard this."),
    "settle.other_text": later(
        "The text it is about is not the one in the project, so it cannot be taken; discard it, or import that text as "
        "an article of its own and merge the file again."
    ),
    "settle.same_ends": later("Both its ends are one article here, so it cannot be taken; discard it."),
    "settle.unknown_label": later("The codebook still has no label {label}; add it, or discard this."),
    "settle.unknown_link": later("The codebook still has no link called {type}; add it, or discard this."),
}
