"""From files to what a project is to store: stories named, metadata applied, twins found, choices kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, structs

from annotator.exchange.reading.duplicates import Twin, find_twins
from annotator.exchange.reading.extract import shown_name
from annotator.exchange.reading.folders import find_files
from annotator.exchange.reading.found import ColumnMapping, FoundArticle, FoundFolder, Refused
from annotator.exchange.reading.metadata import Note, Sidecar, read_sidecar, unmatched, with_metadata
from annotator.exchange.reading.reader import read_all
from annotator.model.errors import ArticleError
from annotator.model.new_article import NewArticle
from annotator.storage.reader import Reader

Tell = Callable[[int, int], None]
"""Told how many files of how many are read; what it raises ends the reading."""


class Source(Struct, frozen=True):
    """Files of one story: its proposed ``title`` (empty for files given one by one) and the metadata about them."""

    title: str
    files: tuple[Path, ...]
    metadata: tuple[Sidecar, ...] = ()

    def read(
        self, path: Path, *, encoding: str | None = None, mapping: ColumnMapping | None = None
    ) -> Iterator[FoundArticle | Refused]:
        """The articles of one of the files, with what the metadata says of them; their story is named if known."""
        for item in read_all([path], encoding=encoding, mapping=mapping):
            yield item if isinstance(item, Refused) else self._described(item)

    def _described(self, article: FoundArticle) -> FoundArticle:
        for sidecar in self.metadata:
            article = with_metadata(article, sidecar)
        return article if article.story or not self.title else structs.replace(article, story=self.title)


CHOSEN = 0.6
"""Texts that share so much wording are taken as versions of one another unless told otherwise; less is only offered."""


class Candidate(Struct, frozen=True, kw_only=True):
    """A found article with what is decided about it.

    ``taken``: whether it goes in. ``same`` is the exact twin because of which it need not; ``near`` are articles of
    which it may be another version, most alike first; ``version_of`` is the one of them that was chosen. A Twin's
    ``other`` is a place among the candidates.
    """

    article: FoundArticle
    source: Source
    taken: bool = True
    same: Twin | None = None
    near: tuple[Twin, ...] = ()
    version_of: Twin | None = None


class Batch(Struct, frozen=True):
    """What was found in files: candidates in order, what was refused, what of the metadata could not be used."""

    candidates: tuple[Candidate, ...]
    refused: tuple[Refused, ...] = ()
    notes: tuple[Note, ...] = ()


def find_sources(paths: Iterable[Path], metadata: Path | None = None) -> tuple[list[Source], list[Refused]]:
    """The files under ``paths`` by story, and what is left out.

    ``metadata`` is a file about all of them, which overrules those in their folders. Raises ArticleError when it
    cannot be read; a folder's own metadata that cannot be read is refused like any file.
    """
    overall = (read_sidecar(metadata),) if metadata else ()
    folders = find_files(paths)
    refused = [refusal for folder in folders for refusal in folder.skipped]
    sources = []
    for folder, title in zip(folders, _titles(folders), strict=True):
        beside = _sidecar(folder.sidecar, refused) if folder.sidecar else ()
        if folder.files:
            sources.append(Source(title, folder.files, (*beside, *overall)))
    return sources, refused


def read_batch(sources: Sequence[Source], reader: Reader, *, encoding: str | None = None, tell: Tell) -> Batch:
    """Everything in the files of ``sources``, compared with each other and with the project behind ``reader``."""
    total, done = sum(len(source.files) for source in sources), 0
    found: list[Candidate] = []
    refused: list[Refused] = []
    for source in sources:
        for path in source.files:
            tell(done, total)
            for item in source.read(path, encoding=encoding):
                if isinstance(item, Refused):
                    refused.append(item)
                else:
                    found.append(Candidate(article=item, source=source))
            done += 1
    tell(done, total)
    return Batch(tuple(compared(found, reader)), tuple(refused), tuple(_notes(sources, found)))


def compared(candidates: Sequence[Candidate], reader: Reader) -> list[Candidate]:
    """``candidates`` with their twins: exact ones are not taken, near ones become versions of the most alike
    when it is alike enough.
    """
    texts = [(article.id, reader.text(article.id)) for article in reader.articles()]
    twins: dict[int, list[Twin]] = {}
    for twin in find_twins([candidate.article for candidate in candidates], reader.hashes(), texts):
        twins.setdefault(twin.found, []).append(twin)
    return [_judged(candidate, twins.get(place, [])) for place, candidate in enumerate(candidates)]


def new_articles(candidates: Sequence[Candidate], loose: str) -> tuple[NewArticle, ...]:
    """Those that are taken, as they are to be stored; an article without story goes to the one titled ``loose``."""
    names = _names(candidates)
    return tuple(
        _new(candidate, names[place], loose, _version(candidate.version_of, candidates, names))
        for place, candidate in enumerate(candidates)
        if candidate.taken
    )


def _titles(folders: Sequence[FoundFolder]) -> list[str]:
    """Folders of one name are told apart by the folder that they are in."""
    times = Counter(folder.title for folder in folders)
    return [
        f"{shown_name(folder.path.resolve().parent)} / {folder.title}"
        if folder.path and times[folder.title] > 1
        else folder.title
        for folder in folders
    ]


def _sidecar(path: Path, refused: list[Refused]) -> tuple[Sidecar, ...]:
    try:
        return (read_sidecar(path),)
    except ArticleError as error:
        refused.append(Refused(shown_name(path), error.key, dict(error.facts), path))
        return ()


def _notes(sources: Sequence[Source], found: Sequence[Candidate]) -> Iterator[Note]:
    sidecars = {id(sidecar): sidecar for source in sources for sidecar in source.metadata}
    names: dict[int, set[str]] = {key: set() for key in sidecars}
    for source in sources:
        for sidecar in source.metadata:
            names[id(sidecar)].update(path.name for path in source.files)
    for candidate in found:
        for sidecar in candidate.source.metadata:
            names[id(sidecar)].add(candidate.article.name)
    for key, sidecar in sidecars.items():
        yield from sidecar.notes
        yield from unmatched(sidecar, names[key])


def _judged(candidate: Candidate, twins: Sequence[Twin]) -> Candidate:
    same = next((twin for twin in twins if twin.exact), None)
    near = tuple(twin for twin in twins if not twin.exact)
    chosen = near[0] if near and near[0].similarity >= CHOSEN else None
    return structs.replace(candidate, taken=same is None, same=same, near=near, version_of=chosen)


def _names(candidates: Sequence[Candidate]) -> list[str]:
    """A name for each that no other has: files in two folders may be called alike."""
    times: Counter[str] = Counter()
    taken: set[str] = set()
    names = []
    for candidate in candidates:
        name = given = candidate.article.name
        while name in taken:
            times[given] += 1
            name = f"{given} ({times[given] + 1})"
        taken.add(name)
        names.append(name)
    return names


def _version(twin: Twin | None, candidates: Sequence[Candidate], names: Sequence[str]) -> str | None:
    """What the project will know the other text by; one that does not go in is stood for by its own twin there."""
    if twin is None or twin.other is None:
        return twin.article if twin else None
    other = candidates[twin.other]
    return names[twin.other] if other.taken else _version(other.same, candidates, names)


def _new(candidate: Candidate, name: str, loose: str, version_of: str | None) -> NewArticle:
    article = candidate.article
    known: Mapping[str, str | None] = {field: getattr(article, field) or None for field in _KNOWN}
    return NewArticle(
        text=article.text,
        story=article.story or loose,
        name=name,
        version_of=version_of,
        source=article.name,
        encoding=article.encoding,
        reader=article.reader,
        zones=tuple((zone.label, zone.span) for zone in article.zones),
        **known,
    )


_KNOWN = ("outlet", "title", "byline", "published", "url", "language")
