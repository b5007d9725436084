"""Days as a person says them."""

from collections.abc import Sequence
from datetime import date

SHOWN = 3
WEEK = 7


def on_day(day: date, today: date) -> str:
    """Such as "today", "tomorrow", "on Thursday" or "on 12 December"; what is overdue is today."""
    days = (day - today).days
    if days <= 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days < WEEK:
        return f"on {day:%A}"
    return f"on {day.day} {day:%B}" if day.year == today.year else f"on {day.day} {day:%B %Y}"


def coming_up(forecast: Sequence[tuple[date, int]], today: date) -> str:
    """What comes after today, such as "2 tomorrow, 3 on Friday and 4 later"; empty where nothing does."""
    later = [(day, count) for day, count in forecast if count and day > today]
    parts = [f"{count} {on_day(day, today)}" for day, count in later[:SHOWN]]
    if rest := sum(count for _, count in later[SHOWN:]):
        parts.append(f"{rest} later, until {on_day(later[-1][0], today).removeprefix('on ')}")
    return joined(parts)


def joined(parts: Sequence[str]) -> str:
    """The parts as a list in a sentence."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)
