"""Run by Alembic: the migrations on the connection they are given."""

from __future__ import annotations

from alembic import context

from e20assess.store.tables import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    # SQLite alters a table by making another in its place.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
