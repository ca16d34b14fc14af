"""The wordings of quotes: what stands word for word alike is compared once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

import numpy as np

from annotator.model.span import Span
from annotator.reuse.corpus import Corpus, Ints, Longs
from annotator.reuse.features import within_runs
from annotator.reuse.marked import is_marked, marked_parts
from annotator.reuse.sources import Source

_LONGEST = 400
"""Words of a quote that are compared; what is longer is a text rather than a quote."""
_KEPT = 20_000
"""Wordings whose sets of words are kept at once."""


class Forms:
    """The distinct wordings among the quotes of ``sources``, numbered in the order in which they come.

    ``telling`` and ``contents`` say of each how telling its words are together (nats, each word once), and how many
    are words of content; ``marked`` whether it stood in quotation marks. ``places`` lists the numbers of the quotes
    that are worded so; of a quote ``source`` and ``quote`` are the number of its source and its own number there.
    ``core`` is the number of the wording that marks show within it, -1 where there is none.
    """

    def __init__(self, sources: Sequence[Source], corpus: Corpus) -> None:
        self.corpus = corpus
        counts = np.array([len(source.quotes) for source in sources], np.int64)
        self.source, self.quote = np.repeat(np.arange(len(sources)), counts), within_runs(counts)
        cores = dict(_cores(sources))
        whole = [(number, quote.fragments) for number, source in enumerate(sources) for quote in source.quotes]
        self._positions, self._ends = _positions(
            [*whole, *((int(self.source[q]), f) for q, f in cores.items())], corpus
        )
        form_of = self._numbered(len(whole))
        self.core = np.full(len(self.places), -1, np.int64)
        for entry, quote in enumerate(cores, len(whole)):
            if form_of[entry] >= 0 and form_of[quote] != form_of[entry]:
                self.core[form_of[quote]] = form_of[entry]
        self.marked = self._marked(sources, form_of, len(whole))
        self._weigh()
        self._sets: dict[int, frozenset[int]] = {}
        self._apart = set(_overlapping(sources, form_of))

    def __len__(self) -> int:
        return len(self.places)

    def positions(self, quote: int) -> Longs:
        """Where the words of a quote stand in the corpus's row."""
        return self._positions[self._ends[quote] : self._ends[quote + 1]]

    def row(self, form: int) -> Ints:
        """The words of a wording, in order."""
        return self.corpus.words[self.positions(self._first[form])[:_LONGEST]]

    def content(self, form: int) -> Ints:
        """Its words of content, in order."""
        row = self.row(form)
        return row[self.corpus.content[row]]

    def contents_of(self, forms: Longs) -> tuple[Ints, Longs]:
        """The words of content of several wordings, one after another, and of each word the place of its wording."""
        row, owners = self._rows(forms)
        kept = self.corpus.content[row]
        return row[kept], owners[kept]

    def _rows(self, forms: Longs) -> tuple[Ints, Longs]:
        """The words of several wordings, one after another, and of each word the place of its wording."""
        entries = np.array(self._first, np.int64)[forms]
        lengths = np.minimum(self._ends[entries + 1] - self._ends[entries], _LONGEST)
        owners = np.repeat(np.arange(len(forms)), lengths)
        return self.corpus.words[self._positions[self._ends[entries][owners] + within_runs(lengths)]], owners

    def words(self, form: int) -> frozenset[int]:
        """Its words, each once."""
        found = self._sets.get(form)
        if found is None:
            if len(self._sets) >= _KEPT:
                self._sets.clear()
            found = self._sets[form] = frozenset(self.row(form).tolist())
        return found

    def apart(self, one: int, other: int) -> bool:
        """Whether two wordings overlap in some article, as a quote and another within it do."""
        return (min(one, other), max(one, other)) in self._apart

    def meet(self, one: int, other: int) -> bool:
        """Whether some article has quotes of both wordings."""
        first, second = ({int(self.source[quote]) for quote in self.places[form]} for form in (one, other))
        return not first.isdisjoint(second)

    def _numbered(self, quotes: int) -> list[int]:
        """The form of each entry, quotes first; -1 for one without words."""
        self.places: list[list[int]] = []
        self._first: list[int] = []
        known: dict[bytes, int] = {}
        words = self.corpus.words[self._positions]
        ends, form_of = self._ends.tolist(), []
        for entry, (begin, end) in enumerate(pairwise(ends)):
            row = words[begin : min(end, begin + _LONGEST)]
            form = known.setdefault(row.tobytes(), len(known)) if len(row) else -1
            form_of.append(form)
            if form == len(self.places):
                self.places.append([])
                self._first.append(entry)
            if form >= 0 and entry < quotes:
                self.places[form].append(entry)
        return form_of

    def _marked(self, sources: Sequence[Source], form_of: Sequence[int], quotes: int) -> np.ndarray:
        marked = np.zeros(len(self.places), np.bool_)
        entries = ((source, quote) for source in sources for quote in source.quotes)
        for entry, (source, quote) in enumerate(entries):
            if form_of[entry] >= 0:
                marked[form_of[entry]] |= is_marked(source.text, quote.fragments)
        marked[[form for form in form_of[quotes:] if form >= 0]] = True
        return marked

    def _weigh(self) -> None:
        count = len(self.places)
        row, owners = self._rows(np.arange(count))
        self.lengths = np.bincount(owners, minlength=count)
        pairs = np.unique((owners << 32) | row)
        words = pairs & 0xFFFFFFFF
        self.telling = np.bincount(pairs >> 32, self.corpus.weights[words], count)
        self.contents = np.bincount(pairs >> 32, self.corpus.content[words], count).astype(np.int64)


def _cores(sources: Sequence[Source]) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """The stretches in marks of each quote that is not wholly in marks, by the number of the quote."""
    quotes = chain.from_iterable(((source.text, quote) for quote in source.quotes) for source in sources)
    for number, (text, quote) in enumerate(quotes):
        if not is_marked(text, quote.fragments) and (parts := marked_parts(text, quote.fragments)):
            yield number, parts


def _overlapping(sources: Sequence[Source], form_of: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Wordings of which one overlaps the other in some article."""
    number = 0
    for source in sources:
        open_until: list[tuple[int, int]] = []
        numbered = sorted(
            (quote.fragments[0].start, quote.fragments[-1].end, n) for n, quote in enumerate(source.quotes)
        )
        for start, end, place in numbered:
            open_until = [(until, other) for until, other in open_until if until > start]
            form = form_of[number + place]
            yield from ((min(form, other), max(form, other)) for _, other in open_until if form != other)
            open_until.append((end, form))
        number += len(source.quotes)


def _positions(entries: Sequence[tuple[int, tuple[Span, ...]]], corpus: Corpus) -> tuple[Longs, Longs]:
    """The positions of the words of all entries (text and fragments), and where each entry's begin among them."""
    told = ((text, entry, span.start, span.end) for entry, (text, found) in enumerate(entries) for span in found)
    spans = np.fromiter(chain.from_iterable(told), np.int64).reshape(-1, 4)
    starts, ends = corpus.words_in(spans[:, 0], spans[:, 2], spans[:, 3])
    lengths = ends - starts
    positions = np.repeat(starts, lengths) + within_runs(lengths)
    sizes = np.bincount(spans[:, 1], lengths, len(entries)).astype(np.int64)
    return positions, np.concatenate([[0], np.cumsum(sizes)])
