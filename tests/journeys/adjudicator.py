"""Somebody at the review by keys: going to cases and deciding them."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from annotator.review.cases import Case
from annotator.ui.review.verbs import Verbs
from tests.journeys.corpus import CHECKOUT
from tests.journeys.person import Person

REAL = [CHECKOUT.parent / "shared" / "annotations" / f"annotator-{letter}.json" for letter in "ab"]
"""Two people's work on real articles, where it stands beside the checkout."""


def come_to_review(person: Person) -> None:
    """Press the key of the review and wait until it has the keyboard."""
    person.press("Ctrl+R")
    page = person.window.places.page("review")
    person.wait(lambda: page.verbs is not None and page.currentWidget() is page.verbs.screen)
    person.wait(lambda: page.isAncestorOf(QApplication.focusWidget() or page.window()))


def verbs_of(person: Person) -> Verbs:
    """What the keys of the review do."""
    found = person.window.places.page("review").verbs
    assert found is not None
    return found


def settled(person: Person) -> list[str]:
    """The keys of all cases that are settled, in order."""
    return sorted(case.key for case in verbs_of(person).reviewing.cases.values() if case.status == "settled")


def to_kind(person: Person, kind: str) -> Case:
    """Go by the keys N and P to an open case of that kind, or to any that is open."""
    reviewing = verbs_of(person).reviewing
    found = [case for case in reviewing.listed() if case.status == "open"]
    like = [case for case in found if any(facet.kind == kind for facet in case.unit.facets)]
    target = (like or found)[0]
    by = reviewing.queue.index(target.key) - reviewing.place()
    for _step in range(abs(by)):
        person.press("N" if by > 0 else "P")
    assert reviewing.current == target.key
    return target


def decide(person: Person, key: str) -> None:
    """Press the key; where that cannot be taken here, the first version that there is."""
    verbs = verbs_of(person)
    case = verbs.reviewing.case()
    assert case is not None
    person.press("S" if verbs.screen.verdict.also_speaker() else "")
    person.press(key)
    if key == "E":
        person.press("Shift+Alt+Left Return")
    person.wait(lambda: person.window.jobs.running == 0)
    if verbs.reviewing.cases[case.key].status == "open":
        sides = (choice.side for choice in verbs.deciding.showing.choices if choice.ruling)
        person.press(next(str(side.number) for side in sides if side is not None))
        person.wait(lambda: person.window.jobs.running == 0)
