"""Mistakes in a pack's script that would trouble a couple."""

from __future__ import annotations

from functools import lru_cache

from scripts.checking.findings import Finding
from scripts.checking.script_check import ScriptTexts, check_script
from scripts.loading.loader import load_script
from scripts.loading.open_script import load_frame
from scripts.model import Source, iter_nodes


def find_mistakes(source: Source) -> list[str]:
    """Return a line for each mistake; warnings are only for authors."""
    ids, chars = _frame()
    texts = ScriptTexts(source.flow, source.words, source.flow_file, source.words_file, ids, chars)
    return [_line(found) for found in check_script(texts).findings if found.severity == "error"]


def _line(found: Finding) -> str:
    fix = f"  Try: {found.fix}" if found.fix else ""
    return f"{found.file}:{found.line}:{found.column}  {found.code}  {found.message}{fix}"


@lru_cache(maxsize=1)
def _frame() -> tuple[frozenset[str], int]:
    """Return the ids and length of opening and closing."""
    frame = load_frame()
    ids = frozenset(node.id for source in frame for node in iter_nodes(load_script(source).steps))
    return ids, sum(len(source.flow) + len(source.words) for source in frame)
