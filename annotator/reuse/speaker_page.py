"""A speaker's page: all with which they are quoted, where, in which form, and by which cues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.speaker import Speaker
from annotator.storage.reader import Reader
from annotator.text.bare_words import bare_words

ORIGIN = "origin"
_SAYING = ("said_by", "claimed_by")
_TEXTS = 16


class Said(Struct, frozen=True):
    """One quote: its text and number of ``words``, its ``form`` (an id of the codebook's, empty if untold), the words
    of its ``cue``, and the speaker's ``position`` in the chain (origin, relay or record).
    """

    quote: Annotation
    text: str
    words: int
    form: str = ""
    cue: str = ""
    position: str = ORIGIN


class ByOutlet(Struct, frozen=True):
    """How often an outlet quotes the speaker, with how many words, in how many articles."""

    outlet: str
    quotes: int
    words: int
    articles: int
    keys: tuple[str, ...]


class SpeakerPage(Struct, frozen=True):
    """``said`` is in the order of stories and articles; ``articles`` are those that quote, ``stories`` their titles."""

    speaker: Speaker
    said: tuple[Said, ...]
    articles: Mapping[str, Article]
    stories: Mapping[str, str]

    @property
    def words(self) -> int:
        """In all quotes."""
        return sum(one.words for one in self.said)

    def forms(self) -> list[tuple[str, int]]:
        """How many quotes have each form, the most frequent first."""
        return _counted(one.form for one in self.said)

    def cues(self) -> list[tuple[str, int]]:
        """How many quotes each cue announces, whatever its case, the most frequent first."""
        return _counted(one.cue.casefold() for one in self.said if one.cue)

    def outlets(self) -> list[ByOutlet]:
        """Each outlet, the one with the most words first."""
        quotes: dict[str, list[Said]] = {}
        for one in self.said:
            quotes.setdefault(self.articles[one.quote.article].outlet or "", []).append(one)
        made = [
            ByOutlet(
                outlet,
                len(found),
                sum(one.words for one in found),
                len({one.quote.article for one in found}),
                tuple(one.quote.id for one in found),
            )
            for outlet, found in quotes.items()
        ]
        return sorted(made, key=lambda one: (-one.words, one.outlet))


def speaker_page(read: Reader, speaker: str, annotators: Collection[str] | None = None) -> SpeakerPage | None:
    """The page of a speaker by what ``annotators`` (None: all) have tagged; None when there is no such entry."""
    found = read.speaker(speaker)
    if found is None:
        return None
    positions = _positions(read, speaker)
    quotes = [a for a in read.annotations_by_id(positions) if annotators is None or a.annotator in annotators]
    cues, text = _cues(read, quotes), lru_cache(maxsize=_TEXTS)(read.text)
    order = {article.id: article for article in read.articles() if article.id in {a.article for a in quotes}}
    by_article: dict[str, list[Said]] = {key: [] for key in order}
    for a in quotes:
        said = a.quoted(text(a.article))
        cue = cues[a.id].quoted(text(a.article)) if a.id in cues else ""
        form = str(a.attributes.get("form", ""))
        by_article[a.article].append(
            Said(a, said, len(bare_words(said).written), form, " ".join(cue.split()), positions[a.id])
        )
    stories = {story.id: story.title for story in read.stories()}
    return SpeakerPage(found, tuple(one for some in by_article.values() for one in some), order, stories)


def speaker_of(read: Reader, annotation: str) -> str | None:
    """Whom an annotation means, or by whom a quote or claim is said, the origin before any relay or record."""
    found = read.annotation(annotation)
    if found is None or found.speaker is not None:
        return found.speaker if found is not None else None
    said = [link for link in read.links_of([annotation]) if link.source == annotation and link.type in _SAYING]
    for link in sorted(said, key=lambda link: (link.attributes.get("position", ORIGIN) != ORIGIN, link.id)):
        mention = read.annotation(link.target) if link.target_kind == "annotation" else None
        speaker = mention.speaker if mention is not None else link.target if link.target_kind == "speaker" else None
        if speaker is not None:
            return speaker
    return None


def _positions(read: Reader, speaker: str) -> dict[str, str]:
    """By quote: where in the chain of who said it the speaker stands, by an entry or a mention; origin above all."""
    meaning = {speaker, *(a.id for a in read.annotations_of_speaker(speaker))}
    positions: dict[str, str] = {}
    for link in read.links_of(meaning):
        if link.type == "said_by" and link.target in meaning:
            position = str(link.attributes.get("position", ORIGIN))
            positions[link.source] = ORIGIN if ORIGIN in (position, positions.get(link.source)) else position
    return positions


def _cues(read: Reader, quotes: Collection[Annotation]) -> dict[str, Annotation]:
    """By quote: what announces it."""
    keys = {a.id for a in quotes}
    cued = {link.source: link.target for link in read.links_of(keys) if link.type == "cued_by" and link.source in keys}
    found = {a.id: a for a in read.annotations_by_id(cued.values())}
    return {quote: found[cue] for quote, cue in cued.items() if cue in found}


def _counted(names: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))
