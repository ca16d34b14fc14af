"""What depends on a row: dropped with it, or cleared of it, by the ledger and nobody else."""

from __future__ import annotations

from sqlalchemy import Column

from annotator.storage import tables as t

DROPPED: dict[str, tuple[Column[str], ...]] = {
    "stories": (t.articles.c.story_id,),
    "articles": (
        t.article_texts.c.article_id,
        t.annotations.c.article_id,
        t.annotation_sets.c.article_id,
        t.group_absences.c.article_id,
        t.verdicts.c.article_id,
        t.links.c.source_id,
        t.links.c.target_id,
    ),
    "annotations": (
        t.fragments.c.annotation_id,
        t.links.c.source_id,
        t.links.c.target_id,
        t.group_members.c.annotation_id,
    ),
    "speakers": (t.links.c.target_id,),
    "groups": (t.group_members.c.group_id, t.group_absences.c.group_id),
    "annotators": (
        t.annotations.c.annotator_id,
        t.annotation_sets.c.annotator_id,
        t.links.c.annotator_id,
        t.groups.c.annotator_id,
        t.group_absences.c.annotator_id,
        t.verdicts.c.adjudicator_id,
    ),
}
"""By table: the columns of others whose rows go when a row of it goes."""

CLEARED: dict[str, tuple[Column[str], ...]] = {
    "articles": (t.articles.c.version_of,),
    "annotations": (t.verdicts.c.result,),
    "speakers": (t.annotations.c.speaker_id,),
}
"""By table: the columns of others that are emptied when a row of it goes."""
