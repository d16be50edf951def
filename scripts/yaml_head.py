"""The plain lines at the beginning of a YAML file, read without a parser."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LINE = re.compile(r"([a-z_]+):[ ]+(.*?)(?:[ ]+#.*)?")


def read_head(text: str) -> Mapping[str, str]:
    """Return the lines before the steps, without quotation marks."""
    head: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("steps:"):
            break
        if found := _LINE.fullmatch(line.rstrip()):
            head[found[1]] = found[2].strip("'\"")
    return head
