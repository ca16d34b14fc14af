"""Reviewing: verdicts, and the gold that they make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

import msgspec

from annotator.commands.annotations import check_label, checked_fragments
from annotator.commands.command import Step
from annotator.commands.review_gold import keep_true
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.errors import TaggingError
from annotator.model.identity import new_id
from annotator.model.speaker import Speaker
from annotator.model.verdict import Verdict
from annotator.review.given import Given
from annotator.review.rules import checked
from annotator.review.rulings import GoldDraft
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader

_ArticleOf = Callable[[str], Article | None]
"""Answers the article of an id."""


@dataclass(frozen=True, slots=True)
class Decide(Step):
    """Record verdicts, one or many at once, and make their gold; answers the verdicts in the order given.

    ``entered`` are speakers that gold names and the register does not have yet: they are entered in the same step.
    """

    key: ClassVar[str] = "review.decide"
    decides: ClassVar[bool] = True
    rulings: tuple[Given, ...]
    entered: tuple[Speaker, ...] = ()

    @property
    def detail(self) -> str:
        """The decision, or how many."""
        return self.rulings[0].ruling.decision if len(self.rulings) == 1 else str(len(self.rulings))

    def apply(self, ledger: Ledger, reader: Reader) -> tuple[Verdict, ...]:
        """Raises TaggingError ``tag.nobody``, ``review.moved_on`` (what is decided about is no more what was shown),
        ``speaker.unnamed``, and as :class:`Tag` for gold that was edited.
        """
        if not all(speaker.name.strip() for speaker in self.entered):
            raise TaggingError("speaker.unnamed")
        if self.entered:
            ledger.add(*self.entered)
        return decide(ledger, reader, self.rulings)


@dataclass(frozen=True, slots=True)
class ApplyRules(Step):
    """Record what rules settle, as :class:`Decide` does; each of ``rulings`` names its rule.

    ``rules`` are chosen in the same step; None: those that are chosen stay.
    """

    key: ClassVar[str] = "review.rules"
    decides: ClassVar[bool] = True
    rulings: tuple[Given, ...]
    rules: tuple[str, ...] | None = None

    @property
    def detail(self) -> str:
        """How many."""
        return str(len(self.rulings))

    def apply(self, ledger: Ledger, reader: Reader) -> tuple[Verdict, ...]:
        """Raises TaggingError as :class:`Decide` and :class:`ChooseRules`."""
        if self.rules is not None:
            ChooseRules(self.rules).apply(ledger, reader)
        return decide(ledger, reader, self.rulings)


@dataclass(frozen=True, slots=True)
class ChooseRules(Step):
    """Say by which rules, each with its version, the review may settle disagreements itself."""

    key: ClassVar[str] = "review.choose_rules"
    rules: tuple[str, ...]

    @property
    def detail(self) -> str:
        """The rules."""
        return ", ".join(self.rules)

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises TaggingError ``review.unknown_rule``."""
        rules = tuple(dict.fromkeys(checked(rule) for rule in self.rules))
        ledger.change(msgspec.structs.replace(reader.project(), rules=rules))


def decide(ledger: Ledger, reader: Reader, rulings: tuple[Given, ...]) -> tuple[Verdict, ...]:
    """Store what ``rulings`` decide, as part of a command; answers the verdicts. Raises TaggingError."""
    if ledger.who is None:
        raise TaggingError("tag.nobody")
    _check_unmoved(reader, rulings)
    article, made, golds = cache(reader.article), list[Verdict](), list[Annotation]()
    for one in rulings:
        gold = _gold(ledger, reader, article, one) if one.checks is None else []
        golds += gold
        made.append(_verdict(ledger, one, tuple(annotation.id for annotation in gold)))
    # All at once, so that rows of one table are written together, and taken back together.
    ledger.add(*golds, *made)
    keep_true(ledger, reader, made)
    return tuple(made)


def _check_unmoved(reader: Reader, rulings: tuple[Given, ...]) -> None:
    shown = {
        key: revision
        for one in rulings
        for key, revision in zip(one.disagreement.annotations, one.revisions, strict=False)
    }
    stand = {annotation.id: annotation.revision for annotation in reader.annotations_by_id(shown)}
    if stand != shown:
        raise TaggingError("review.moved_on")


def _verdict(ledger: Ledger, one: Given, gold: tuple[str, ...]) -> Verdict:
    return Verdict(
        id=new_id(),
        article=one.article,
        disagreement=one.disagreement,
        decision=one.ruling.decision,
        adjudicator=str(ledger.who),
        result=gold[0] if gold else None,
        reason=one.reason,
        note=one.note,
        decided=ledger.now,
        seconds=one.seconds,
        revisions=one.revisions,
        more=gold[1:],
        of=one.ruling.of,
        stood=one.stood,
        rule=one.rule,
        replaces=one.replaces,
        checks=one.checks,
        links=one.ruling.links,
        taken=tuple(draft.taken for draft in one.ruling.drafts),
    )


def _gold(ledger: Ledger, reader: Reader, article: _ArticleOf, one: Given) -> list[Annotation]:
    return [_annotation(ledger, reader, article, one, draft) for draft in one.ruling.drafts]


def _annotation(ledger: Ledger, reader: Reader, article: _ArticleOf, one: Given, draft: GoldDraft) -> Annotation:
    if one.ruling.decision == "edited":
        check_label(reader.codebook(), draft.label)
    return Annotation(
        id=new_id(),
        article=one.article,
        annotator=str(ledger.who),
        label=draft.label,
        fragments=checked_fragments(article(one.article), draft.fragments),
        attributes=dict(draft.attributes),
        speaker=draft.speaker,
        certainty=draft.certainty,
        origin="verdict",
        created=ledger.now,
        modified=ledger.now,
    )
