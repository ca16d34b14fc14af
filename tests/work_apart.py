"""Small studies on which several work apart: few entries, so that everybody changes the same ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import msgspec

from annotator.commands.merge_sides import KINDS, Side
from annotator.commands.merge_versions import held_of, key_of, references
from annotator.model.annotation import Annotation
from annotator.model.article import Article, digest
from annotator.model.dataset import Dataset
from annotator.model.group import Absence, Group, Member
from annotator.model.hand_out import LOG, HandOut, Held
from annotator.model.link import Link
from annotator.model.project import Project
from annotator.model.span import Span
from annotator.model.speaker import Speaker
from annotator.model.story import Story
from annotator.model.team import AnnotationSet, Annotator
from annotator.model.verdict import Disagreement, Verdict
from tests.remembered import Remembered
from tests.studies import TEXT, default_codebook

CODEBOOK = default_codebook()
LABELS = [label.id for label in CODEBOOK.labels[:3]]
LINK = CODEBOOK.links[0].id
TEXTS = {digest(text): text for text in (f"{n} {TEXT}" for n in range(4))}
"""By digest: two with which a study begins, two others."""
NAMES = ("a", "b", "c")
"""Of the files that were worked on apart."""
OUT = "2026-01-01T00:00:00Z"
"""When files were handed out."""
LEFT_OUT = frozenset(("verdicts",))
"""What no hand-out takes along."""


class Apart:
    """One side's entries, and somebody who changes them at random."""

    def __init__(self, rows: Side, chance: Random, name: str) -> None:
        self.rows = {kind: dict(values) for kind, values in rows.items()}
        self._begun, self._chance, self._name, self._made = rows, chance, name, 0
        self._gone: list[tuple[str, Any]] = []

    def work(self, steps: int) -> None:
        for _ in range(steps):
            self._chance.choice((self._change, self._change, self._add, self._remove, self._restore))()

    # -- what is done ------------------------------------------------------------------------------------------------

    def _change(self) -> None:
        kind = self._chance.choice(("annotations", "annotations", *KINDS))
        if not self.rows[kind]:
            return
        value = self.rows[kind][self._chance.choice(sorted(self.rows[kind]))]
        fields = self._annotation if kind == "annotations" else getattr(self, f"_{kind}")
        self._keep(kind, msgspec.structs.replace(value, **fields(value)))

    def _keep(self, kind: str, changed: Any) -> None:
        """What says again what it began with is that again, with its time, for who takes a change back; who alters it
        back by hand leaves a time of its own.
        """
        begun = self._begun[kind].get(key_of(changed))
        alike = begun is not None and held_of(changed) == held_of(begun)
        self.rows[kind][key_of(changed)] = begun if alike and self._chance.random() < 0.5 else changed

    def _add(self) -> None:
        kind = self._chance.choice(("annotations", "annotations", "speakers", "links", "groups", "sets", "verdicts"))
        self._made += 1
        key = f"{kind}-{self._name}{self._made}"
        made = getattr(self, f"_new_{kind}")(key)
        if made is not None:
            self._put(kind, made)

    def _remove(self) -> None:
        kind = self._chance.choice(
            ("annotations", "annotations", "speakers", "links", "groups", "verdicts", "articles")
        )
        if kind == "articles" and self._chance.random() < 0.7:
            return
        if self.rows[kind]:
            self._drop(kind, self._chance.choice(sorted(self.rows[kind])))

    def _restore(self) -> None:
        if self._gone:
            kind, value = self._gone.pop()
            self._put(kind, value)

    def _put(self, kind: str, value: Any) -> None:
        if key_of(value) not in self.rows[kind] and all(key in self.rows[name] for name, key in references(value)):
            self.rows[kind][key_of(value)] = value

    def _drop(self, kind: str, key: str) -> None:
        """As the ledger: what depends on it goes first, or no longer leads to it."""
        for other in reversed(KINDS):
            for name, value in list(self.rows[other].items()):
                if (kind, key) in references(value) and (other, name) != (kind, key):
                    self._without(other, name, value, kind, key)
        self._gone.append((kind, self.rows[kind].pop(key)))

    def _without(self, other: str, name: str, value: Any, kind: str, key: str) -> None:
        if isinstance(value, Annotation) and kind == "speakers":
            self._keep(other, msgspec.structs.replace(value, speaker=None, **self._stamp(value)))
        elif isinstance(value, Group) and kind != "annotators":
            self.rows[other][name] = msgspec.structs.replace(
                value,
                members=tuple(m for m in value.members if m.annotation != key),
                absent=tuple(a for a in value.absent if a.article != key),
            )
        elif isinstance(value, Article) and kind == "articles":
            self.rows[other][name] = msgspec.structs.replace(value, version_of=None)
        elif isinstance(value, Verdict) and kind == "annotations":
            self.rows[other][name] = msgspec.structs.replace(value, result=None, more=())
        else:
            self._drop(other, name)

    # -- values of which there are few ----------------------------------------------------------------------------

    def _word(self) -> str:
        return self._chance.choice(("", "a", "b", "c"))

    def _any(self, kind: str) -> str | None:
        return self._chance.choice(sorted(self.rows[kind])) if self.rows[kind] else None

    def _stamp(self, value: Annotation) -> dict[str, Any]:
        """Later than what it was, by the clock of one side; before it was handed out on days of the year before."""
        year = 2025 if self._name == "start" else 2026
        day = f"{year}-01-0{self._chance.randint(1, 6)}T00:00:00Z"
        return {"modified": max(day, value.modified), "revision": value.revision + 1}

    def _annotation(self, value: Annotation) -> dict[str, Any]:
        start = self._chance.randint(0, 2)
        change: dict[str, Any] = self._chance.choice(
            (
                {"note": self._word()},
                {"label": self._label()},
                {"fragments": (Span(start, start + 2),)},
                {"attributes": {"form": self._word()}},
                {"speaker": self._chance.choice((None, self._any("speakers")))},
            )
        )
        return change | self._stamp(value)

    def _label(self) -> str:
        """In a file now and then one that the codebook lacks."""
        unknown = self._name in NAMES and self._chance.random() < 0.15
        return "unknown" if unknown else self._chance.choice(LABELS)

    def _annotators(self, _value: Annotator) -> dict[str, Any]:
        return self._chance.choice(({"name": self._word() or "x"}, {"unaided": self._chance.random() < 0.5}))

    def _stories(self, _value: Story) -> dict[str, Any]:
        return self._chance.choice(({"note": self._word()}, {"title": self._word()}))

    def _articles(self, value: Article) -> dict[str, Any]:
        others = [key for key in self.rows["articles"] if key < value.id]
        version = self._chance.choice([None, *others])
        return self._chance.choice(({"outlet": self._word() or None}, {"version_of": version}))

    def _speakers(self, _value: Speaker) -> dict[str, Any]:
        aliases = tuple(self._chance.sample(("A", "B", "C"), self._chance.randint(0, 3)))
        ids = {key: self._word() for key in ("wikidata", "viaf") if self._chance.random() < 0.5}
        return self._chance.choice(
            (
                {"name": self._word() or "x"},
                {"aliases": aliases},
                {"external_ids": {key: one for key, one in ids.items() if one}},
                {"note": self._word()},
            )
        )

    def _links(self, _value: Link) -> dict[str, Any]:
        return {"attributes": {"order": self._chance.randint(1, 3)}}

    def _groups(self, value: Group) -> dict[str, Any]:
        some = self._chance.sample(sorted(self.rows["annotations"]), min(2, len(self.rows["annotations"])))
        absent = tuple(Absence(key, value.annotator) for key in sorted(self.rows["articles"]))
        return self._chance.choice(
            (
                {"label": self._word()},
                {"members": tuple(Member(key, self._word()) for key in some)},
                {"absent": absent[: self._chance.randint(0, 2)]},
            )
        )

    def _sets(self, _value: AnnotationSet) -> dict[str, Any]:
        found = self._chance.sample(("0-1 quote", "2-3 quote", "4-5 claim"), self._chance.randint(0, 3))
        return self._chance.choice(
            (
                {"state": self._chance.choice(("todo", "in_progress", "done"))},
                {"seconds": self._chance.randint(0, 5)},
                {"rejected": tuple(sorted(found))},
            )
        )

    def _verdicts(self, _value: Verdict) -> dict[str, Any]:
        return {"note": self._word(), "decided": f"2026-02-0{self._chance.randint(1, 6)}T00:00:00Z"}

    # -- new ones ------------------------------------------------------------------------------------------------------

    def _new_annotations(self, key: str) -> Annotation | None:
        article, who = self._any("articles"), self._any("annotators")
        if article is None or who is None:
            return None
        made = Annotation(key, article, who, LABELS[0], (Span(0, 3),), created="2025-01-01T00:00:00Z")
        return msgspec.structs.replace(made, **(self._annotation(made) | {"revision": 0}))

    def _new_speakers(self, key: str) -> Speaker:
        return Speaker(key, self._word() or "x")

    def _new_links(self, key: str) -> Link | None:
        ends = self._any("annotations"), self._any("annotations"), self._any("speakers")
        source, target, speaker = ends
        if source is None or target is None:
            return None
        owner = self.rows["annotations"][source].annotator
        if speaker is not None and self._chance.random() < 0.6:
            return Link(key, LINK, source, speaker, owner, target_kind="speaker")
        return Link(key, LINK, source, target, owner) if source != target else None

    def _new_groups(self, key: str) -> Group | None:
        who = self._any("annotators")
        if who is None:
            return None
        made = Group(key, "quote", who)
        return msgspec.structs.replace(made, **self._groups(made))

    def _new_sets(self, _key: str) -> AnnotationSet | None:
        article, who = self._any("articles"), self._any("annotators")
        return AnnotationSet(article, who, "in_progress") if article and who else None

    def _new_verdicts(self, key: str) -> Verdict | None:
        mark, who = self._any("annotations"), self._any("annotators")
        if mark is None or who is None:
            return None
        article = self.rows["annotations"][mark].article
        gold = mark if self._chance.random() < 0.6 else None
        return Verdict(key, article, Disagreement("label", (mark,)), "take", who, gold)


