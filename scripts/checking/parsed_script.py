"""A parsed script as a checker reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from prompts import ROLES, Section, TemplateError, read_condition, read_template
from prompts.expression_tree import Expression, TemplateReading, names_in
from scripts.loading.reference_checks import CARRIED_BY, FACTS, PERSONAL
from scripts.loading.yaml_reader import NodePath, ParsedYaml
from scripts.model import Block, Node, Step, iter_nodes

NodeKey = tuple[int, str]
"""Line and id of a step or block."""


@dataclass(frozen=True)
class ScriptReading:
    """Steps, conditions, and words of one script.

    `broken` are the ids that could not be built: nothing is claimed about them, nor about `unknown` names, which no
    step has. `paths` give each step's place in the flow file.
    """

    nodes: tuple[Node, ...]
    whens: Mapping[NodeKey, Expression]
    untils: Mapping[NodeKey, Expression]
    words: Mapping[str, TemplateReading]
    labels: Mapping[str, Mapping[str, str]]
    broken: frozenset[str]
    paths: Mapping[NodeKey, NodePath]
    parsed: ParsedYaml
    steps: Mapping[str, Step] = field(default_factory=dict)
    blocks: Mapping[str, Block] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()

    def conditions(self) -> Iterator[Expression]:
        """Yield every condition of the flow and its words."""
        yield from self.whens.values()
        yield from self.untils.values()
        for reading in self.words.values():
            yield from (each.test for each in reading.tests)


def key_of(node: Node) -> NodeKey:
    return (node.line, node.id)


def read_script(
    nodes: tuple[Node, ...], sections: Mapping[str, Section], parsed: ParsedYaml
) -> ScriptReading:
    """Return a script's conditions and words as data."""
    paths = {(parsed.line(path), name): path for path, name in _node_paths(parsed.data, ())}
    every = list(iter_nodes(nodes))
    reading = ScriptReading(
        nodes,
        dict(_conditions(every, paths, parsed, "when")),
        dict(_conditions(every, paths, parsed, "until")),
        {name: _read_section(section) for name, section in sections.items()},
        {name: {label.value: label.text for label in section.labels} for name, section in sections.items()},
        frozenset(parsed.ids - {node.id for node in every}),
        paths,
        parsed,
        {node.id: node for node in every if isinstance(node, Step)},
        {node.id: node for node in every if isinstance(node, Block)},
    )
    return replace(reading, unknown=_unknown_names(reading))


def _unknown_names(reading: ScriptReading) -> frozenset[str]:
    """Return the names in conditions that nothing has."""
    reads = (read for condition in reading.conditions() for read in names_in(condition) if not read.over)
    known = {*reading.steps, *reading.blocks, *FACTS, CARRIED_BY, *PERSONAL, *ROLES, "item", "round"}
    return frozenset(part for read in reads for part in read.name.split(".")) - known


def _conditions(
    nodes: list[Node], paths: Mapping[NodeKey, NodePath], parsed: ParsedYaml, key: str
) -> Iterator[tuple[NodeKey, Expression]]:
    for node in nodes:
        condition = getattr(node, key, None)
        place = parsed.values.get((*paths.get(key_of(node), ()), key))
        if condition is not None and place is not None:
            yield key_of(node), read_condition(condition.source, line=place.line, column=place.column)


def _read_section(section: Section) -> TemplateReading:
    texts = [(section.prose, section.prose_line, 1, 0)]
    texts += [(label.text, label.line, label.column, 2) for label in section.labels]
    texts += [(section.starter, section.starter_line, 3, 2)]
    found = [_read_text(*text) for text in texts if "{" in text[0]]
    return TemplateReading(
        tuple(use for each in found for use in each.uses),
        tuple(test for each in found for test in each.tests),
    )


def _read_text(text: str, line: int, column: int, indent: int) -> TemplateReading:
    try:
        return read_template(text, line=line, column=column, indent=indent)
    except TemplateError:  # reported when the text was compiled
        return TemplateReading()


def _node_paths(data: object, path: NodePath) -> Iterator[tuple[NodePath, str]]:
    """Yield (path, id) of every step and block."""
    for key in ("steps", "at_the_cap"):
        steps = data.get(key) if isinstance(data, dict) else None
        for number, item in enumerate(steps if isinstance(steps, list) else ()):
            if isinstance(item, dict) and item:
                node_path = (*path, key, number)
                yield node_path, str(next(iter(item.values())))
                yield from _node_paths(item, node_path)
