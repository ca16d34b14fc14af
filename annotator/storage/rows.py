"""From values of the model to rows of the tables, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Table

from annotator.model.annotation import Annotation, AttributeValue
from annotator.model.article import Article, ArticleText
from annotator.model.codebook import Codebook
from annotator.model.group import Absence, Group, Member
from annotator.model.hand_out import HandOut, Held
from annotator.model.link import Link
from annotator.model.project import Project
from annotator.model.set_aside import SetAside
from annotator.model.span import Span
from annotator.model.speaker import Speaker
from annotator.model.story import Story
from annotator.model.team import AnnotationSet, Annotator
from annotator.model.verdict import DecidedLink, Disagreement, Verdict
from annotator.storage import tables

Value = (
    Project
    | Codebook
    | Annotator
    | Story
    | Article
    | ArticleText
    | AnnotationSet
    | Speaker
    | Annotation
    | Link
    | Group
    | Verdict
    | HandOut
    | SetAside
)
Row = dict[str, Any]
Rows = list[tuple[Table, Row]]

_encode = msgspec.json.Encoder(order="deterministic").encode
_strings = msgspec.json.Decoder(tuple[str, ...])
_numbers = msgspec.json.Decoder(tuple[int, ...])
_names = msgspec.json.Decoder(dict[str, str])
_attributes = msgspec.json.Decoder(dict[str, AttributeValue])
_link_attributes = msgspec.json.Decoder(dict[str, AttributeValue | int])
_codebook = msgspec.json.Decoder(Codebook)
_disagreement = msgspec.json.Decoder(Disagreement)
_decided_links = msgspec.json.Decoder(tuple[DecidedLink, ...])
_taken = msgspec.json.Decoder(tuple[tuple[str, ...], ...])
_held = msgspec.json.Decoder(Held)
_facts = msgspec.json.Decoder(dict[str, Any])


def _json(value: object) -> str:
    return _encode(value).decode() if value else ""


def _project(p: Project) -> Rows:
    row = {"id": p.id, "name": p.name, "created": p.created, "blind": int(p.blind), "rules": _json(p.rules)}
    return [(tables.projects, {**row, "unaided": int(p.unaided), "engine": p.engine})]


def _codebook_rows(c: Codebook) -> Rows:
    return [(tables.codebooks, {"slot": 1, "id": c.id, "version": c.version, "content": _json(c)})]


def _annotator(a: Annotator) -> Rows:
    return [(tables.annotators, {"id": a.id, "name": a.name, "role": a.role, "unaided": int(a.unaided)})]


def _story(s: Story) -> Rows:
    return [(tables.stories, {"id": s.id, "title": s.title, "ordinal": s.ordinal, "note": s.note})]


def _article(a: Article) -> Rows:
    row = msgspec.structs.asdict(a)
    row["story_id"] = row.pop("story")
    return [(tables.articles, row)]


def _article_text(t: ArticleText) -> Rows:
    return [(tables.article_texts, {"article_id": t.article, "text": t.text})]


def _set(s: AnnotationSet) -> Rows:
    row = {"article_id": s.article, "annotator_id": s.annotator, "state": s.state, "seconds": s.seconds}
    return [(tables.annotation_sets, {**row, "rejected": _json(s.rejected)})]


def _speaker(s: Speaker) -> Rows:
    row = msgspec.structs.asdict(s)
    return [(tables.speakers, {**row, "aliases": _json(s.aliases), "external_ids": _json(s.external_ids)})]


def _annotation(a: Annotation) -> Rows:
    row = {
        "id": a.id,
        "article_id": a.article,
        "annotator_id": a.annotator,
        "label": a.label,
        "attributes": _json(a.attributes),
        "speaker_id": a.speaker,
        "certainty": a.certainty,
        "note": a.note,
        "origin": a.origin,
        "created": a.created,
        "modified": a.modified,
        "revision": a.revision,
    }
    spans: Rows = [
        (
            tables.fragments,
            {"annotation_id": a.id, "ordinal": n, "article_id": a.article, "start": f.start, "end": f.end},
        )
        for n, f in enumerate(a.fragments)
    ]
    return [(tables.annotations, row), *spans]


def _link(link: Link) -> Rows:
    row = {
        "id": link.id,
        "type": link.type,
        "source_id": link.source,
        "source_kind": link.source_kind,
        "target_id": link.target,
        "target_kind": link.target_kind,
        "annotator_id": link.annotator,
        "attributes": _json(link.attributes),
    }
    return [(tables.links, row)]


def _group(g: Group) -> Rows:
    row = {"id": g.id, "kind": g.kind, "annotator_id": g.annotator, "label": g.label, "reference": g.reference}
    members: Rows = [
        (
            tables.group_members,
            {"group_id": g.id, "annotation_id": m.annotation, "ordinal": n, "how": m.how, "differs": _json(m.differs)},
        )
        for n, m in enumerate(g.members)
    ]
    absences: Rows = [
        (
            tables.group_absences,
            {
                "group_id": g.id,
                "article_id": a.article,
                "annotator_id": a.annotator,
                "state": a.state,
                "recorded": a.recorded,
            },
        )
        for a in g.absent
    ]
    return [(tables.groups, row), *members, *absences]


def _verdict(v: Verdict) -> Rows:
    row = msgspec.structs.asdict(v)
    row["article_id"], row["adjudicator_id"] = row.pop("article"), row.pop("adjudicator")
    row |= {name: _json(getattr(v, name)) for name in ("disagreement", "revisions", "more", "of", "links", "taken")}
    return [(tables.verdicts, row)]


def _hand_out(h: HandOut) -> Rows:
    row = {"id": h.id, "annotator_id": h.annotator, "made": h.made, "side": h.side, "held": _json(h.held)}
    return [(tables.hand_outs, row)]


def _set_aside(s: SetAside) -> Rows:
    row = msgspec.structs.asdict(s)
    row["annotator_id"], row["facts"] = row.pop("annotator"), _json(s.facts)
    return [(tables.set_aside, row)]


_TO_ROWS: dict[type, Callable[[Any], Rows]] = {
    Project: _project,
    Codebook: _codebook_rows,
    Annotator: _annotator,
    Story: _story,
    Article: _article,
    ArticleText: _article_text,
    AnnotationSet: _set,
    Speaker: _speaker,
    Annotation: _annotation,
    Link: _link,
    Group: _group,
    Verdict: _verdict,
    HandOut: _hand_out,
    SetAside: _set_aside,
}

OWNED: dict[str, tuple[tuple[Table, str], ...]] = {
    "annotations": ((tables.fragments, "annotation_id"),),
    "groups": ((tables.group_members, "group_id"), (tables.group_absences, "group_id")),
}
"""Rows that are part of a value whose first row stands in the named table."""


def rows_of(value: Value) -> Rows:
    """The rows that store ``value``, its own first."""
    return _TO_ROWS[type(value)](value)


def attributes_of(text: str) -> Mapping[str, AttributeValue]:
    """The attributes of an annotation from their JSON."""
    return _attributes.decode(text) if text else {}


def article_of(row: Any) -> Article:
    """An article from a row of ``articles`` (in the table's order)."""
    key, story, ordinal, digest, length, *known = row
    return Article(key, story, digest, length, ordinal, *known)


def annotation_of(row: Any, spans: tuple[Span, ...]) -> Annotation:
    """An annotation from a row of ``annotations`` (in the table's order) and its fragments."""
    key, article, annotator, label, attributes, speaker, certainty, note, origin, created, modified, revision = row
    return Annotation(
        key,
        article,
        annotator,
        label,
        spans,
        _attributes.decode(attributes) if attributes else {},
        speaker,
        certainty,
        note,
        origin,
        created,
        modified,
        revision,
    )


def link_of(row: Any) -> Link:
    """A link from a row of ``links`` (in the table's order)."""
    key, link_type, source, source_kind, target, target_kind, annotator, attributes = row
    known = _link_attributes.decode(attributes) if attributes else {}
    return Link(key, link_type, source, target, annotator, known, source_kind, target_kind)


def speaker_of(row: Any) -> Speaker:
    """A speaker from a row of ``speakers``."""
    aliases = _strings.decode(row.aliases) if row.aliases else ()
    external = _names.decode(row.external_ids) if row.external_ids else {}
    return Speaker(row.id, row.name, row.kind, aliases, row.description, row.note, external)


def group_of(row: Any, members: Sequence[Any], absences: Sequence[Any]) -> Group:
    """A group from its row and the rows of its members (in order) and absences (in the tables' order)."""
    key, kind, annotator, label, reference = row
    return Group(
        key,
        kind,
        annotator,
        label,
        reference,
        tuple(Member(mark, how, _strings.decode(differs) if differs else ()) for _, mark, _, how, differs in members),
        tuple(Absence(*absent) for _group, *absent in absences),
    )


def verdict_of(row: Any) -> Verdict:
    """A verdict from a row of ``verdicts`` (in the table's order)."""
    key, article, disagreement, decision, result, adjudicator, *told, replaces, checks, links, taken = row
    reason, note, decided, seconds, revisions, more, of, stood, rule = told
    return Verdict(
        id=key,
        article=article,
        disagreement=_disagreement.decode(disagreement),
        decision=decision,
        adjudicator=adjudicator,
        result=result,
        reason=reason,
        note=note,
        decided=decided,
        seconds=seconds,
        revisions=_numbers.decode(revisions) if revisions else (),
        more=_strings.decode(more) if more else (),
        of=_strings.decode(of) if of else (),
        stood=stood,
        rule=rule,
        replaces=replaces,
        checks=checks,
        links=_decided_links.decode(links) if links else (),
        taken=_taken.decode(taken) if taken else (),
    )


def named_in(row: Row) -> dict[str, bool]:
    """The annotations that a row of ``verdicts`` names, and whether it is about them; else its links lead there."""
    about = _disagreement.decode(row["disagreement"]).annotations if row["disagreement"] else ()
    links = _decided_links.decode(row["links"]) if row["links"] else ()
    aimed_at = dict.fromkeys((link.target for link in links if link.target_kind == "annotation"), False)
    return aimed_at | dict.fromkeys(about, True)


def project_of(row: Any) -> Project:
    """The project from its row."""
    rules = _strings.decode(row.rules) if row.rules else ()
    return Project(row.id, row.name, row.created, bool(row.blind), rules, bool(row.unaided), row.engine)


def annotator_of(row: Any) -> Annotator:
    """The annotator, from a row of ``annotators``."""
    return Annotator(row.id, row.name, row.role, bool(row.unaided))


def set_of(row: Sequence[Any]) -> AnnotationSet:
    """The annotation set, from the columns of ``annotation_sets`` in their order."""
    article, annotator, state, seconds, rejected = row
    return AnnotationSet(article, annotator, state, seconds, _strings.decode(rejected) if rejected else ())


def hand_out_of(row: Any) -> HandOut:
    """What was handed out, from a row of ``hand_outs``."""
    return HandOut(row.id, row.annotator_id, row.made, row.side, _held.decode(row.held) if row.held else {})


def set_aside_of(row: Any) -> SetAside:
    """What was set aside, from a row of ``set_aside``."""
    facts = _facts.decode(row.facts) if row.facts else {}
    return SetAside(row.id, row.kind, row.item_id, row.why, facts, row.item, row.annotator_id, row.source, row.at)


@lru_cache(maxsize=4)
def codebook_of(content: str) -> Codebook:
    """The codebook from its stored JSON; asked for with each tag, so the last few are remembered by their content."""
    return _codebook.decode(content)
