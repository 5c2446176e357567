"""The tables of a store.

A change here wants a module in `migrations/versions`, and its id at the end of `schema.VERSIONS`.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

IN_PROGRESS = "in_progress"
COMPLETED = "completed"

VERSION_TABLE = "e20assess_version"
"""Holds the version of the schema, as Alembic writes it. Our name, so that it marks the database as ours."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, aware on the way out: SQLite itself knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC, which is what the text in SQLite means."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC: from SQLite without a zone, from PostgreSQL in the zone of the session."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

questionnaires = Table(
    "questionnaire",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Text, nullable=False),
    # The snapshot: a JSON object with the text of each file by its name.
    Column("files", Text, nullable=False),
)

assessments = Table(
    "assessment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", ForeignKey("questionnaire.digest"), nullable=False, index=True),
    Column("organisation", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("date", Date, nullable=False),
    Column("language", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    # The id of a deleted assessment never comes back for another one.
    sqlite_autoincrement=True,
)

targets = Table(
    "target",
    metadata,
    Column("assessment", ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True),
    Column("dimension", Text, primary_key=True),
    Column("level", Integer, nullable=False),
)

respondents = Table(
    "respondent",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("assessment", ForeignKey("assessment.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    # The id of the question this respondent was at.
    Column("place", Text, nullable=False),
)

answers = Table(
    "answer",
    metadata,
    Column("respondent", ForeignKey("respondent.id", ondelete="CASCADE"), primary_key=True),
    Column("question", Text, primary_key=True),
    # JSON as in a sheet; NULL where there is only a note.
    Column("value", Text),
    Column("note", Text, nullable=False),
    # Whether the answer is to be discussed.
    Column("discuss", Boolean, nullable=False),
    Column("answered", Moment, nullable=False),
)

# Alembic makes this table in just this way; apart, because it is not Alembic's to migrate.
versions = Table(
    VERSION_TABLE,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"),
)
