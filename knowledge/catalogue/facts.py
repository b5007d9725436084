"""Small values that the catalogue remembers about the library itself, such as its generation number."""

from sqlalchemy import Connection, delete, insert, select

from knowledge.catalogue.tables import facts


def fact(connection: Connection, name: str) -> str | None:
    """The value remembered under a name."""
    return connection.scalar(select(facts.c.value).where(facts.c.name == name))


def remember(connection: Connection, name: str, value: str) -> None:
    """Keep a value under a name, in place of the one before."""
    forget(connection, name)
    connection.execute(insert(facts), {"name": name, "value": value})


def forget(connection: Connection, name: str) -> None:
    """Drop the value under a name."""
    connection.execute(delete(facts).where(facts.c.name == name))


def generation(connection: Connection) -> int:
    """The number that grows with every change of the sources or their vectors."""
    return int(fact(connection, "generation") or 0)


def raise_generation(connection: Connection) -> None:
    """Tell every process that what it holds of the library in memory is out of date."""
    remember(connection, "generation", str(generation(connection) + 1))
