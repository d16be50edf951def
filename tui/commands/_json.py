"""JSON for standard output."""

from __future__ import annotations

import json
import sys
from typing import Any


def to_json(value: Any, *, indent: int | None = None) -> str:
    """Return JSON, escaped unless standard output is UTF-8."""
    whole = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps(value, ensure_ascii=not whole, indent=indent)
