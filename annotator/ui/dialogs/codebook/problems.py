"""What keeps a codebook from being used, in the words of the dialog: by title, where a file would say a line."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.model.codebook import Codebook
from annotator.model.codebook_rules import RESERVED_KEYS, Problem
from annotator.wording.situations import shown
from annotator.wording.translation import _, later

_SENTENCES: Mapping[str, str] = {
    "codebook.bad_colour": later("choose a colour."),
    "codebook.bad_default": later("the default is none of the values; choose another."),
    "codebook.bad_id": later("the id “{found}” needs letters, digits, _ . - or spaces, 64 at most."),
    "codebook.bad_key": later("the key must be one letter."),
    "codebook.bad_threshold": later("the threshold must be from 0 to 1."),
    "codebook.bad_version": later("the version must be 1 or more."),
    "codebook.control_character": later("there is an invisible character; delete it."),
    "codebook.duplicate_attribute": later("two attributes have this id; rename or delete one."),
    "codebook.duplicate_group": later("two groups have this id."),
    "codebook.duplicate_label": later("two labels have this id; rename or delete one."),
    "codebook.duplicate_link": later("two links have this id."),
    "codebook.duplicate_value": later("two values have this id; rename or delete one."),
    "codebook.key_clash": later("the key {letter} tags “{other}” already; choose another letter for one of them."),
    "codebook.key_reserved": later("the window itself needs the key {letter}; choose another letter."),
    "codebook.no_labels": later("no label is offered, so nothing could be tagged; add one or bring one back."),
    "codebook.no_values": later("list the values to choose from, or make it text."),
    "codebook.unknown_check": later("there is no check called “{check}”."),
    "codebook.unknown_label": later("“{within}” names the label “{label}”, which is not there."),
    "codebook.values_unused": later("this kind has no values; delete them."),
}


def told(problem: Problem, codebook: Codebook) -> str:
    """The problem in a sentence that begins with where it is: ``Quote › Form: list the values …``."""
    place = " › ".join(_titles(problem, codebook))
    facts = {name: shown(fact) for name, fact in problem.facts.items()}
    if "other" in facts:
        label = codebook.label(facts["other"])
        facts["other"] = shown(label.title or label.id) if label else facts["other"]
    said = _(_SENTENCES.get(problem.key, problem.key)).format_map(facts)
    return f"{place}: {said}" if place else said[:1].upper() + said[1:]


def key_refused(key: str, letter: str) -> str:
    """Why a letter cannot tag, by the key that :func:`annotator.model.codebook_rules.key_problem` answers."""
    if key == "codebook.key_reserved":
        text = _("{letter} is needed by the window ({reserved} are taken).")
        return text.format(letter=letter, reserved=", ".join(sorted(RESERVED_KEYS)))
    return _("Press one letter.")


def place_of(problem: Problem) -> tuple[str, int] | None:
    """What a problem is about: ``labels``, ``links`` or ``groups``, and the place among them."""
    where = problem.where
    return (str(where[0]), where[1]) if len(where) > 1 and isinstance(where[1], int) else None


def _titles(problem: Problem, codebook: Codebook) -> list[str]:
    titles: list[str] = []
    here: object = codebook
    for step in problem.where:
        if isinstance(step, int):
            assert isinstance(here, tuple)
            here = here[step]
            if isinstance(here, str):
                break
            titles.append(shown(getattr(here, "title", "") or getattr(here, "id", "")))
        else:
            here = getattr(here, step, None)
    return titles
