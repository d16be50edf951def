"""A script's steps as a Mermaid flowchart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scripts.model import Block, Node, Script, Step
from scripts.opening_closing_steps import own_steps
from scripts.review.block_sentences import BLOCK_TITLES, block_sentences
from scripts.review.step_sentences import PEOPLE, TITLES
from scripts.review.value_labels import label_lookup

_PLAIN = frozenset(" .,:?!'’“”…-_()/")
LONGEST_LABEL = 200
"""Longer labels are cut: nobody reads them in a box."""


def flowchart(script: Script) -> str:
    """Return the chart in Mermaid's language."""
    chart = _Chart(script)
    ends = chart.add_nodes(own_steps(script), [_End(chart.add_box(script.title, "([{}])"))])
    chart.join(ends, chart.add_box("End", "([{}])"))
    return "\n".join(["flowchart TD", *chart.lines]) + "\n"


@dataclass(frozen=True)
class _End:
    """A box from which the next one is reached, and the words on the way."""

    box: str
    words: str = ""


@dataclass
class _Chart:
    """The lines of a chart, box by box."""

    script: Script
    lines: list[str] = field(default_factory=list)
    _boxes: int = 0
    _blocks: int = 0
    _indent: str = "    "

    def add_box(self, text: str, shape: str = "[{}]") -> str:
        """Add a box and return its name. Names are numbers, so no id can be a word of Mermaid's."""
        self._boxes += 1
        name = f"n{self._boxes}"
        self._add(name + shape.format(quoted(text)))
        return name

    def join(self, ends: Sequence[_End], box: str) -> None:
        for end in ends:
            words = f"|{quoted(end.words)}|" if end.words else ""
            self._add(f"{end.box} -->{words} {box}")

    def add_nodes(self, nodes: Sequence[Node], ends: list[_End]) -> list[_End]:
        """Add nodes after these ends; return the ends that they leave open."""
        for node in nodes:
            skipped: list[_End] = []
            if node.when is not None:
                question = self.add_box(f"{node.when.in_words(label_lookup(self.script))}?", "{{{}}}")
                self.join(ends, question)
                ends, skipped = [_End(question, "yes")], [_End(question, "no")]
            after = self._add_step(node, ends) if isinstance(node, Step) else self._add_block(node, ends)
            ends = [*after, *skipped]
        return ends

    def _add(self, line: str) -> None:
        self.lines.append(self._indent + line)

    def _add_step(self, step: Step, ends: list[_End], of: str = "") -> list[_End]:
        who = of or step.of
        owner = (
            f" ({PEOPLE[who]})" if step.kind not in ("say", "stop", "reveal", "compare", "breathe") else ""
        )
        private = ", private" if step.private else ""
        shape = "([{}])" if step.kind == "stop" else "[{}]"
        box = self.add_box(f"{TITLES[step.kind]}: {step.id}{owner}{private}", shape)
        self.join(ends, box)
        return [] if step.kind == "stop" else [_End(box)]

    def _add_block(self, block: Block, ends: list[_End]) -> list[_End]:
        inner = block.steps[0]
        if block.implied and isinstance(inner, Step):
            return self._add_step(inner, ends, "each")
        label = label_lookup(self.script)
        self._blocks += 1
        sentences = " ".join(block_sentences(block, label))
        self._add(
            f"subgraph b{self._blocks} [{quoted(f'{BLOCK_TITLES[block.kind]}: {block.id}. {sentences}')}]"
        )
        outer, self._indent = self._indent, self._indent + "    "
        first = f"n{self._boxes + 1}"
        ends = self.add_nodes(block.steps, ends)
        ends = list(self._add_rounds(block, ends, first))
        self._indent = outer
        self._add("end")
        return ends

    def _add_rounds(self, block: Block, ends: list[_End], first: str) -> Iterator[_End]:
        """Add the way back to a block's first box, and yield the ways out."""
        if not ends or block.kind == "part":
            yield from ends
        elif block.kind == "repeat":
            question = self.add_box(self._question(block), "{{{}}}")
            self.join(ends, question)
            self.join([_End(question, "no")], first)
            yield _End(question, "yes" if block.until else "")
            if block.at_the_cap:
                yield from self.add_nodes(
                    block.at_the_cap, [_End(question, f"no, after {block.at_most} rounds")]
                )
        else:
            again = {"turns": "the other person", "for_each": "next item"}.get(block.kind, "another time")
            self.join([_End(end.box, end.words or again) for end in ends], first)
            yield from ends

    def _question(self, block: Block) -> str:
        if block.until is None:
            return f"{block.at_most} rounds?"
        return f"{block.until.in_words(label_lookup(self.script))}?"


def quoted(text: str) -> str:
    """Return a label in quotation marks, in which nothing is a word of Mermaid's."""
    cut = text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1] + "…"
    return '"' + "".join(char if char.isalnum() or char in _PLAIN else f"#{ord(char)};" for char in cut) + '"'
