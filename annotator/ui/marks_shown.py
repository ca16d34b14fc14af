"""What of a project's annotations is shown as marks, and what is said of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from annotator.model.annotation import Annotation, BareAnnotation
from annotator.model.codebook import Codebook, Label
from annotator.model.team import Annotator
from annotator.ui.reading.marks import Mark
from annotator.wording.translation import _

if TYPE_CHECKING:
    from annotator.storage.reader import Reader


def machines_of(team: Iterable[Annotator]) -> frozenset[str]:
    """The ids of the programs among the team, whose marks everybody sees."""
    return frozenset(annotator.id for annotator in team if annotator.role == "machine")


class Whose(NamedTuple):
    """Of whom the marks are that an article shows: of ``me`` who is at work, of programs, and of others beside."""

    me: str | None
    machines: frozenset[str]
    others: frozenset[str]

    @property
    def shown(self) -> frozenset[str]:
        """The ids of all of them."""
        return self.others | self.machines | ({self.me} if self.me is not None else frozenset())

    def still_as(self, before: object) -> frozenset[str]:
        """Whose marks look as they did when it was ``before``; nobody's where that is not known."""
        if not isinstance(before, Whose):
            return frozenset()
        same = self.shown & before.shown
        return same if self.me == before.me else same & self.machines & before.machines


def marks_of(found: Iterable[Annotation | BareAnnotation], codebook: Codebook, whose: Whose) -> list[Mark]:
    """Annotations as a pane shows them: another person's is stepped back, a zone that import proposed is not."""
    titles = {label.id: label.title for label in codebook.labels}
    plain = {whose.me, *whose.machines}
    return [
        Mark(
            one.id,
            one.fragments,
            one.label,
            one.certainty,
            one.annotator,
            one.annotator not in plain,
            titles.get(one.label) or one.label,
        )
        for one in found
    ]


def described(reader: Reader, annotation: Annotation, team: Collection[Annotator]) -> str:
    """Label, values, speaker, annotator and note in a few lines of plain text."""
    codebook = reader.codebook()
    label = codebook.label(annotation.label)
    lines = [(label.title if label else "") or annotation.label]
    if values := " · ".join(_values(label, annotation)):
        lines.append(values)
    if name := _speaker(reader, annotation):
        lines.append(_("Speaker: {name}").format(name=name))
    if annotation.note:
        lines.append(annotation.note)
    who = next((a.name for a in team if a.id == annotation.annotator), "")
    unsure = _(" · unsure") if annotation.certainty != "sure" else ""
    return "\n".join([*lines, who + unsure])


def _values(label: Label | None, annotation: Annotation) -> Iterator[str]:
    """What was answered to what, by the titles and in the order of the codebook; then what it does not ask."""
    asked = {attribute.id: attribute for attribute in label.attributes} if label else {}
    answers = annotation.attributes
    for name in (*(name for name in asked if name in answers), *(name for name in answers if name not in asked)):
        titles = {value.id: value.title for value in asked[name].values} if name in asked else {}
        answer = answers[name]
        given = [one for one in (answer if isinstance(answer, tuple | list) else (answer,)) if isinstance(one, str)]
        if told := ", ".join(titles.get(one) or one for one in given if one):
            # An answer alone, such as Yes or None, says nothing.
            yield f"{(asked[name].title if name in asked else '') or name}: {told}"


def _speaker(reader: Reader, annotation: Annotation) -> str:
    """Who is meant by a mention, or produced a quote."""
    key = annotation.speaker
    if key is None:
        said = [link for link in reader.links_of([annotation.id]) if link.source == annotation.id]
        link = next((link for link in said if link.type in ("said_by", "claimed_by")), None)
        if link is None:
            return ""
        if link.target_kind == "speaker":
            key = link.target
        else:
            mention = reader.annotation(link.target)
            key = mention.speaker if mention else None
    found = reader.speaker(key) if key else None
    return found.name if found else ""
