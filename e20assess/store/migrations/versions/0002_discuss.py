"""An answer can be flagged, to be discussed; none was before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """From 0001. The default is for the rows there are; new ones always say."""
    with op.batch_alter_table("answer", recreate="always") as batch:
        batch.add_column(
            sa.Column("discuss", sa.Boolean, nullable=False, server_default=sa.false()),
            insert_before="answered",
        )
    with op.batch_alter_table("answer") as batch:
        batch.alter_column("discuss", server_default=None)
