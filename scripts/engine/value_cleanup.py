"""Cleanup of typed answer values, however deeply they are nested."""

from __future__ import annotations

from collections.abc import Callable

from prompts import sanitize, trim
from scripts.engine_types import Json


def sanitize_value(value: Json) -> Json:
    """Return the value with control characters removed from its texts."""
    return _map_texts(value, sanitize)


def normalize_value(value: Json) -> Json:
    """Return the value as saved: texts sanitized and trimmed."""
    return _map_texts(value, lambda text: trim(sanitize(text)))


def _map_texts(value: Json, change: Callable[[str], str]) -> Json:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_map_texts(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _map_texts(item, change) for key, item in value.items()}
    return value
