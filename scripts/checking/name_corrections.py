"""Names that can't be names, and what to write instead."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from scripts.checking.findings import Finding
from scripts.loading.value_parsers import NAME, SCRIPT_ID
from scripts.loading.yaml_reader import NodePath, ParsedYaml


def point_at_bad_name(finding: Finding, parsed: ParsedYaml, path: NodePath) -> Finding | None:
    """Return a finding at a bad name, with a fix.

    None if the value at `path` is no bad name.
    """
    value = _value_at(parsed.data, path)
    is_list = isinstance(value, list)
    for number, each in enumerate(value if isinstance(value, list) else [value]):
        pattern, dash = (SCRIPT_ID, "-") if path in (("id",), ("after",)) else (NAME, "_")
        if not isinstance(each, str) or re.fullmatch(pattern, each):
            continue
        place = parsed.values[(*path, number)] if is_list else parsed.values[path]
        better = _plain(each, dash)
        end_line, end_column = place.end_line, place.end_column
        moved = replace(
            finding, line=place.line, column=place.column, end_line=end_line, end_column=end_column
        )
        if not re.fullmatch(pattern, better):
            return moved
        said = f"`{each}` can’t be a name. Write `{better}`."
        if path[-1] == "choices":
            what = "a space" if " " in each else "capitals or special characters"
            said = f"A value can’t have {what}: write `{better}`, and give it the label “{each}” in the words file."
            said += " If these are several values, put commas between them." if " " in each else ""
        return replace(moved, message=said, fix=better)
    return None


def _value_at(data: Any, path: NodePath) -> Any:
    for part in path:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) else None
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return data


def _plain(text: str, dash: str) -> str:
    """Return a text as a name: `Listen only` becomes `listen_only`."""
    return re.sub("[^a-z0-9]+", dash, text.lower()).strip(dash + ("0123456789" if dash == "_" else ""))[:40]
