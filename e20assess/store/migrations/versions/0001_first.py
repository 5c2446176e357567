"""The first tables. Written out in full, so that they stay what they were when `tables` goes on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """From nothing."""
    op.create_table(
        "questionnaire",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("files", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_questionnaire"),
    )
    op.create_table(
        "assessment",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_assessment"),
        sa.ForeignKeyConstraint(["digest"], ["questionnaire.digest"], name="fk_assessment_digest"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_assessment_digest", "assessment", ["digest"])
    op.create_table(
        "target",
        sa.Column("assessment", sa.Integer, nullable=False),
        sa.Column("dimension", sa.Text, nullable=False),
        sa.Column("level", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("assessment", "dimension", name="pk_target"),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessment.id"], name="fk_target_assessment", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "respondent",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("assessment", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_respondent"),
        sa.ForeignKeyConstraint(
            ["assessment"], ["assessment.id"], name="fk_respondent_assessment", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_respondent_assessment", "respondent", ["assessment"])
    op.create_table(
        "answer",
        sa.Column("respondent", sa.Integer, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("value", sa.Text),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("answered", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("respondent", "question", name="pk_answer"),
        sa.ForeignKeyConstraint(
            ["respondent"], ["respondent.id"], name="fk_answer_respondent", ondelete="CASCADE"
        ),
    )
