"""Findings about a script compared with an earlier version of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.checking.findings import Finding, Place, make_finding
from scripts.checking.loading_findings import LoadedText, load_text
from scripts.checking.parsed_script import key_of
from scripts.checking.rule_texts import RULES
from scripts.loading.yaml_reader import NodePath
from scripts.model import AnswerShape, Step

Version = tuple[int, ...]


@dataclass(frozen=True)
class EarlierVersion:
    """A pack as it was, or a folder or single script outside a pack.

    `version` is the pack's, or "". `scripts` are their texts by id: the flow, then the words in each language.
    """

    version: str
    scripts: Mapping[str, tuple[str, ...]]


def numbers(version: str) -> Version:
    """Return a version as numbers; () if it isn't one."""
    parts = version.split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else ()


def raised(version: str) -> str:
    """Return the next version, like 1.0.1 after 1.0.0."""
    *first, last = numbers(version) or (1, 0, 0)
    return ".".join(map(str, (*first, last + 1)))


def version_findings(loaded: LoadedText, before: tuple[str, ...], now: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what is wrong with the change of a script from its texts `before`."""
    file = loaded.flow.parsed.file
    old = load_text(before[0], None, "", "", frozenset())
    if loaded.head is None or old.head is None:
        return
    version, earlier = loaded.head.version, old.head.version
    place = _place(loaded, ("version",))
    if now != before and numbers(version) <= numbers(earlier):
        yield make_finding(RULES["C01"], file, place, earlier=earlier, better=raised(earlier))
    if numbers(version)[:1] > numbers(earlier)[:1] or loaded.reading is None or old.reading is None:
        return
    for name, step in old.reading.steps.items():
        if step.shape is None or name in loaded.reading.broken:
            continue
        there = loaded.reading.steps.get(name)
        change = _change(step.shape, there)
        if change:
            at = _place(loaded, loaded.reading.paths.get(key_of(there), ("steps",)) if there else ("steps",))
            yield make_finding(RULES["C03"], file, at, name=name, change=change, earlier=earlier)


def _change(before: AnswerShape, there: Step | None) -> str:
    """Return how an answer changed its meaning, or ""."""
    if there is None or there.shape is None:
        return "is gone"
    now = there.shape
    if now.type != before.type:
        return f"was `answer: {before.type}` and is now `answer: {now.type}`"
    if (now.low, now.high) != (before.low, before.high):
        return f"was a number from {before.low} to {before.high} and is now one from {now.low} to {now.high}"
    if now.scales != before.scales:
        return "now has different scales"
    gone = [choice for choice in before.choices if choice not in now.choices]
    if gone and not now.choices_from:
        return f"no longer has the choice `{gone[0]}`"
    return ""


def _place(loaded: LoadedText, path: NodePath) -> Place:
    """Return where a value is; for a step, where its line begins."""
    parsed = loaded.flow.parsed
    at = parsed.values.get(path)
    if at is None or path == ("steps",):
        at = parsed.keys.get(path, at)
    if at is None:
        return (1, 1, 1, 1)
    is_long = at.end_line > at.line
    return (
        (at.line, at.column, at.line, at.column + 1)
        if is_long
        else (at.line, at.column, at.end_line, at.end_column)
    )
