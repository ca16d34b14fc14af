"""Keeping gold true: after each verdict its links lead from gold to gold, and its groups hold gold that stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from annotator.model.group import Group
from annotator.model.link import Link
from annotator.model.verdict import Verdict
from annotator.review.gold import Gold
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader
from annotator.storage.review_reader import ReviewReader


def keep_true(ledger: Ledger, reader: Reader, made: Iterable[Verdict]) -> None:
    """Bring links and groups of gold up to ``made``, verdicts that were just stored."""
    near = ReviewReader(reader)
    settled = {key for verdict in made if verdict.settles for key in verdict.disagreement.annotations}
    if not settled:
        return
    # What was decided before about any of them falls, so all that it was about is concerned.
    about = _annotations(near.verdicts_about(settled))
    concerned = [v for v in near.verdicts_naming(about) if v.settles]
    gold = Gold(_all_about(near, {*_annotations(concerned), *_targets(concerned)}))
    _keep_links(ledger, reader, gold, concerned)
    _keep_groups(ledger, reader, [v for v in concerned if not about.isdisjoint(_about(v))])


def _keep_links(ledger: Ledger, reader: Reader, gold: Gold, concerned: list[Verdict]) -> None:
    stand = {verdict.id for verdict in gold.verdicts}
    wanted: dict[str, Link] = {}
    for verdict in concerned:
        if verdict.id in stand:
            wanted |= gold.links(verdict)
    sources = {key for verdict in concerned for key in verdict.gold}
    stored = {link.id: link for link in reader.links_of(sources) if link.source in sources}
    for key in [key for key, link in wanted.items() if not _leads_somewhere(reader, link)]:
        # Speakers are merged and deleted without a verdict: a gold link that went with one stays as it is now.
        del wanted[key]
        wanted |= {key: stored[key]} if key in stored else {}
    _settle(ledger, "links", stored, wanted)


def _leads_somewhere(reader: Reader, link: Link) -> bool:
    if link.target_kind == "speaker":
        return reader.speaker(link.target) is not None
    return link.target_kind == "annotation" or reader.article(link.target) is not None


def _keep_groups(ledger: Ledger, reader: Reader, concerned: list[Verdict]) -> None:
    """Make the groups anew of all that annotators put together with what is concerned, directly or through others."""
    near = ReviewReader(reader)
    golds = {key for verdict in concerned for key in verdict.gold}
    sources: dict[str, Group] = {}
    known: set[str] = set()
    fresh = _annotations(concerned)
    while fresh:
        known |= fresh
        found = reader.groups_of(fresh)
        sources.update((group.id, group) for group in found)
        members = {member.annotation for group in found for member in group.members}
        fresh = (members | _annotations(near.verdicts_about(members))) - known
    gold = Gold(_all_about(near, known) if sources else ())
    golds.update(key for verdict in gold.verdicts for key in verdict.gold)
    _settle(
        ledger, "groups", {group.id: group for group in reader.groups_of(golds)}, gold.groups(list(sources.values()))
    )


def _settle(ledger: Ledger, table: str, stored: Mapping[str, Link | Group], wanted: Mapping[str, Link | Group]) -> None:
    for key in sorted(stored.keys() - wanted.keys()):
        ledger.drop(table, key)
    for key in sorted(stored.keys() & wanted.keys()):
        if stored[key] != wanted[key]:
            ledger.change(wanted[key])
    added = [wanted[key] for key in sorted(wanted.keys() - stored.keys())]
    if added:
        ledger.add(*added)


def _all_about(near: ReviewReader, annotations: set[str]) -> list[Verdict]:
    """The verdicts about those annotations, and those that may have taken their place."""
    return near.verdicts_about(_annotations(near.verdicts_about(annotations)))


def _about(verdict: Verdict) -> tuple[str, ...]:
    return verdict.disagreement.annotations


def _annotations(verdicts: Iterable[Verdict]) -> set[str]:
    return {key for verdict in verdicts for key in _about(verdict)}


def _targets(verdicts: Iterable[Verdict]) -> set[str]:
    return {link.target for v in verdicts for link in v.links if link.target_kind == "annotation"}
