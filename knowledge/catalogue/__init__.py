"""The truth about a library's sources: SQL tables, their migrations and full-text search."""

from knowledge.catalogue.catalogue import Catalogue, SourceRecord, Unit, UnitKey

__all__ = ["Catalogue", "SourceRecord", "Unit", "UnitKey"]
