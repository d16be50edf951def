"""A template with placeholders where a conversation would put its values."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import nodes
from jinja2.parser import Parser

from prompts.sanitize import MARK_END, MARK_START
from prompts.templating.condition_phrasing import LabelOf, expression_words, value_words
from prompts.templating.guarded_names import dotted_name
from prompts.templating.sandbox import sandbox
from prompts.templating.values import ROLES

PRONOUNS = ("they", "them", "their")


class PlaceholderText:
    """The text of a template, with a token for each placeholder."""

    def __init__(self, source: str, label: LabelOf) -> None:
        self._label = label
        self._parts: list[str] = []
        self.values: list[str] = []
        self._add_nodes(Parser(sandbox(), source).parse().body)

    @property
    def source(self) -> str:
        return "".join(self._parts)

    def _add_nodes(self, body: Iterable[nodes.Node]) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    self._add_printed(part)
            elif isinstance(node, nodes.If):
                self._add_choice(node)
            elif isinstance(node, nodes.For):
                each = dotted_name(node.target) or "item"
                self._add_placeholder(f"for each {each} in {value_words(node.iter, self._label)}:")
                self._add_nodes(node.body)
                self._add_placeholder("end")

    def _add_printed(self, part: nodes.Node) -> None:
        if isinstance(part, nodes.TemplateData):
            self._parts.append(part.data)
        elif isinstance(part, nodes.Const):
            self._parts.append(str(part.value))
        else:
            self._add_placeholder(_printed_words(part, self._label))

    def _add_choice(self, node: nodes.If) -> None:
        lead = "if"
        for branch in (node, *node.elif_):
            self._add_placeholder(f"{lead} {expression_words(branch.test, self._label)}:")
            self._add_nodes(branch.body)
            lead = "otherwise, if"
        if node.else_:
            self._add_placeholder("otherwise:")
            self._add_nodes(node.else_)
        self._add_placeholder("end")

    def _add_placeholder(self, words: str) -> None:
        self._parts.append(f"{MARK_START}{len(self.values)}{MARK_END}")
        self.values.append(f"{{{words}}}")


def _printed_words(part: nodes.Node, label: LabelOf) -> str:
    """Return what is printed in words; a role prints a name or a pronoun."""
    head, _, rest = (dotted_name(part) or "").partition(".")
    if head in ROLES and rest in PRONOUNS:
        return f"{head}: {rest}"
    return value_words(part, label)