def begun(chance: Random) -> Side:
    """A study as it was before anybody worked apart."""
    rows: Side = {kind: {} for kind in KINDS}
    known: list[tuple[str, Any]] = [
        ("annotators", Annotator("ada", "Ada")),
        ("annotators", Annotator("ben", "Ben")),
        ("stories", Story("story", "Ferry")),
        *(
            ("articles", Article(f"article{n}", "story", told, len(TEXTS[told]), n))
            for n, told in enumerate([*TEXTS][:2])
        ),
        ("speakers", Speaker("anna", "Anna", aliases=("A",))),
    ]
    for kind, value in known:
        rows[kind][key_of(value)] = value
    start = Apart(rows, chance, "start")
    start.work(chance.randint(2, 14))
    return start.rows


def as_file(rows: Side, name: str, hand_out: HandOut | None) -> Dataset:
    listed: dict[str, Callable[[], Any]] = {kind: lambda kind=kind: tuple(rows[kind].values()) for kind in KINDS}
    return Dataset(
        name=name,
        project=Project("study", "study"),
        codebook=CODEBOOK,
        whole=True,
        texts={key: TEXTS[article.sha256] for key, article in rows["articles"].items()},
        hand_out=hand_out,
        **{kind: made() for kind, made in listed.items()},
    )


