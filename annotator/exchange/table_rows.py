"""Who says a quote and makes a claim, as cells of one row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from annotator.exchange.table_cells import several
from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.speaker import Speaker
from annotator.storage.reader import Reader
from annotator.storage.streaming import Chunk

_POSITIONS = ("origin", "relay", "record")


class Voices:
    """The register, and how often each speaker is met while rows are written."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._speakers = {speaker.id: speaker for speaker in speakers}
        self._mentions: Counter[str] = Counter()
        self._quotes: Counter[str] = Counter()
        self._articles: Counter[str] = Counter()
        self._last: dict[str, str] = {}

    def name(self, key: str | None) -> str:
        """The name of the speaker of that id, empty when there is none."""
        return self._speakers[key].name if key in self._speakers else ""

    def kind(self, key: str | None) -> str:
        """The kind of the speaker of that id, empty when there is none."""
        return self._speakers[key].kind if key in self._speakers else ""

    def seen(self, mention: Annotation) -> None:
        """Count whom an annotation means; annotations come article by article."""
        if mention.speaker is not None:
            self._mentions[mention.speaker] += 1
            self._in(mention.speaker, mention.article)

    def quoted(self, speakers: Iterable[str], article: str) -> None:
        """Count whom a quote in an article comes from."""
        for speaker in speakers:
            self._quotes[speaker] += 1
            self._in(speaker, article)

    def counts(self, key: str) -> tuple[int, int, int]:
        """Mentions, quotes and articles of a speaker."""
        return self._mentions[key], self._quotes[key], self._articles[key]

    def _in(self, speaker: str, article: str) -> None:
        if self._last.get(speaker) != article:
            self._articles[speaker] += 1
            self._last[speaker] = article


class Attributions:
    """The links that start in one chunk of articles, looked up by where they start."""

    def __init__(self, read: Reader, chunk: Chunk, links: list[Link], voices: Voices) -> None:
        self.voices = voices
        self._texts = chunk.texts
        self._links: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            self._links[link.source].append(link)
        self._marks = {a.id: a for found in chunk.annotations.values() for a in found}
        beyond = {link.target for link in links if link.target_kind == "annotation"} - self._marks.keys()
        self._marks.update((a.id, a) for a in read.annotations_by_id(sorted(beyond)))

    def of_quote(self, quote: Annotation) -> tuple[object, ...]:
        """Speaker, id, kind, mention, cue, and who else stands in the chain."""
        chain: dict[str, list[Link]] = {position: [] for position in _POSITIONS}
        for link in self._of(quote, "said_by"):
            chain.setdefault(str(link.attributes.get("position", "origin")), []).append(link)
        origin = chain["origin"]
        speakers = self._speakers(origin)
        self.voices.quoted(speakers, quote.article)
        cue = several(self._words(link) for link in self._of(quote, "cued_by"))
        others = (several(self._who(link) for link in chain[position]) for position in _POSITIONS[1:])
        return (
            *self._named(origin),
            several(self.voices.kind(key) for key in speakers),
            self._mention(origin),
            cue,
            *others,
        )

    def of_claim(self, claim: Annotation) -> tuple[object, ...]:
        """Speaker, id, and the quotes that it is expressed in."""
        quotes = several(link.target for link in self._of(claim, "expressed_in"))
        return (*self._named(self._of(claim, "claimed_by")), quotes)

    def _of(self, source: Annotation, link_type: str) -> list[Link]:
        return [link for link in self._links[source.id] if link.type == link_type]

    def _named(self, links: list[Link]) -> tuple[str, str]:
        return several(self._who(link) for link in links), several(self._speakers(links))

    def _speakers(self, links: list[Link]) -> list[str]:
        """Whom the links lead to, directly or by a mention, each once."""
        return list(dict.fromkeys(key for link in links if (key := self._speaker(link))))

    def _speaker(self, link: Link) -> str | None:
        if link.target_kind == "speaker":
            return link.target
        mark = self._marks.get(link.target)
        return mark.speaker if mark is not None else None

    def _who(self, link: Link) -> str:
        """The speaker's name; the words of a mention that means nobody yet."""
        return self.voices.name(self._speaker(link)) or self._words(link)

    def _mention(self, links: list[Link]) -> str:
        return several(words for link in links if (words := self._words(link)))

    def _words(self, link: Link) -> str:
        mark = self._marks.get(link.target)
        return mark.quoted(self._texts[mark.article]) if mark is not None and mark.article in self._texts else ""
