"""Fixes that are certain: encodings, plain signs, and ids."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.checking.file_decoding import decode, read_start
from scripts.checking.multi_script_check import CheckedFiles
from scripts.checking.smart_punctuation import plain_flow, plain_words, straight_quotes

_TEXTS = {
    "I07": "saved it as UTF-8",
    "I08": "saved it as UTF-8",
    "I10": "replaced non-breaking spaces",
    "I11": "replaced characters from a word processor",
    "I14": "changed its line endings to the usual ones",
    "W16": "replaced bullets from a word processor",
    "W17": "replaced non-breaking spaces",
    "T05": "straightened quotation marks",
    "I01": "changed the id to match the file’s name",
}


@dataclass(frozen=True)
class Fix:
    """A file's new content, and what was done to it."""

    path: Path
    content: bytes
    done: tuple[str, ...]


def find_fixes(checked: Iterable[CheckedFiles]) -> list[Fix]:
    """Return the fixes that are certain."""
    found: list[Fix] = []
    for each in checked:
        flow = each.files.flow
        for path in (*((flow,) if flow else ()), *each.files.words):
            fix = _fix(path, each, is_flow=path == flow)
            if fix and fix not in found:
                found.append(fix)
    return found


def _fix(path: Path, checked: CheckedFiles, *, is_flow: bool) -> Fix | None:
    before = read_start(path)
    decoded = decode(before, "")
    if decoded.text is None or (decoded.encoding == "cp1252" and "\ufffd" in decoded.text):
        return None
    text, found = (plain_flow if is_flow else plain_words)(decoded.text, "")
    codes = {each.code for each in (*decoded.findings, *found)}
    if not is_flow and straight_quotes(text) != text:
        text = straight_quotes(text)
        codes.add("T05")
    if is_flow and any(each.code == "I01" for each in checked.findings):
        text = re.sub(
            r"^(id:[ ]*)[^\n#]*?(?=[ ]*(?:#.*)?$)", rf"\g<1>{path.stem}", text, count=1, flags=re.MULTILINE
        )
        codes.add("I01")
    if not codes:
        return None
    done = dict.fromkeys(_TEXTS[code] for code in sorted(codes))
    return Fix(path, text.encode("utf-8"), tuple(done))
