"""How a store of an older version becomes one of this version, with Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

FOLDER = Path(__file__).parent
"""Holds env.py and versions/, as Alembic expects them."""


def config(connection: Connection | None = None) -> Config:
    """What Alembic needs to find the migrations, and the connection they are to run on."""
    settings = Config()
    # A percent sign would begin a substitution.
    settings.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings


def upgrade(connection: Connection) -> None:
    """Migrate the store on this connection to the newest version, inside the connection's transaction."""
    command.upgrade(config(connection), "head")
