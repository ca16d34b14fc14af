"""What became of everything that an import found, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from annotator.exchange.importing import Batch, Candidate
from annotator.exchange.reading.duplicates import Twin
from annotator.exchange.reading.found import Refused
from annotator.wording.situations import shown, worded
from annotator.wording.translation import _, ngettext


class Outcome(Struct, omit_defaults=True, kw_only=True):
    """One article, file, row or remark.

    ``status`` is *imported*, *known* (the same text is in the project, as ``article``), *refused* or *note* (something
    in the metadata could not be used). ``version_of`` is the id of an article with much of the same wording, of which
    it shares ``similarity`` (to 1.0). ``message`` is for people; ``key`` and ``facts`` say the same to programs.
    """

    status: str
    name: str = ""
    path: Path | None = None
    article: str | None = None
    version_of: str | None = None
    similarity: float | None = None
    known: Mapping[str, str | int | None] = {}
    key: str = ""
    facts: Mapping[str, object] = {}
    message: str = ""


def outcomes(batch: Batch, stored: Sequence[str]) -> Iterator[Outcome]:
    """One for each candidate, then for what was refused and for remarks; ``stored`` are the ids of those taken."""
    ids: list[str | None] = []
    left = iter(stored)
    for candidate in batch.candidates:
        ids.append(next(left) if candidate.taken else _id(candidate.same, ids))
    for candidate, key in zip(batch.candidates, ids, strict=True):
        yield _of_candidate(candidate, key, _id(candidate.version_of, ids))
    for refused in batch.refused:
        yield _of_refused(refused)
    for note in batch.notes:
        yield Outcome(status="note", key=note.key, facts=note.facts, message=worded(note.key, note.facts))


def summed(found: Sequence[Outcome]) -> str:
    """How many of each, as one sentence."""
    times = Counter(outcome.status for outcome in found)
    parts = [
        ngettext("{count} article imported", "{count} articles imported", times["imported"]),
        ngettext("{count} there already", "{count} there already", times["known"]),
        ngettext("{count} file or row refused", "{count} files or rows refused", times["refused"]),
    ]
    counts = (times["imported"], times["known"], times["refused"])
    told = [part.replace("{count}", str(count)) for part, count in zip(parts, counts, strict=True) if count]
    return ", ".join(told or [parts[0].replace("{count}", "0")]) + "."


def _id(twin: Twin | None, ids: Sequence[str | None]) -> str | None:
    """The article that a twin is, in the project or among those of the batch before it."""
    if twin is None or twin.other is None:
        return twin.article if twin else None
    return ids[twin.other]


def _of_candidate(candidate: Candidate, key: str | None, version_of: str | None) -> Outcome:
    article, twin = candidate.article, candidate.version_of if candidate.taken else None
    outcome = Outcome(
        status="imported" if candidate.taken else "known",
        name=article.name,
        path=article.path,
        article=key,
        known={name: value for name in _KNOWN if (value := getattr(article, name))},
    )
    if not candidate.taken:
        outcome.message = _("{name} is in the project already and was passed over.").format(name=shown(article.name))
    elif twin is not None:
        outcome.version_of, outcome.similarity = version_of, round(twin.similarity, 3)
        outcome.message = _("{name} shares {percent} % of its wording with another text, and is stored as a version.")
        outcome.message = outcome.message.format(name=shown(article.name), percent=round(100 * twin.similarity))
    return outcome


def _of_refused(refused: Refused) -> Outcome:
    return Outcome(
        status="refused",
        name=refused.name,
        path=refused.path,
        key=refused.key,
        facts=refused.facts,
        message=worded(refused.key, refused.facts),
    )


_DESCRIPTION = ("story", "outlet", "title", "byline", "published", "url", "language")
_KNOWN = (*_DESCRIPTION, "length", "sha256", "encoding", "reader")
