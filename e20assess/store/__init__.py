"""Keeps every answer as it is given: assessments in an SQLite file or a PostgreSQL database."""
