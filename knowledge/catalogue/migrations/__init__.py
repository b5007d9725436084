"""Brings a database to the newest tables; Alembic is imported only when there is something to do."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from knowledge.errors import CatalogueUnavailable

HEAD = "0001"


def revision_of(connection: Connection) -> str | None:
    """The revision of the tables in the database, or None in an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def upgrade(connection: Connection) -> None:
    """Run every migration that is missing, in the connection's transaction."""
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    # ConfigParser would take a "%" in the path for an interpolation.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise CatalogueUnavailable(
            "The library was made by a newer version of this program.", "Update the program and try again."
        ) from error
