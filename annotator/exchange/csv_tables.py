"""A project as CSV tables: annotations, quotes with who says them, claims, speakers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from annotator.exchange.dataset_options import ExportOptions, pseudonyms, selection_of
from annotator.exchange.table_cells import TableFile, pairs, several, value_cell
from annotator.exchange.table_rows import Attributions, Voices
from annotator.exchange.whole_file import whole_folder
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.codebook import Codebook, Label
from annotator.model.errors import DatasetError
from annotator.storage.reader import Reader
from annotator.storage.streaming import Chunk, Stream

TABLES = ("annotations", "quotes", "claims", "speakers")
_PLACE = ("story", "article_id", "outlet", "article", "published", "annotator")
_WORDS = ("start", "end", "fragments", "text")
_JUDGED = ("certainty", "note")
_ANNOTATIONS = ("id", *_PLACE, "label", *_WORDS, "speaker", "attributes", *_JUDGED, "origin", "created", "modified")
_QUOTES = ("id", *_PLACE, *_WORDS, "speaker", "speaker_id", "speaker_kind", "mention", "cue", "relay", "record")
_CLAIMS = ("id", *_PLACE, *_WORDS, "speaker", "speaker_id", "quote_id")
_SPEAKERS = ("id", "name", "kind", "aliases", "description", "note", "external_ids", "mentions", "quotes", "articles")


def write_tables(
    read: Reader,
    folder: Path,
    options: ExportOptions | None = None,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Write ``annotations.csv``, ``quotes.csv``, ``claims.csv`` and ``speakers.csv`` into ``folder``, made if missing.

    All four appear or none, also when ``report`` (articles done, of all) raises to stop it; tables of an earlier
    export are replaced, other files in the folder stay. Raises DatasetError ``dataset.cannot_write``.
    """
    options = options or ExportOptions()
    stream = Stream(read, selection_of(read, options))
    try:
        with whole_folder(folder) as part, stream.moment(), ExitStack() as stack:
            files = {name: stack.enter_context((part / f"{name}.csv").open("wb")) for name in TABLES}
            tables = _Tables(read, stream, options)
            tables.write({name: TableFile(files[name], tables.headings[name]) for name in TABLES}, report)
            for file in files.values():
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise DatasetError("dataset.cannot_write", name=folder.name, reason=error.strerror or str(error)) from error


class _Tables:
    def __init__(self, read: Reader, stream: Stream, options: ExportOptions) -> None:
        self._read, self._stream = read, stream
        shown = pseudonyms(read, options)
        self._names = {a.id: shown(a).name for a in read.annotators()}
        self._stories = {story.id: story.title for story, _ in stream.stories()}
        codebook = read.codebook()
        self._quotes, self._claims = _labels(codebook, "quote"), _labels(codebook, "claim")
        self._asked = {"quotes": _questions(self._quotes), "claims": _questions(self._claims)}
        self.headings = {
            "annotations": _ANNOTATIONS,
            "quotes": (*_QUOTES, *_told(self._asked["quotes"], _QUOTES), "other_attributes", *_JUDGED),
            "claims": (*_CLAIMS, *_told(self._asked["claims"], _CLAIMS), "other_attributes", *_JUDGED),
            "speakers": _SPEAKERS,
        }

    def write(self, tables: dict[str, TableFile], report: Callable[[int, int], None]) -> None:
        """One pass over the articles, then the register."""
        voices = Voices(self._read.speakers())
        done, total = 0, self._stream.sizes().articles
        for chunk in self._stream.chunks():
            said = Attributions(self._read, chunk, self._stream.links_from([a.id for a in chunk.articles]), voices)
            for article in chunk.articles:
                self._article(tables, chunk, article, said)
            done += len(chunk.articles)
            report(done, total)
        for speaker in self._stream.speakers():
            known = (speaker.id, speaker.name, speaker.kind, several(speaker.aliases), speaker.description)
            tables["speakers"].write((*known, speaker.note, pairs(speaker.external_ids), *voices.counts(speaker.id)))
        for table in tables.values():
            table.finish()

    def _article(self, tables: dict[str, TableFile], chunk: Chunk, article: Article, said: Attributions) -> None:
        quotes, claims = ({label.id for label in labels} for labels in (self._quotes, self._claims))
        text = chunk.texts[article.id]
        for a in chunk.annotations[article.id]:
            said.voices.seen(a)
            place, words = self._place(a, article), (a.start, a.end, len(a.fragments), a.quoted(text))
            judged = (a.certainty, a.note)
            meant = (said.voices.name(a.speaker), pairs(a.attributes))
            stamps = (a.origin, a.created, a.modified)
            tables["annotations"].write((*place, a.label, *words, *meant, *judged, *stamps))
            if a.label in quotes:
                tables["quotes"].write((*place, *words, *said.of_quote(a), *self._answers("quotes", a), *judged))
            if a.label in claims:
                tables["claims"].write((*place, *words, *said.of_claim(a), *self._answers("claims", a), *judged))

    def _place(self, a: Annotation, article: Article) -> tuple[object, ...]:
        about = (self._stories[article.story], article.id, article.outlet, article.title, article.published)
        return (a.id, *about, self._names[a.annotator])

    def _answers(self, table: str, a: Annotation) -> Iterator[object]:
        """A cell for each question of the codebook, and one for what it does not ask."""
        asked = self._asked[table]
        yield from (value_cell(a.attributes.get(name)) for name in asked)
        yield pairs({name: value for name, value in a.attributes.items() if name not in asked})


def _labels(codebook: Codebook, kind: str) -> tuple[Label, ...]:
    """The labels of things that are said, or claimed: those that groups of that kind hold, and the one called so."""
    named = {kind, *(label for group in codebook.groups if group.id == kind for label in group.labels)}
    return tuple(label for label in codebook.labels if label.id in named)


def _questions(labels: Iterable[Label]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(attribute.id for label in labels for attribute in label.attributes))


def _told(asked: Iterable[str], taken: tuple[str, ...]) -> Iterator[str]:
    """Headings of attributes, apart from the fixed ones."""
    fixed = {*taken, *_JUDGED, "other_attributes"}
    return (f"attribute {name}" if name in fixed else name for name in asked)
