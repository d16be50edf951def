"""The values that a script's conditions compare each answer with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scripts.model import Block, Script, iter_nodes

_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_IF = re.compile(r"\b(?:el)?if\b(.*?)(?=\belse\b|[%}]\}|\bif\b)", re.DOTALL)
"""A condition in a tag, without what is printed before and after it."""
_TEXT = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_NUMBER = re.compile(r"(?<![\w.])\d{1,6}(?![\w.])")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass
class ComparedWith:
    """Texts and numbers that stand beside an answer in a condition."""

    texts: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)

    def thresholds(self, low: int, high: int) -> list[int]:
        """Return the numbers of a range that a comparison can tell apart."""
        near = {number + step for number in self.numbers for step in (-1, 0, 1)}
        return sorted(number for number in {low, high, *near} if low <= number <= high)


def compared_values(script: Script) -> Mapping[str, ComparedWith]:
    """Return what each answer is compared with, by its id."""
    found: dict[str, ComparedWith] = defaultdict(ComparedWith)
    for condition in _conditions(script):
        texts = {first or second for first, second in _TEXT.findall(condition)}
        bare = _TEXT.sub(" ", condition)
        numbers = {int(number) for number in _NUMBER.findall(bare)}
        for name in set(_NAME.findall(bare)):
            found[name].texts |= texts
            found[name].numbers |= numbers
    return found


def _conditions(script: Script) -> Iterator[str]:
    """Yield the source of every condition in the flow and its words."""
    for node in iter_nodes(script.steps):
        for condition in (node.when, node.until if isinstance(node, Block) else None):
            if condition is not None:
                yield condition.source
    for wording in script.wordings.values():
        for template in wording.templates:
            for tag in _TAG.findall(template.source):
                yield from _IF.findall(tag)