def _taken_along(rows: Side, chance: Random) -> Side:
    """What goes into a hand-out: all, or an article and whatever leads to it; no verdicts."""
    along = {kind: dict(values) if kind not in LEFT_OUT else {} for kind, values in rows.items()}
    side = Apart(along, chance, "out")
    if chance.random() < 0.3 and len(along["articles"]) > 1:
        side._drop("articles", chance.choice(sorted(along["articles"])))
    if chance.random() < 0.5:
        for key in [key for key, mark in side.rows["annotations"].items() if mark.annotator != "ada"]:
            if key in side.rows["annotations"]:
                for link in [k for k, v in side.rows["links"].items() if ("annotations", key) in references(v)]:
                    side.rows["links"].pop(link)
                for group in [k for k, v in side.rows["groups"].items() if ("annotations", key) in references(v)]:
                    side.rows["groups"].pop(group)
                side.rows["annotations"].pop(key)
    return side.rows


def _held(rows: Side) -> Held:
    return {k: {key: held_of(v) for key, v in rows[k].items()} for k in KINDS if k not in LEFT_OUT}


def _with_other_texts(rows: Side, here: Side, chance: Random) -> Side:
    """As somebody has it who altered, now and then, the text of an article that the project has."""
    found = {**rows, "articles": dict(rows["articles"])}
    for key, article in rows["articles"].items():
        if key in here["articles"] and chance.random() < 0.05:
            told = chance.choice([*TEXTS][2:])
            found["articles"][key] = msgspec.structs.replace(article, sha256=told, length=len(TEXTS[told]))
    return found


def study_in_stages(chance: Random, other: str) -> tuple[Remembered, tuple[Dataset, Dataset], Dataset]:
    """A project, a hand-out as it came back first and as it came back again, and another file: ``other`` is its origin,
    as in :func:`study_apart`.
    """
    start = begun(chance)
    rows = _taken_along(start, chance)
    side, stages = Apart(rows, chance, "a"), []
    for line in (1, 2):
        side.work(chance.randint(line - 1, 8))
        log = {str(number): f"{number}" for number in range(1, line + 1)}
        record = HandOut("out-a", "ada", OUT, "out", {**_held(rows), LOG: log})
        stages.append(as_file(side.rows, f"a{line}", record))
    project, (b,) = _elsewhere(start, chance, ("b",), other)
    return project, (stages[0], stages[1]), b


def study_apart(chance: Random, files: int, origins: str = "hu") -> tuple[Remembered, list[Dataset]]:
    """A project and that many files that were worked on apart from it, as was the project itself since.

    ``origins``: of which a file's is drawn; h: a hand-out, u: nobody knows how it began.
    """
    return _elsewhere(begun(chance), chance, NAMES[:files], origins)


def _elsewhere(start: Side, chance: Random, names: Sequence[str], origins: str) -> tuple[Remembered, list[Dataset]]:
    made: list[tuple[Side, HandOut | None]] = []
    for name in names:
        origin = chance.choice(origins)
        rows = _taken_along(start, chance) if origin == "h" else start
        side = Apart(rows, chance, name)
        side.work(chance.randint(0, 8))
        made.append((side.rows, HandOut(f"out-{name}", "ada", OUT, "out", _held(rows)) if origin == "h" else None))
    here = Apart(start, chance, "here")
    here.work(chance.randint(0, 8))
    came = [
        as_file(rows if record else _with_other_texts(rows, here.rows, chance), name, record)
        for name, (rows, record) in zip(names, made, strict=True)
    ]
    return Remembered(CODEBOOK, ((kind, v) for kind in KINDS for v in here.rows[kind].values())), came
