"""The tables of a project, in types that SQLite and PostgreSQL both have.

Texts that hold JSON are written by :mod:`annotator.storage.rows` alone. No key cascades: what depends on a row is
dropped by the ledger, which records it. Keys are checked at commit, so that rows may come in any order.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str, *, nullable: bool = False, default: str | None = "") -> Column[str]:
    return Column(name, Text, nullable=nullable, server_default=None if nullable else default)


def _key(name: str = "id") -> Column[str]:
    return Column(name, Text, primary_key=True)


def _to(name: str, target: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(target, deferrable=True, initially="DEFERRED"), nullable=nullable)


projects = Table(
    "projects",
    metadata,
    _key(),
    _text("name"),
    _text("created"),
    Column("blind", Integer, nullable=False, server_default="1"),
    _text("rules"),
    Column("unaided", Integer, nullable=False, server_default="0"),
    _text("engine"),
)

codebooks = Table(
    "codebooks",
    metadata,
    Column("slot", Integer, primary_key=True),
    _text("id"),
    Column("version", Integer),
    _text("content"),
)

annotators = Table(
    "annotators",
    metadata,
    _key(),
    _text("name"),
    _text("role"),
    Column("unaided", Integer, nullable=False, server_default="0"),
)

stories = Table("stories", metadata, _key(), _text("title"), Column("ordinal", Integer, nullable=False), _text("note"))

articles = Table(
    "articles",
    metadata,
    _key(),
    _to("story_id", "stories.id"),
    Column("ordinal", Integer, nullable=False),
    _text("sha256"),
    Column("length", Integer, nullable=False),
    *(_text(name, nullable=True) for name in ("outlet", "title", "byline", "published", "url", "language")),
    _to("version_of", "articles.id", nullable=True),
    _text("source"),
    _text("encoding"),
    _text("reader"),
    Index(None, "story_id", "ordinal"),
    Index(None, "sha256"),
    Index(None, "version_of"),
)

article_texts = Table(
    "article_texts",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    _to("article_id", "articles.id"),
    _text("text"),
    UniqueConstraint("article_id"),
)

annotation_sets = Table(
    "annotation_sets",
    metadata,
    _to("article_id", "articles.id"),
    _to("annotator_id", "annotators.id"),
    _text("state"),
    Column("seconds", Integer, nullable=False, server_default="0"),
    _text("rejected"),
    PrimaryKeyConstraint("article_id", "annotator_id"),
    Index(None, "annotator_id"),
)

speakers = Table(
    "speakers",
    metadata,
    _key(),
    _text("name"),
    _text("kind"),
    _text("aliases"),
    _text("description"),
    _text("note"),
    _text("external_ids"),
)

annotations = Table(
    "annotations",
    metadata,
    _key(),
    _to("article_id", "articles.id"),
    _to("annotator_id", "annotators.id"),
    _text("label"),
    _text("attributes"),
    _to("speaker_id", "speakers.id", nullable=True),
    _text("certainty"),
    _text("note"),
    _text("origin"),
    _text("created"),
    _text("modified"),
    Column("revision", Integer, nullable=False, server_default="0"),
    Index(None, "article_id", "annotator_id"),
    Index(None, "annotator_id"),
    Index(None, "speaker_id"),
    Index(None, "label"),
    Index("ix_annotations_gold", "article_id", "annotator_id", sqlite_where=text("origin = 'verdict'")),
)
"""The last index holds gold alone, so that counts do without it at once."""

fragments = Table(
    "fragments",
    metadata,
    _to("annotation_id", "annotations.id"),
    Column("ordinal", Integer, nullable=False),
    _to("article_id", "articles.id"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    PrimaryKeyConstraint("annotation_id", "ordinal"),
    Index(None, "article_id", "start", "end"),
    sqlite_with_rowid=False,  # the key is the place: a mark's fragments are one look-up away, and in the index whole
)
"""``article_id`` repeats the annotation's, so that what stands at a place is found without reading all marks."""

links = Table(
    "links",
    metadata,
    _key(),
    _text("type"),
    _text("source_id"),
    _text("source_kind"),
    _text("target_id"),
    _text("target_kind"),
    _to("annotator_id", "annotators.id"),
    _text("attributes"),
    Index(None, "source_id"),
    Index(None, "target_id"),
    Index(None, "annotator_id"),
)

groups = Table(
    "groups",
    metadata,
    _key(),
    _text("kind"),
    _to("annotator_id", "annotators.id"),
    _text("label"),
    _text("reference"),
    Index(None, "annotator_id"),
)

group_members = Table(
    "group_members",
    metadata,
    _to("group_id", "groups.id"),
    _to("annotation_id", "annotations.id"),
    Column("ordinal", Integer, nullable=False),
    _text("how"),
    _text("differs"),
    PrimaryKeyConstraint("group_id", "annotation_id"),
    Index(None, "annotation_id"),
)

group_absences = Table(
    "group_absences",
    metadata,
    _to("group_id", "groups.id"),
    _to("article_id", "articles.id"),
    _to("annotator_id", "annotators.id"),
    _text("state"),
    _text("recorded"),
    PrimaryKeyConstraint("group_id", "article_id", "annotator_id"),
    Index(None, "article_id"),
    Index(None, "annotator_id"),
)

verdicts = Table(
    "verdicts",
    metadata,
    _key(),
    _to("article_id", "articles.id"),
    _text("disagreement"),
    _text("decision"),
    _to("result", "annotations.id", nullable=True),
    _to("adjudicator_id", "annotators.id"),
    _text("reason"),
    _text("note"),
    _text("decided"),
    Column("seconds", Integer, nullable=False, server_default="0"),
    _text("revisions"),
    *(_text(name) for name in ("more", "of", "stood", "rule")),
    *(_text(name, nullable=True) for name in ("replaces", "checks")),
    *(_text(name) for name in ("links", "taken")),
    Index(None, "article_id"),
    Index(None, "adjudicator_id"),
    Index(None, "result"),
)

verdict_index = Table(
    "verdict_index",
    metadata,
    _text("annotation_id"),
    _text("verdict_id"),
    Column("about", Integer, nullable=False, server_default="1"),
    PrimaryKeyConstraint("annotation_id", "verdict_id"),
    Index(None, "verdict_id"),
    sqlite_with_rowid=False,
)
"""Which verdicts name an annotation: as one they are ``about``, or as the end of a decided link. It follows from
``verdicts``, so the ledger keeps it without recording it; what is named need not be there any more."""

hand_outs = Table("hand_outs", metadata, _key(), _text("annotator_id"), _text("made"), _text("side"), _text("held"))
"""``held`` is what both sides had in common when the file was last handed out or brought back."""

set_aside = Table(
    "set_aside",
    metadata,
    _key(),
    *(_text(name) for name in ("kind", "item_id", "why", "facts", "item", "annotator_id", "source", "at")),
    Index(None, "kind", "item_id"),
)
"""What a merge could not match. It names others without keys: they need not be in the project."""

change_log = Table(
    "change_log",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    _text("at"),
    _text("annotator_id", nullable=True),
    _text("key"),
    _text("detail"),
    _text("kind"),
    Column("of", Integer, nullable=True),
    Column("changes", LargeBinary, nullable=False),
)
"""What was done, by whom and when: ``kind`` is do, undo, redo or note (a change that is no step of its own);
``of`` is the step that an undo or redo concerns. Rows are added, never altered. ``annotator_id`` is no key, so that
the record outlives whom it speaks of."""
