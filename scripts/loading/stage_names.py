"""The section of a words file that names the stages of a conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from prompts import Diagnostic, Label, Section, WordsFile
from scripts.loading.spelling_suggestions import suggest
from scripts.model import Block, Node
from scripts.script_info import STAGES_SECTION

MAX_CHARS = 30
_SPEAKER = re.compile(r"\{\{ *speaker *\}\}")
NAME = "{name}"
"""What stands for the partner whose turn it is."""


def read_stage_names(words: WordsFile) -> Mapping[str, str]:
    """Return the names of stages, by the id of the step or block that each begins with."""
    section = words.sections.get(STAGES_SECTION)
    return {label.value: _SPEAKER.sub(NAME, label.text) for label in section.labels} if section else {}


def check_stage_names(nodes: tuple[Node, ...], words: WordsFile) -> Iterator[Diagnostic]:
    """Check that stages begin with steps of the top level, and have short names."""
    section = words.sections.get(STAGES_SECTION)
    if section is None:
        return
    if section.prose.strip() or section.starter or not section.labels:
        yield _diagnostic(
            words.file,
            section,
            f"`{STAGES_SECTION}` is only a list of stage names, like `- share: Each of you`.",
        )
    top = {node.id: node for node in nodes}
    for label in section.labels:
        node = top.get(label.value)
        if node is None:
            said = f"No stage can begin with `{label.value}`: it’s inside another block, or doesn’t exist."
            yield _diagnostic(words.file, label, said, suggest(label.value, top))
        elif problem := _problem(label, node):
            yield _diagnostic(words.file, label, problem)


def _problem(label: Label, node: Node) -> str:
    """Return what is wrong with the name of a stage, or ""."""
    text = _SPEAKER.sub("", label.text)
    if text != label.text and not (isinstance(node, Block) and node.kind == "turns"):
        return f"The stage name of `{node.id}` can’t have {{{{ speaker }}}}, because it isn’t a `turns`."
    if "{" in text or "}" in text:
        return f"The stage name of `{node.id}` can only have {{{{ speaker }}}} in braces."
    if len(text) > MAX_CHARS or "\n" in text:
        return f"The stage name of `{node.id}` is too long. It can have at most {MAX_CHARS} characters."
    return ""


def _diagnostic(file: str, at: Section | Label, message: str, hint: str = "") -> Diagnostic:
    column, length = (at.column, len(at.id)) if isinstance(at, Section) else (at.value_column, len(at.value))
    return Diagnostic(file, at.line, column, at.line, column + length, message, hint)
