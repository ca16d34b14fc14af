"""In what annotators differ, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from annotator.agreement.units import Facet, Kind, Shift
from annotator.model.codebook import Codebook
from annotator.wording.translation import _, later, ngettext

KINDS: Mapping[Kind, str] = {
    "missing": later("missing"),
    "boundary": later("boundary"),
    "boundary-trivial": later("punctuation"),
    "label": later("label"),
    "attribute": later("attribute"),
    "speaker": later("speaker"),
    "link": later("link"),
    "split": later("split"),
    "duplicate": later("marked twice"),
    "group": later("group"),
}
_LINKS = {
    "missing": later("{link}: not with {who}"),
    "target": later("{link}: leads elsewhere"),
    "role": later("{link}: another position"),
    "reversed": later("{link}: the other way round"),
}
_TITLES: Mapping[str, str] = {str(kind): title for kind, title in KINDS.items()}
Letters = Mapping[str, str]
"""What stands for each annotator on the card, by id."""
NO_GROUPS: Mapping[str, str] = {}


def kind_title(kind: str) -> str:
    """A kind of difference in a word or two."""
    return _(_TITLES.get(kind, kind))


def names_of(facets: Iterable[Facet], codebook: Codebook) -> str:
    """The differences of a unit on one short line, the gravest first."""
    return " · ".join(dict.fromkeys(name_of(facet, codebook) for facet in sorted(facets, key=_gravity)))


def name_of(facet: Facet, codebook: Codebook) -> str:
    """A difference in a word or two: as the codebook calls the attribute, link or group, else its kind."""
    return title_of(codebook, facet) if facet.name else kind_title(facet.kind)


def sentences_of(
    facets: Iterable[Facet], letters: Letters, codebook: Codebook, grouped: Mapping[str, str] = NO_GROUPS
) -> list[str]:
    """The differences of a unit, each told with who is meant; ``grouped`` tells those of groups by kind."""
    listed = sorted(facets, key=_gravity)
    return list(dict.fromkeys(told for facet in listed for told in _told(facet, letters, codebook, grouped)))


def group_title(codebook: Codebook, kind: str) -> str:
    """What the codebook calls a kind of group."""
    return next((one.title for one in codebook.groups if one.id == kind and one.title), kind).casefold()


def title_of(codebook: Codebook, facet: Facet) -> str:
    """What the codebook calls the attribute, link or group that a facet is about."""
    titles: dict[str, str] = {}
    if facet.kind == "link":
        titles = {one.id: one.title for one in codebook.links}
    elif facet.kind == "group":
        return group_title(codebook, facet.name)
    elif facet.kind == "attribute":
        titles = {one.id: one.title for label in codebook.labels for one in label.attributes}
    return (titles.get(facet.name) or facet.name).casefold()


def _gravity(facet: Facet) -> int:
    return list(KINDS).index(facet.kind)


def _told(facet: Facet, letters: Letters, codebook: Codebook, grouped: Mapping[str, str]) -> list[str]:
    who = _who(facet.annotators, letters)
    if facet.kind in ("boundary", "boundary-trivial"):
        return [_shifted(shift, letters, trivial=facet.kind == "boundary-trivial") for shift in facet.shifts]
    if facet.kind == "link":
        return [_(_LINKS.get(facet.how, "{link}")).format(link=title_of(codebook, facet), who=who)]
    if facet.kind == "group":
        differs = _("{group}: not grouped alike").format(group=group_title(codebook, facet.name))
        return [grouped.get(facet.name, differs)]
    if facet.kind == "attribute":
        return [_("{attribute} differs").format(attribute=title_of(codebook, facet))]
    told: Mapping[Kind, str] = {
        "missing": _("{who} marked nothing here"),
        "label": _("the label differs"),
        "speaker": _("the speaker differs"),
        "split": _("{who} marked it in pieces"),
        "duplicate": _("{who} marked it twice"),
    }
    return [told[facet.kind].format(who=who)]


def _shifted(shift: Shift, letters: Letters, *, trivial: bool) -> str:
    who = letters.get(shift.annotator, "?")
    if trivial:
        return _("{who} differs in punctuation or space only").format(who=who)
    told = [*_edge(shift.start, _START), *_edge(shift.end, _END)]
    if told:
        return _("{who} {how}").format(who=who, how=_(" and ").join(told))
    if shift.relation == "fragments":
        return _("{who} has other fragments").format(who=who)
    return _("{who} differs by less than a word").format(who=who)


_START, _END = "start", "end"


def _edge(words: int, edge: str) -> Sequence[str]:
    if not words:
        return ()
    count = abs(words)
    if edge == _START:
        early = ngettext("starts {count} word earlier", "starts {count} words earlier", count)
        late = ngettext("starts {count} word later", "starts {count} words later", count)
    else:
        early = ngettext("ends {count} word earlier", "ends {count} words earlier", count)
        late = ngettext("ends {count} word later", "ends {count} words later", count)
    return ((early if words < 0 else late).format(count=count),)


def _who(annotators: Collection[str], letters: Letters) -> str:
    return ", ".join(sorted(letters.get(one, "?") for one in annotators))
