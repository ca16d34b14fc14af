"""Which proposals were turned down, and to whom none are made.

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns, empty: nothing was turned down, and everybody gets proposals."""
    op.add_column("annotation_sets", sa.Column("rejected", sa.Text(), server_default="", nullable=False))
    for name in ("annotators", "projects"):
        op.add_column(name, sa.Column("unaided", sa.Integer(), server_default="0", nullable=False))
