"""Files to documents: `read` takes a path and gives one text with its blocks, whatever the format."""

from knowledge.readers.limits import ReaderLimits
from knowledge.readers.reading import SUPPORTED_SUFFIXES, read

__all__ = ["SUPPORTED_SUFFIXES", "ReaderLimits", "read"]
