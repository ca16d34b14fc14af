"""What proposes quotes in the project.

Revision ID: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column, empty: the rules propose, as they did."""
    op.add_column("projects", sa.Column("engine", sa.Text(), server_default="", nullable=False))
