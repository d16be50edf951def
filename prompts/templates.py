"""Templates and conditions, as the rest of the house sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prompts.diagnostics import NameUse, SourceMap
from prompts.rendered import RenderedText
from prompts.templating.values import TemplateValue

if TYPE_CHECKING:
    from prompts.templating.environment import CompiledTemplate


@dataclass(frozen=True, eq=False)
class Template:
    """Words that are ready to be said; rendering them cannot fail, whatever the names hold.

    `names` are the names it reads, with their dots (a bare role reads `speaker.name`), loop variables left
    out; `reads` has each of them with its place.
    """

    source: str
    names: frozenset[str]
    name_uses: tuple[NameUse, ...]
    _compiled: CompiledTemplate

    def render(self, names: Mapping[str, TemplateValue]) -> RenderedText:
        """Say it with these names; a name that is not among them prints as nothing."""
        return RenderedText(*self._compiled.render(names))


@dataclass(frozen=True, eq=False)
class Condition:
    """A condition that is ready to be asked; a comparison with a name that was not given is false."""

    source: str
    names: frozenset[str]
    name_uses: tuple[NameUse, ...]
    _compiled: CompiledTemplate

    def holds(self, names: Mapping[str, TemplateValue]) -> bool:
        """Whether it is true of these names."""
        return bool(self._compiled.render(names)[0])


def compile_template(
    source: str, *, file: str = "", line: int = 1, column: int = 1, indent: int = 0
) -> Template:
    """Check a template against the allow-list and make it ready.

    `line` and `column` are where its first character stands in `file`; `indent` is how many characters were
    cut from the start of each further line. Raises Refused with every problem, before anything is compiled.
    """
    from prompts.templating.environment import (  # Jinja takes 45 ms; not everybody renders
        CompiledTemplate,
        parse_template,
    )

    source_map = SourceMap(_normalize_lines(source), file, line, column, indent)
    tree, reads = parse_template(source_map)
    return Template(source_map.source, frozenset(read.name for read in reads), reads, CompiledTemplate(tree))


def compile_condition(source: str, *, file: str = "", line: int = 1, column: int = 1) -> Condition:
    """Check a condition and make it ready; places are counted as for `compile_template`. Raises Refused."""
    from prompts.templating.environment import CompiledTemplate, parse_condition  # as above

    source_map = SourceMap(_normalize_lines(source), file, line, column, 0)
    tree, reads = parse_condition(source_map)
    return Condition(source_map.source, frozenset(read.name for read in reads), reads, CompiledTemplate(tree))


def _normalize_lines(source: str) -> str:
    """One kind of line end, and tabs as single spaces, so that columns stay what they are."""
    return source.replace("\r\n", "\n").replace("\t", " ")
