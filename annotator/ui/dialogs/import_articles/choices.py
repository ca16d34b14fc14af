"""What a person decides about the articles that were found, before anything is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import structs

from annotator.exchange.importing import Batch, Candidate, Source
from annotator.exchange.reading.duplicates import Twin
from annotator.exchange.reading.found import FoundArticle, Refused, Zone

Row = Candidate | Refused
Key = tuple[Path, str]
Reading = tuple[Source, Path, Sequence[FoundArticle | Refused]]
"""What one file gave when it was read anew."""


class Choices:
    """Candidates first, then what was refused; rows are told by place.

    ``loose`` is the story of articles that have none of their own. What was typed is kept when a file is read again.
    """

    def __init__(self, batch: Batch, loose: str) -> None:
        self.loose = loose
        self.notes = batch.notes
        self.candidates = list(batch.candidates)
        self.refused = list(batch.refused)
        self._typed: dict[Key, dict[str, str | None]] = {}
        self._dropped: dict[Key, frozenset[Zone]] = {}

    def __len__(self) -> int:
        return len(self.candidates) + len(self.refused)

    def __getitem__(self, place: int) -> Row:
        here = len(self.candidates)
        return self.candidates[place] if place < here else self.refused[place - here]

    @property
    def taken(self) -> int:
        """How many go in."""
        return sum(candidate.taken for candidate in self.candidates)

    def story(self, place: int) -> str:
        """The story that an article goes to."""
        return self.candidates[place].article.story or self.loose

    def value(self, place: int, name: str) -> str | None:
        """One field of an article."""
        if name == "story":
            return self.story(place)
        value: str | None = getattr(self.candidates[place].article, name)
        return value

    def take(self, places: Iterable[int], taken: bool) -> None:
        """Have articles go in, or not."""
        self._change(places, lambda candidate: structs.replace(candidate, taken=taken))

    def type(self, places: Iterable[int], name: str, value: str | None) -> None:
        """Give a field of articles a value, None for blank; a blank story is the loose one."""
        for place in self._among(places):
            candidate = self.candidates[place]
            article = candidate.article
            self._typed.setdefault(_key(article), {})[name] = value
            self.candidates[place] = structs.replace(candidate, article=structs.replace(article, **{name: value}))

    def choose_version(self, place: int, twin: Twin | None) -> None:
        """Say of which article this is another version."""
        self._change([place], lambda candidate: structs.replace(candidate, version_of=twin))

    def zones(self, place: int) -> list[tuple[Zone, bool]]:
        """The zones of an article in text order, and whether each is kept."""
        article = self.candidates[place].article
        dropped = self._dropped.get(_key(article), frozenset())
        found = [*((zone, True) for zone in article.zones), *((zone, False) for zone in dropped)]
        return sorted(found, key=lambda each: (each[0].span, each[0].label))

    def keep_zone(self, place: int, zone: Zone, kept: bool) -> None:
        """Have a zone go in, or not; one that is not known yet is added."""
        article = self.candidates[place].article
        dropped = self._dropped.get(_key(article), frozenset())
        self._dropped[_key(article)] = dropped - {zone} if kept else dropped | {zone}
        self._set_zones(place, {*article.zones, zone} if kept else {*article.zones} - {zone})

    def relabel_zone(self, place: int, zone: Zone, label: str) -> Zone:
        """Call a zone something else, and keep it; answers it as it is then."""
        article = self.candidates[place].article
        changed = structs.replace(zone, label=label)
        self._dropped[_key(article)] = self._dropped.get(_key(article), frozenset()) - {zone, changed}
        self._set_zones(place, {*article.zones, changed} - ({zone} - {changed}))
        return changed

    def _set_zones(self, place: int, zones: Iterable[Zone]) -> None:
        candidate = self.candidates[place]
        ordered = tuple(sorted(zones, key=lambda zone: (zone.span, zone.label)))
        self.candidates[place] = structs.replace(candidate, article=structs.replace(candidate.article, zones=ordered))

    def path(self, place: int) -> Path | None:
        """The file behind a row."""
        row = self[place]
        return row.article.path if isinstance(row, Candidate) else row.path

    def read_again(self, readings: Sequence[Reading]) -> Batch:
        """Everything, with some files as they were read anew; to be compared and then given to :meth:`settle`."""
        candidates, refused = list(self.candidates), list(self.refused)
        for source, path, items in readings:
            found = [item for item in items if isinstance(item, FoundArticle)]
            fresh = [Candidate(article=self._as_typed(item), source=source) for item in found]
            at = next((n for n, c in enumerate(candidates) if c.article.path == path), len(candidates))
            after = [candidate for candidate in candidates[at:] if candidate.article.path != path]
            candidates = [*candidates[:at], *fresh, *after]
            refused = [refusal for refusal in refused if refusal.path != path]
            refused += [item for item in items if isinstance(item, Refused)]
        return Batch(tuple(candidates), tuple(refused), self.notes)

    def settle(self, batch: Batch) -> None:
        """Replace everything, keeping what was decided of articles whose text and twins are as before."""
        before = {_key(c.article): (c, self._twins(c, self.candidates)) for c in self.candidates}
        settled = []
        for candidate in batch.candidates:
            old, twins = before.get(_key(candidate.article), (candidate, None))
            same_text = old.article.sha256 == candidate.article.sha256
            kept = structs.replace(candidate, article=old.article) if same_text else candidate
            same_twins = same_text and twins == self._twins(candidate, batch.candidates)
            settled.append(_decided(kept, old) if same_twins else kept)
        self.candidates, self.refused = settled, list(batch.refused)

    def _twins(self, candidate: Candidate, among: Sequence[Candidate]) -> list[object]:
        twins = [*([candidate.same] if candidate.same else []), *candidate.near]
        return [twin.article if twin.other is None else _key(among[twin.other].article) for twin in twins]

    def _as_typed(self, article: FoundArticle) -> FoundArticle:
        return structs.replace(article, **self._typed.get(_key(article), {}))

    def _change(self, places: Iterable[int], change: Callable[[Candidate], Candidate]) -> None:
        for place in self._among(places):
            self.candidates[place] = change(self.candidates[place])

    def _among(self, places: Iterable[int]) -> list[int]:
        return [place for place in places if place < len(self.candidates)]


def _key(article: FoundArticle) -> Key:
    return article.path, article.name


def _decided(candidate: Candidate, old: Candidate) -> Candidate:
    chosen = old.near.index(old.version_of) if old.version_of in old.near else None
    version = candidate.near[chosen] if chosen is not None else None
    return structs.replace(candidate, taken=old.taken, version_of=version)
