"""Runs Alembic on the connection that the catalogue hands over; there is no other way in."""

from alembic import context

from knowledge.catalogue.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
