"""When it was recorded that an article does not report what a group holds.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column, empty: of what stands nobody knows."""
    op.add_column("group_absences", sa.Column("recorded", sa.Text(), server_default="", nullable=False))
