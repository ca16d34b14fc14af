"""The register as tagging needs it at each key: kept in step by changed entries alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from annotator import paths
from annotator.discovery.attribution import Attribution, attribution, candidates
from annotator.discovery.cues import Cues
from annotator.discovery.lexicons import load_lexicons
from annotator.discovery.names import Register
from annotator.model.changes import ChangeSet
from annotator.model.span import Span, hull
from annotator.model.speaker import Speaker
from annotator.text.words import words
from annotator.ui.bridge import Bridge
from annotator.ui.widgets.speaker_choices import Choice, Entry, entry, ranked

_AROUND = 4_000
"""Code points on either side of a quote in which a name may stand that is told for it."""
BY_GRAMMAR = frozenset({"cue_after", "cue_before", "according_to", "quoted_by"})
"""Why a mention is the source whoever that is: its words are the ones that a cue belongs to."""
_SOON_MS = 500
"""How long after a project was opened its register is read, if no key has asked for it before."""
_MANY = 100
"""Changed ids from which on the register is read anew rather than entry by entry."""


class KnownSpeakers(QObject):
    """All speakers of the open project, most used first, and what the words around a quote say of them."""

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._cues: Future[Cues] | None = None
        self._speakers: dict[str, Speaker] | None = None
        self._uses: Counter[str] = Counter()
        self._entries: dict[str, Entry] = {}
        self._unordered = True
        self._by_last_word: defaultdict[str, set[str]] = defaultdict(set)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._prepare)
        bridge.changed.connect(self._follow)
        bridge.workspace_changed.connect(self._forget)

    @property
    def cues(self) -> Cues:
        """The lexicon of words that announce and name."""
        return self._read_cues().result()

    def _read_cues(self) -> Future[Cues]:
        """The lexicon, or that it is being read: beside the window, for it takes a quarter of a second."""
        if self._cues is None or (self._cues.done() and self._cues.exception()):
            reading = ThreadPoolExecutor(1, "lexicons")
            self._cues = reading.submit(lambda: load_lexicons(*paths.lexicons()).cues())
            reading.shutdown(wait=False)
        return self._cues

    def get(self, speaker: str) -> Speaker | None:
        """The entry of that id."""
        return self._all().get(speaker)

    def name(self, speaker: str | None) -> str:
        """The name of that speaker; empty for nobody."""
        found = self._all().get(speaker) if speaker else None
        return found.name if found else ""

    def choices(self, typed: str, near: Sequence[str] = ()) -> list[Choice]:
        """The speakers that fit what was typed, best first; see :func:`ranked`."""
        self._all()
        if self._unordered:
            self._unordered = False
            order = sorted(self._entries.items(), key=lambda pair: -self._uses[pair[0]])
            self._entries = dict(order)
        return ranked(typed, self._entries, near)

    def used(self, speaker: str) -> None:
        """Counts that ``speaker`` was chosen once more."""
        self._uses[speaker] += 1
        self._unordered = True

    def within(self, text: str, span: Span) -> Mapping[str, tuple[str, ...]]:
        """The names, by speaker, of those whom the text in ``span`` may name."""
        speakers = self._all()
        cut = text[span.start : span.end]
        there = {cut[word.start : word.end].casefold() for word in words(cut)}
        found = {speaker for word in there & self._by_last_word.keys() for speaker in self._by_last_word[word]}
        ordered = sorted(found, key=lambda speaker: (-self._uses[speaker], speakers[speaker].name, speaker))
        return {speaker: (speakers[speaker].name, *speakers[speaker].aliases) for speaker in ordered}

    def register(self, text: str, span: Span) -> Register:
        """Who of them a name in the text of ``span`` means."""
        return Register(self.within(text, span), self.cues.titles)

    def sources(self, text: str, quote: tuple[Span, ...]) -> tuple[Attribution | None, list[str]]:
        """The likeliest source of a quote, and the ids of the speakers named around it, nearest first."""
        whole = hull(quote)
        around = Span(max(0, whole.start - _AROUND), min(len(text), whole.end + _AROUND))
        known = self.within(text, around)
        # The tag may stand after any fragment, also in a paragraph of its own beyond a caption.
        parts = dict.fromkeys((quote, quote[-1:], quote[:1]))
        found = [one for part in parts if (one := attribution(text, part, known, self.cues))]
        likeliest = next((one for one in found if one.why in BY_GRAMMAR), found[0] if found else None)
        return likeliest, candidates(text, quote, known, self.cues)

    def is_pronoun(self, words: str) -> bool:
        """Whether ``words`` are only a stand-in for a name."""
        return self.cues.pronoun.fullmatch(words) is not None

    def _all(self) -> Mapping[str, Speaker]:
        if self._speakers is None:
            self._speakers = {}
            workspace = self._bridge.workspace
            if workspace is not None:
                self._uses.update(workspace.list.uses())
                for speaker in workspace.read.speakers():
                    self._put(speaker)
        return self._speakers

    def _put(self, speaker: Speaker) -> None:
        assert self._speakers is not None
        self._take(speaker.id)
        self._speakers[speaker.id] = speaker
        names = (speaker.name, *speaker.aliases)
        self._unordered = True
        self._entries[speaker.id] = entry(speaker.id, names, speaker.description)
        for word in _last_words(names):
            self._by_last_word[word].add(speaker.id)

    def _take(self, speaker: str) -> None:
        old = self._speakers.pop(speaker, None) if self._speakers else None
        self._entries.pop(speaker, None)
        for word in _last_words((old.name, *old.aliases)) if old else ():
            self._by_last_word[word].discard(speaker)

    def _follow(self, changes: ChangeSet) -> None:
        if "speaker" not in changes.kinds or self._speakers is None:
            return
        workspace = self._bridge.workspace
        if workspace is None or len(changes.ids) > _MANY:
            self._forget()
            return
        for name in changes.ids:
            speaker = None if name in changes.dropped else workspace.read.speaker(name)
            if speaker:
                self._put(speaker)
            elif name in changes.dropped:
                self._take(name)
        self.changed.emit()

    def _prepare(self) -> None:
        """Reads what the first key would otherwise wait for."""
        if self._bridge.workspace is not None:
            self._all()
            self._read_cues()

    def _forget(self) -> None:
        self._soon.start()
        self._speakers = None
        self._uses.clear()
        self._entries.clear()
        self._by_last_word.clear()
        self.changed.emit()


def _last_words(names: Collection[str]) -> set[str]:
    found = set()
    for name in names:
        spans = words(name)
        if spans:
            found.add(name[spans[-1].start : spans[-1].end].casefold())
    return found
