"""What a review records: more of each verdict, which verdicts name an annotation, what is gold, the rules chosen.

Revision ID: 0002
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns, empty, and the index, filled from the verdicts that are there."""
    for name in ("more", "of", "stood", "rule"):
        op.add_column("verdicts", sa.Column(name, sa.Text(), server_default="", nullable=False))
    for name in ("replaces", "checks"):
        op.add_column("verdicts", sa.Column(name, sa.Text(), nullable=True))
    for name in ("links", "taken"):
        op.add_column("verdicts", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("projects", sa.Column("rules", sa.Text(), server_default="", nullable=False))
    index = op.create_table(
        "verdict_index",
        sa.Column("annotation_id", sa.Text(), server_default="", nullable=False),
        sa.Column("verdict_id", sa.Text(), server_default="", nullable=False),
        sa.Column("about", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("annotation_id", "verdict_id", name=op.f("pk_verdict_index")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_verdict_index_verdict_id"), "verdict_index", ["verdict_id"], unique=False)
    only_gold = sa.text("origin = 'verdict'")
    op.create_index("ix_annotations_gold", "annotations", ["article_id", "annotator_id"], sqlite_where=only_gold)
    stored = op.get_bind().execute(sa.text("SELECT id, disagreement FROM verdicts WHERE disagreement <> ''")).all()
    for verdict, disagreement in stored:
        named = dict.fromkeys(json.loads(disagreement).get("annotations", ()))
        op.bulk_insert(index, [{"annotation_id": key, "verdict_id": verdict, "about": 1} for key in named])
