"""A rule explained: for `turnabout explain` and docs/findings.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scripts.checking.findings import Example, Rule
from scripts.checking.rule_texts import RULES

MAX_LINE = 90
_GAP = re.compile(r"\{[a-z]+\}")
_CHAPTERS: Mapping[str, str] = {
    "Y": "Flows that can’t be read",
    "F": "Steps, keys, and values",
    "W": "Words",
    "T": "Braces and conditions",
    "N": "Names and answers",
    "V": "What an answer can be",
    "S": "The whole flow",
    "D": "Length and turns",
    "I": "Files",
    "G": "Walks",
    "C": "A new version",
    "L": "Style",
}


def explain(rule: Rule) -> str:
    """Return a rule's page as plain text."""
    parts = [f"{rule.code}  {rule.title}  ({kind_of(rule)})", _general(rule.why)]
    if fix := _advice(rule.fix):
        parts.append(f"What to do: {fix}")
    for heading, example in (("Not like this:", rule.broken), ("Like this:", rule.fixed)):
        if example.flow:
            texts = [example.flow.strip(), example.words.strip()]
            shown = "\n\n".join(text for text in texts if text)
            parts.append(
                heading + "\n\n" + "\n".join(f"    {line}".rstrip() for line in visible(shown).split("\n"))
            )
    return "\n\n".join(parts)


def kind_of(rule: Rule) -> str:
    return f"{rule.severity}, only with --strict" if rule.strict else rule.severity


def _general(text: str) -> str:
    """Return a rule's text without a finding's gaps."""
    if _GAP.fullmatch(text):
        return ""
    return (
        _GAP.sub(lambda gap: {"{way}": "", "{near}": ""}.get(gap[0], "…"), text)
        .replace("{{", "{")
        .replace("}}", "}")
    )


def _advice(text: str) -> str:
    """Return what to do, as a sentence even if it is only what to write."""
    fix = _general(text)
    return fix if not fix or fix[0].isupper() else f"Write `{fix}`."


def visible(text: str) -> str:
    """Return an example with its invisible signs spelled out."""
    text = text.replace("\t", "→").replace("\u00a0", "⍽").replace("\x07", "␇")
    return "\n".join(line if len(line) <= MAX_LINE else f"{line[:MAX_LINE]}…" for line in text.split("\n"))


def manual() -> str:
    """Return docs/findings.md."""
    return "\n".join(_manual_lines()) + "\n"


def _manual_lines() -> Iterator[str]:
    yield "# What the checker finds"
    yield ""
    yield "`turnabout check` reports everything below in one run. Each finding has a code; `turnabout explain CODE`"
    yield "prints its part of this page. An **error** keeps a script from working. A **warning** doesn’t, but is worth"
    yield "a look. Warnings about style are listed only with `--strict`. In the examples, → is a tab and ⍽ a"
    yield "non-breaking space."
    yield ""
    yield "<!-- Written by `make findings` from scripts/checking/rule_texts. Change it there. -->"
    chapter = ""
    for rule in RULES.values():
        if rule.code[0] != chapter:
            chapter = rule.code[0]
            yield from ("", f"## {_CHAPTERS[chapter]}")
        yield from (
            "",
            f"### {rule.code}: {rule.title}",
            "",
            f"*{kind_of(rule).capitalize()}.* {_general(rule.why)}",
        )
        if fix := _advice(rule.fix):
            yield from ("", f"**What to do:** {fix}")
        if rule.broken.flow:
            yield from ("", "Not like this:", *_fences(rule.broken), "", "Like this:", *_fences(rule.fixed))


def _fences(example: Example) -> Iterator[str]:
    for text in (example.flow, example.words):
        if text.strip():
            yield from ("", "```text", *visible(text.strip()).split("\n"), "```")
