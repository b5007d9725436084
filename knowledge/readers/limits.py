"""How large, long and slow a document may be before a reader refuses it."""

from dataclasses import dataclass, fields

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReaderLimits:
    """Bounds for one file. `max_uncompressed_bytes` is for what a zipped format unpacks to;
    time and memory bind the formats that are read in a process of their own.
    """

    max_bytes: int = 20 * _MEBIBYTE
    max_pages: int = 2000
    max_seconds: float = 120.0
    max_memory_bytes: int = 1536 * _MEBIBYTE
    max_uncompressed_bytes: int = 100 * _MEBIBYTE

    def __post_init__(self) -> None:
        for limit in fields(self):
            value = getattr(self, limit.name)
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < float("inf"):
                raise ValueError(f"{limit.name} must be a positive number, not {value!r}")
