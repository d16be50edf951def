"""Parsers for numbers, durations, and names as authors write them.

Each takes what YAML held (always text, or a list or mapping of it) and raises ValueError with a sentence for the
author.
"""

from __future__ import annotations

import re
from typing import Any

from scripts.model import STANDING

NOTEBOOK_PARTS = (
    "milestones",
    "needs",
    "signals",
    "boundaries",
    "rituals",
    "roles",
    "tasks",
    "goals",
    "questions",
    "topics",
)
NAME = r"[a-z][a-z0-9_]{0,39}"
SCRIPT_ID = r"[a-z0-9][a-z0-9-]{0,39}"
_UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}


def yes_or_no(value: Any) -> Any:
    if value in ("yes", "no"):
        return value == "yes"
    raise ValueError("Write yes or no.")


def interval(value: Any) -> Any:
    found = re.fullmatch(r"(\d{1,4})(?: to (\d{1,4}))?", value) if isinstance(value, str) else None
    if not found:
        raise ValueError("Write a number, or two numbers with `to` between them, like 1 to 3.")
    low, high = int(found[1]), int(found[2] or found[1])
    if low > high:
        raise ValueError(f"The smaller number must come first: {high} to {low}.")
    return (low, high)


def duration(value: Any) -> Any:
    found = re.fullmatch(r"(\d{1,4}) (second|minute|hour|day)s?", value) if isinstance(value, str) else None
    if not found or int(found[1]) == 0:
        raise ValueError("Write a number and then seconds, minutes, hours, or days, like 2 minutes.")
    return int(found[1]) * _UNITS[found[2]]


def number(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\d{1,4}", value) and int(value) > 0:
        return int(value)
    raise ValueError("Write a whole number, 1 or more.")


def name(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(NAME, value):
        return value
    raise ValueError("A name can only have lowercase letters, digits, and _, and must start with a letter.")


def names(value: Any) -> Any:
    if isinstance(value, list) and value and len(set(map(str, value))) == len(value):
        return tuple(name(item) for item in value)
    raise ValueError("Write a list of names, each only once, like [hurt, feel].")


def text(value: Any) -> Any:
    if isinstance(value, str) and value.strip():
        return value
    raise ValueError("Write some text here.")


def texts(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
        return tuple(value)
    raise ValueError("Write a list, like [one, another].")


def script_id(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(SCRIPT_ID, value):
        return value
    raise ValueError("An id can only have lowercase letters, digits, and hyphens.")


def version(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\d{1,4}\.\d{1,4}\.\d{1,4}", value):
        return value
    raise ValueError("Write a version as three numbers with dots, like 1.0.0.")


def list_reference(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(
        rf"{NAME}|{re.escape(STANDING)}|notebook\.({'|'.join(NOTEBOOK_PARTS)})|(first|second|speaker|listener)\.{NAME}",
        value,
    ):
        return value
    raise ValueError("Write the name of a list answer, or a part of the notebook, like notebook.tasks.")


def list_references(value: Any) -> Any:
    if not isinstance(value, list):
        return (list_reference(value),)
    if value and len(set(map(str, value))) == len(value):
        return tuple(list_reference(item) for item in value)
    raise ValueError("Write the lists to choose from, each only once, like [first.tasks, second.tasks].")


def scales(value: Any) -> Any:
    if isinstance(value, dict) and value:
        return tuple((name(scale), *interval(ends)) for scale, ends in value.items())
    raise ValueError(
        "Write each scale with its lowest and highest number, like {time: 0 to 5, fair: 1 to 5}."
    )
