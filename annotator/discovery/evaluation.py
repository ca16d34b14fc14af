"""How good proposals are beside what a person tagged: counts, from which precision, recall and F1 follow."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from annotator.discovery.descriptions import telling
from annotator.model.span import Span

Parts = tuple[Span, ...]

QUOTED = ("direct", "mixed")
ROWS: Mapping[str, tuple[str, ...]] = {
    "direct": ("direct",),
    "mixed": ("mixed",),
    "direct_and_mixed": QUOTED,
    "indirect": ("indirect",),
    "narrated": ("narrated",),
    "marks_only": ("marks_only",),
    "all": ("direct", "mixed", "indirect", "narrated"),
}
"""Which forms of quotes count together."""


class Judged(Struct, frozen=True):
    """A quote, proposed or tagged, under a ``key`` of its own.

    ``speakers`` are the ids or names by which its origin may be known.
    """

    article: str
    fragments: Parts
    form: str
    mention: Parts = ()
    speakers: frozenset[str] = frozenset()
    cue: Parts = ()
    key: str = ""


class Score(Struct, frozen=True):
    """``right`` of ``proposed`` were so, of ``tagged`` that there are; counted in quotes, or in characters."""

    right: float
    proposed: int
    tagged: int
    found: float

    @property
    def precision(self) -> float | None:
        """The share of the proposed that is right, None where nothing is proposed."""
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        """The share of the tagged that was found, None where nothing is tagged."""
        return self.found / self.tagged if self.tagged else None

    @property
    def f1(self) -> float | None:
        """Their harmonic mean, None where both have nothing to go by."""
        precision, recall = self.precision, self.recall
        if precision is None and recall is None:
            return None
        if not precision or not recall:
            return 0.0
        return 2 * precision * recall / (precision + recall)


class Row(Struct, frozen=True):
    """Scores of one group of forms: fragments equal, one to one with some overlap, and by character."""

    exact: Score
    overlap: Score
    character: Score


class Share(Struct, frozen=True):
    """``right`` of ``seen``."""

    right: int
    seen: int

    @property
    def share(self) -> float | None:
        """Their ratio, None where nothing was seen."""
        return self.right / self.seen if self.seen else None


class Evaluation(Struct, frozen=True):
    """``rows`` by the keys of :data:`ROWS`; the shares are of quotes found whose tag the person linked.

    ``speaker``: the same person of the register or the same name; ``mention``: the same place; ``cue``: the same
    place; ``form``: the same form. ``identity`` says, whatever they are called, whether quotes of one speaker get one
    and those of different ones different ones (B-cubed, each quote found counts alike). ``matched`` are the pairs of
    proposed and tagged, ``missed`` and ``wrong`` the rest.
    """

    rows: Mapping[str, Row]
    form: Share
    speaker: Share
    mention: Share
    cue: Share
    identity: Score
    missed: tuple[Judged, ...] = ()
    wrong: tuple[Judged, ...] = ()
    matched: tuple[tuple[Judged, Judged], ...] = ()


def evaluate(proposed: Iterable[Judged], tagged: Iterable[Judged]) -> Evaluation:
    """``proposed`` against ``tagged``."""
    ours, theirs = list(proposed), list(tagged)
    rows = {key: _row(_of(ours, forms), _of(theirs, forms)) for key, forms in ROWS.items()}
    mine, gold = _of(ours, ROWS["all"]), _of(theirs, ROWS["all"])
    pairs = _pairs(mine, gold)
    matched = [(mine[a], gold[b]) for a, b in pairs]
    got, hit = {b for _a, b in pairs}, {a for a, _b in pairs}
    return Evaluation(
        rows,
        _share(one.form == other.form for one, other in matched),
        _share(bool(one.speakers & other.speakers) for one, other in matched if other.speakers),
        _share(_overlap(one.mention, other.mention) > 0 for one, other in matched if other.mention),
        _share(_overlap(one.cue, other.cue) > 0 for one, other in matched if other.cue),
        _identity([(one, other) for one, other in matched if other.speakers]),
        tuple(q for number, q in enumerate(gold) if number not in got),
        tuple(q for number, q in enumerate(mine) if number not in hit),
        tuple(matched),
    )


def _identity(pairs: Sequence[tuple[Judged, Judged]]) -> Score:
    """B-cubed: of each quote, the share of those with its proposed speaker that have its tagged one, and inversely.

    A quote for which nobody is proposed is alone.
    """
    ours = [_called(one.speakers) or (one.key,) for one, _other in pairs]
    theirs = [_called(other.speakers) for _one, other in pairs]
    alike = Counter(zip(ours, theirs, strict=True))
    of_ours, of_theirs = Counter(ours), Counter(theirs)
    right = sum(number * number / of_ours[one] for (one, _other), number in alike.items())
    found = sum(number * number / of_theirs[other] for (_one, other), number in alike.items())
    return Score(right, len(pairs), len(pairs), found)


def _called(speakers: frozenset[str]) -> tuple[str, ...]:
    """The ids or names without their small words, in one order."""
    return tuple(sorted(" ".join(telling(name)) or name for name in speakers))


def _of(quotes: Sequence[Judged], forms: Sequence[str]) -> list[Judged]:
    return [q for q in quotes if q.form in forms]


def _row(ours: list[Judged], theirs: list[Judged]) -> Row:
    same = {(q.article, q.fragments) for q in ours} & {(q.article, q.fragments) for q in theirs}
    exact = [sum((q.article, q.fragments) in same for q in quotes) for quotes in (ours, theirs)]
    pairs = len(_pairs(ours, theirs))
    mine, gold = _characters(ours), _characters(theirs)
    both = sum(len(mine[article] & gold[article]) for article in mine.keys() & gold.keys())
    lengths = [sum(map(len, one.values())) for one in (mine, gold)]
    return Row(
        Score(exact[0], len(ours), len(theirs), exact[1]),
        Score(pairs, len(ours), len(theirs), pairs),
        Score(both, lengths[0], lengths[1], both),
    )


def _characters(quotes: Iterable[Judged]) -> dict[str, set[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for quote in quotes:
        for fragment in quote.fragments:
            found[quote.article].update(range(fragment.start, fragment.end))
    return found


def _pairs(ours: Sequence[Judged], theirs: Sequence[Judged]) -> list[tuple[int, int]]:
    """One to one, those that share most of what either covers first."""
    by_article: defaultdict[str, list[int]] = defaultdict(list)
    for number, quote in enumerate(theirs):
        by_article[quote.article].append(number)
    alike = []
    for one, quote in enumerate(ours):
        for other in by_article[quote.article]:
            shared = _overlap(quote.fragments, theirs[other].fragments)
            if shared:
                whole = _length(quote.fragments) + _length(theirs[other].fragments) - shared
                alike.append((-shared / whole, one, other))
    taken: tuple[set[int], set[int]] = set(), set()
    found = []
    for _likeness, one, other in sorted(alike):
        if one not in taken[0] and other not in taken[1]:
            found.append((one, other))
            taken[0].add(one)
            taken[1].add(other)
    return found


def _overlap(one: Parts, other: Parts) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _length(parts: Parts) -> int:
    return sum(map(len, parts))


def _share(answers: Iterable[bool]) -> Share:
    listed = list(answers)
    return Share(sum(listed), len(listed))
