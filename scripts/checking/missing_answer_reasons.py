"""Why an answer is never there, in an author's words."""

from __future__ import annotations

from prompts import ROLES
from prompts.expression_tree import NameRead
from scripts.checking.compared_constants import answer_name
from scripts.checking.findings import Finding, make_finding
from scripts.checking.parsed_script import ScriptReading
from scripts.checking.rule_texts import RULES
from scripts.loading.reference_checks import PERSONAL
from scripts.model import Block, Node, iter_nodes


class Reasons:
    """Where each answer is given, and in which blocks."""

    def __init__(self, reading: ScriptReading) -> None:
        self._reading = reading
        self._order = {node.id: number for number, node in enumerate(iter_nodes(reading.nodes))}
        self._around: dict[str, tuple[Block, ...]] = {}
        self._note(reading.nodes, ())

    def _note(self, nodes: tuple[Node, ...], around: tuple[Block, ...]) -> None:
        for node in nodes:
            if isinstance(node, Block):
                self._around[node.id] = around
                self._note((*node.steps, *node.at_the_cap), (*around, node))
            else:
                self._around[node.id] = around

    def is_personal(self, read: NameRead) -> bool:
        """Return whether a name is a person's name or pronoun."""
        return read.name.partition(".")[2] in PERSONAL

    def never(self, user: str, read: NameRead, file: str) -> Finding:
        """Return a finding for a name that is never there.

        `user` is the step that reads it.
        """
        head, _, rest = read.name.partition(".")
        name = answer_name(read)
        if head not in ROLES and rest:
            return self._part(read, head, rest, file)
        step, around = self._reading.steps.get(name), self._around.get(name, ())
        here = {block.id for block in self._around.get(user, ())} | {user}
        in_turns = any(block.kind == "turns" for block in around)
        later = self._order.get(name, -1) >= self._order.get(user, 0)
        rows = next((b for b in around if b.kind in ("for_each", "collect") and b.id not in here), None)
        if name in ("item", "round"):
            return self._inside(read, name, file)
        if rows is not None:
            return make_finding(RULES["N07"], file, read.place, name=read.name, id=name, block=rows.id)
        turns = next((block for block in around if block.kind == "turns"), None)
        if turns and step and step.of in ("both", "either") and (head in ROLES or turns.id not in here):
            return make_finding(RULES["N14"], file, read.place, id=name, block=turns.id)
        if head in ROLES and step is not None and not in_turns:
            return make_finding(RULES["N06"], file, read.place, name=read.name, id=name)
        if later:
            line = step.line if step else self._line_of(name)
            return make_finding(RULES["N02"], file, read.place, name=read.name, line=line)
        if step is not None and step.private:
            return make_finding(RULES["N04"], file, read.place, name=read.name, id=name)
        if in_turns and head not in ROLES and not any(b.id in here for b in around if b.kind == "turns"):
            return make_finding(
                RULES["N05"], file, read.place, id=name, better=f"`first.{name}` or `second.{name}`"
            )
        return make_finding(RULES["N03"], file, read.place, name=read.name)

    def _line_of(self, name: str) -> int:
        block = self._reading.blocks.get(name)
        return block.line if block else 1

    def _part(self, read: NameRead, head: str, part: str, file: str) -> Finding:
        step = self._reading.steps.get(head)
        in_turns = any(block.kind == "turns" for block in self._around.get(head, ()))
        instead = f", or `first.{head}`" if step and in_turns else ""
        return make_finding(RULES["N11"], file, read.place, id=head, part=part, instead=instead)

    def _inside(self, read: NameRead, name: str, file: str) -> Finding:
        kind = "repeat" if name == "round" else "for_each"
        block = next((b.id for b in self._reading.blocks.values() if b.kind == kind), "")
        texts = {} if block else _without_block(name, kind)
        return make_finding(RULES["N07"], file, read.place, name=name, id=name, block=block, **texts)


def _without_block(name: str, kind: str) -> dict[str, str]:
    return {
        "message": f"`{name}` only works inside a `{kind}` block, and this script has none.",
        "why": f"Outside a `{kind}`, there’s nothing that `{name}` could stand for.",
        "fix": f"Put the steps into a `{kind}` block, or leave the name out.",
    }
