"""JSON as a command prints it."""

from __future__ import annotations

import json
import sys
from typing import Any


def to_json(value: Any, *, indent: int | None = None) -> str:
    """A value as JSON: in UTF-8 as it is, and where standard output is anything narrower, escaped."""
    whole = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps(value, ensure_ascii=not whole, indent=indent)
