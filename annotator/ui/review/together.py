"""With what else a passage was grouped, annotator by annotator, and which of that others did not do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from annotator.model.article import Article
from annotator.model.codebook import Codebook
from annotator.model.group import Group
from annotator.review.cases import Case
from annotator.ui.review.comparison import Cell, Ground, Row
from annotator.ui.review.sides import Side
from annotator.ui.tagging.fragments import bare
from annotator.wording.article_words import told_apart
from annotator.wording.facet_words import Letters, group_title
from annotator.wording.translation import _, ngettext
from annotator.wording.value_words import NOTHING

_MOST = 6
_WORDS = 44


class Other(Struct, frozen=True):
    """A passage of a group; it ``differs`` where somebody who marked both passages did not group them so."""

    annotation: str
    case: str
    differs: bool


class Together(Struct, frozen=True):
    """What each annotator put together with the passage, in groups of one ``kind``."""

    kind: str
    others: Mapping[str, tuple[Other, ...]]


def together_with(case: Case, groups: Iterable[Group], case_of: Callable[[str], Case | None]) -> tuple[Together, ...]:
    """For each kind of group in which ``case`` is in dispute; ``groups`` are those in which its members stand."""
    kinds = dict.fromkeys(facet.name for facet in case.unit.facets if facet.kind == "group")
    own, listed = {member.id for member in case.members}, list(groups)
    return tuple(_together(kind, case, [g for g in listed if g.kind == kind], own, case_of) for kind in kinds)


def _together(
    kind: str, case: Case, groups: Sequence[Group], own: Collection[str], case_of: Callable[[str], Case | None]
) -> Together:
    who = dict.fromkeys(case.annotators)
    found: dict[str, dict[str, str]] = {one: {} for one in who}
    present: dict[str, Collection[str]] = {}
    for group in groups:
        for member in group.members:
            if group.annotator in found and member.annotation not in own:
                there = case_of(member.annotation)
                key = there.key if there is not None else member.annotation
                present[key] = there.annotators if there is not None else ()
                found[group.annotator].setdefault(key, member.annotation)

    def differs(key: str, one: str) -> bool:
        return any(key not in found[other] and other in present[key] for other in who if other != one)

    return Together(
        kind,
        {
            one: tuple(Other(annotation, key, differs(key, one)) for key, annotation in found[one].items())
            for one in who
        },
    )


def rows_together(
    found: Iterable[Together], sides: Sequence[Side], ground: Ground, articles: Mapping[str, Article]
) -> list[Row]:
    """A row for each kind: the passages that not all grouped so, each with its article, and how many all did."""
    marking, listed = [side for side in sides if side.marks], list(found)
    seen = (other.annotation for one in listed for others in one.others.values() for other in others)
    concerned = {ground.annotations[key].article for key in seen if key in ground.annotations}
    places = told_apart(articles[key] for key in concerned if key in articles)
    return [
        Row(
            group_title(ground.codebook, one.kind),
            tuple(_cell(one.others.get(side.annotator, ()), ground, places) for side in marking),
            lines=3 * _MOST,
        )
        for one in listed
    ]


def _cell(others: Sequence[Other], ground: Ground, places: Mapping[str, str]) -> Cell:
    odd = [other for other in others if other.differs]
    lines = [_told(other, ground, places) for other in odd[:_MOST]]
    if len(odd) > _MOST:
        lines.append(_("and {count} more").format(count=len(odd) - _MOST))
    if alike := len(others) - len(odd):
        told = ngettext("{count} as the others have it", "{count} as the others have it", alike)
        lines.append(told.format(count=alike))
    return Cell("\n".join(lines) or _("alone"), differs=bool(odd) or not others)


def _told(other: Other, ground: Ground, places: Mapping[str, str]) -> str:
    mark = ground.annotations.get(other.annotation)
    words = bare(ground.words(other.annotation, _WORDS))
    place = places.get(mark.article, "") if mark is not None else NOTHING
    return f"“{words}” ({place})"


def sentences_together(found: Iterable[Together], letters: Letters, codebook: Codebook) -> dict[str, str]:
    """By kind: who grouped the passage with how many others, and how many of these are the same."""
    told = {}
    for one in found:
        ranked = sorted(one.others, key=lambda who: (-len(one.others[who]), letters.get(who, "?")))
        said = [_count(letters.get(who, "?"), len(one.others[who]), first=who == ranked[0]) for who in ranked]
        sets = [{other.case for other in others} for others in one.others.values()]
        same = len(set.intersection(*sets)) if sets else 0
        if same:
            said.append(_("{count} of them the same").format(count=same))
        told[one.kind] = "{group}: {said}".format(group=group_title(codebook, one.kind), said=", ".join(said))
    return told


def _count(who: str, count: int, *, first: bool) -> str:
    if not count:
        return _("{who} with none").format(who=who)
    if not first:
        return _("{who} with {count}").format(who=who, count=count)
    told = ngettext("{who} groups it with {count} other", "{who} groups it with {count} others", count)
    return told.format(who=who, count=count)
