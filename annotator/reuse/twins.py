"""Twins: the renderings of the same words in a story's articles, in groups of which none fuses two utterances."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, product

import msgspec
import numpy as np
from msgspec import Struct

from annotator.model.group import GroupKind
from annotator.model.span import Span
from annotator.reuse.clusters import clusters
from annotator.reuse.corpus import Corpus, Longs
from annotator.reuse.edges import parted, with_marks
from annotator.reuse.features import COMMON, candidate_pairs
from annotator.reuse.forms import Forms
from annotator.reuse.joining import joined_groups, runs
from annotator.reuse.likeness import Likeness
from annotator.reuse.marked import marked_parts
from annotator.reuse.places import Found, Places
from annotator.reuse.rendering import claimed, rendering
from annotator.reuse.sources import Quote, Source
from annotator.text.word_diff import Wording


class Twin(Struct, frozen=True):
    """A rendering: where it stands, ``how`` it renders the group's reference, in what it ``differs``.

    ``quote`` is the id of the quote it is, empty where none has one; ``changes`` counts the differences.
    """

    article: str
    fragments: tuple[Span, ...]
    how: str
    differs: tuple[str, ...] = ()
    changes: int = 0
    quote: str = ""


class TwinGroup(Struct, frozen=True):
    """Renderings of the same words in two or more articles, in the order of the sources; ``reference`` by place."""

    members: tuple[Twin, ...]
    reference: int = 0
    kind: GroupKind = "quote"


class _Member(Struct, frozen=True, order=True):
    """A place in a source; ``quote`` is its number among the quotes, -1 for a place without one.

    ``said`` are the source's own words in it, where these are known.
    """

    source: int
    fragments: tuple[Span, ...]
    quote: int = -1
    said: tuple[Span, ...] = ()


def twins(sources: Sequence[Source], kind: GroupKind = "quote") -> list[TwinGroup]:
    """The groups, those in most articles first. Each quote or claim stands in at most one.

    Whether two renderings belong together depends on the words of all ``sources``, which should be those of one story.
    Near-linear in their length; where more than some dozen wordings share all that is telling, only the first are
    compared.
    """
    corpus = Corpus([source.text for source in sources], [source.captions for source in sources])
    forms = Forms(sources, corpus)
    likeness = Likeness(forms)
    telling = likeness.telling()
    groups = joined_groups(_grouped(forms, likeness, telling), forms, sources)
    members = [_members(group, forms, likeness, sources) for group in groups]
    for group, places in _unmarked(forms, likeness, telling, groups, [source.text for source in sources]).items():
        members[group] += [_place(place, sources, corpus) for place in places]
    made = [_group(found, sources, kind) for found in members if len({member.source for member in found}) > 1]
    return sorted(made, key=lambda group: -len({member.article for member in group.members}))


def twins_of(sources: Sequence[Source], article: str, fragments: tuple[Span, ...]) -> TwinGroup | None:
    """The group of the words at ``fragments`` of ``article``, whether the sources' quotes have them or not.

    None where no other article has them, or where they are not telling.
    """
    asked = [
        msgspec.structs.replace(
            source, quotes=[*_beside(source.quotes, fragments), Quote(fragments)], going_on=frozenset()
        )
        if source.article == article
        else source
        for source in sources
    ]
    wanted = (article, fragments)
    return next((group for group in twins(asked) if wanted in {(m.article, m.fragments) for m in group.members}), None)


def _beside(quotes: Sequence[Quote], fragments: tuple[Span, ...]) -> list[Quote]:
    return [quote for quote in quotes if not any(own.overlaps(f) for own in quote.fragments for f in fragments)]


def _grouped(forms: Forms, likeness: Likeness, telling: Longs) -> list[list[int]]:
    """The telling wordings in groups, by number, in the order in which they come; also those that stand alone."""
    row, places = forms.contents_of(telling)
    owners = telling.astype(np.int32)[places]
    wholes: dict[int, list[int]] = defaultdict(list)
    for whole in np.flatnonzero(forms.core >= 0).tolist():
        wholes[int(forms.core[whole])].append(whole)
    together = clusters(_of_wholes(candidate_pairs(row, owners, forms.corpus.weights), forms, wholes), likeness)
    taken = {form for group in together for form in group}
    alone = ([form] for form in telling.tolist() if form not in taken and forms.places[form])
    return sorted([*together, *alone])


def _of_wholes(
    pairs: Iterable[tuple[int, int]], forms: Forms, wholes: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """``pairs`` of wordings that quotes have whole, each word in marks within others exchanged for these."""
    seen: set[tuple[int, int]] = set()
    alone = ((core, core) for core, around in wholes.items() if len(around) + len(forms.places[core]) > 1)
    for one, other in chain(pairs, alone):
        first, second = (
            [*([form] if forms.places[form] else []), *islice(wholes.get(form, ()), COMMON)] for form in (one, other)
        )
        for ends in product(first, second):
            pair = (min(ends), max(ends))
            if pair[0] != pair[1] and (not wholes or pair not in seen):
                if wholes:
                    seen.add(pair)
                yield pair


def _unmarked(
    forms: Forms, likeness: Likeness, telling: Longs, groups: Sequence[Sequence[int]], texts: Sequence[str]
) -> dict[int, list[Found]]:
    """By group, the best place without marks in each article that has no member of it; each place in one group."""
    open_words = np.ones(len(forms.corpus), np.bool_)
    for form in telling.tolist():
        for quote in forms.places[form]:
            open_words[forms.positions(quote)] = False
    spokesmen = [max(group, key=lambda form: (forms.telling[form], -form)) for group in groups]
    passed = [
        place * len(texts) + int(text)
        for place, group in enumerate(groups)
        for text in {int(forms.source[quote]) for form in group for quote in forms.places[form]}
    ]
    of_form = {form: group for group, form in enumerate(spokesmen)}
    found = Places(likeness, open_words, texts).of(np.array(spokesmen, np.int64), np.array(sorted(passed), np.int64))
    chosen: dict[int, list[Found]] = defaultdict(list)
    taken: dict[int, list[Found]] = defaultdict(list)
    for place in sorted(found, key=lambda place: (-place.share * forms.telling[place.form], place.form, place.text)):
        if not any(place.first <= other.last and other.first <= place.last for other in taken[place.text]):
            taken[place.text].append(place)
            chosen[of_form[place.form]].append(place)
    return chosen


def _members(group: Sequence[int], forms: Forms, likeness: Likeness, sources: Sequence[Source]) -> list[_Member]:
    form_of = {quote: form for form in group for quote in forms.places[form]}
    return [
        _member([(quote, form_of[quote]) for quote in run], forms, likeness, sources)
        for run in runs(sorted(form_of), forms, sources)
    ]


def _member(run: Sequence[tuple[int, int]], forms: Forms, likeness: Likeness, sources: Sequence[Source]) -> _Member:
    """Quotes that go on with one another, each with its wording, as one member."""
    source = int(forms.source[run[0][0]])
    fragments: list[Span] = []
    said: list[Span] = []
    for quote, form in run:
        own = sources[source].quotes[int(forms.quote[quote])].fragments
        fragments += own
        core = int(forms.core[form])
        if core >= 0 and forms.telling[core] >= likeness.bar:
            said += marked_parts(sources[source].text, own)
        elif forms.marked[form]:
            said += own
    return _Member(source, tuple(fragments), int(forms.quote[run[0][0]]), tuple(said))


def _place(place: Found, sources: Sequence[Source], corpus: Corpus) -> _Member:
    text = sources[place.text].text
    first, last = place.first, place.last
    while (
        last > first
        and not corpus.content[corpus.words[last]]
        and parted(text, corpus.ends[last - 1], corpus.starts[last])
    ):
        last -= 1
    while (
        first < last
        and not corpus.content[corpus.words[first]]
        and parted(text, corpus.ends[first], corpus.starts[first + 1])
    ):
        first += 1
    return _Member(place.text, with_marks(text, corpus.fragments(np.arange(first, last + 1))))


def _group(found: Iterable[_Member], sources: Sequence[Source], kind: GroupKind) -> TwinGroup:
    members = sorted(found)
    wordings = [Wording(sources[member.source].text, member.said or member.fragments) for member in members]
    reference = max(range(len(members)), key=lambda n: (_rank(members[n]), -n))
    made = []
    for member, wording in zip(members, wordings, strict=True):
        source = sources[member.source]
        rendered = rendering(wordings[reference], wording) if kind == "quote" else claimed(wordings[reference], wording)
        quote = source.quotes[member.quote].id if member.quote >= 0 else ""
        made.append(Twin(source.article, member.fragments, rendered.how, rendered.differs, rendered.changes, quote))
    return TwinGroup(tuple(made), reference, kind)


def _rank(member: _Member) -> tuple[bool, bool, int]:
    """The reference is the longest of what is said in its source's own words."""
    return bool(member.said), member.quote >= 0, sum(map(len, member.said or member.fragments))
