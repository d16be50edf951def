"""Compiled templates and conditions: the public interface of templating."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from prompts.name_use import TemplateName
from prompts.rendered_text import RenderedText
from prompts.source_map import SourceMap
from prompts.templating.values import TemplateValue

if TYPE_CHECKING:
    from prompts import expression_tree
    from prompts.templating.sandbox import CompiledTemplate


@dataclass(frozen=True, eq=False)
class Template:
    """A compiled template. Rendering never fails, whatever the values.

    `names` are the names it reads, dots included, without loop variables; a bare role reads `speaker.name`. `name_uses`
    adds the position of each.
    """

    source: str
    names: frozenset[str]
    name_uses: tuple[TemplateName, ...]
    _compiled: CompiledTemplate

    def render(
        self, names: Mapping[str, TemplateValue], write_day: Callable[[date], str] | None = None
    ) -> RenderedText:
        """Render with these names; a missing name prints nothing.

        `write_day` writes the days of the filter `date` as the reader does.
        """
        return RenderedText(*self._compiled.render(names, write_day))

    def with_placeholders(self, label: Callable[[str, str], str]) -> RenderedText:
        """Return the text with a placeholder for each value and condition.

        `label` returns the label of a stored value, from the answer's id and the value.
        """
        from prompts.templating.placeholders import PlaceholderText

        text = PlaceholderText(self.source, label)
        return RenderedText(text.source, tuple(text.values))


@dataclass(frozen=True, eq=False)
class Condition:
    """A compiled condition. Comparing a missing name is always false."""

    source: str
    names: frozenset[str]
    name_uses: tuple[TemplateName, ...]
    _compiled: CompiledTemplate

    def holds(self, names: Mapping[str, TemplateValue]) -> bool:
        """Return whether the condition holds for these names, however the reader writes days."""
        return bool(self._compiled.render(names)[0])

    def in_words(self, label: Callable[[str, str], str]) -> str:
        """Return the condition in plain words; `label` as in `Template.with_placeholders`."""
        from prompts.templating.condition_phrasing import condition_in_words

        return condition_in_words(self.source, label)


def compile_template(
    source: str, *, file: str = "", line: int = 1, column: int = 1, indent: int = 0
) -> Template:
    """Check a template against the allowlist and compile it.

    `line` and `column` are the position of its first character in `file`; `indent` is the number of characters removed
    from each later line. Raises TemplateError with every problem, before anything is compiled.
    """
    from prompts.templating.sandbox import CompiledTemplate  # importing Jinja takes 45 ms
    from prompts.templating.template_parsing import parse_template

    source_map = SourceMap(_normalize_lines(source), file, line, column, indent)
    tree, reads = parse_template(source_map)
    return Template(source_map.source, frozenset(read.name for read in reads), reads, CompiledTemplate(tree))


def compile_condition(source: str, *, file: str = "", line: int = 1, column: int = 1) -> Condition:
    """Check and compile a condition.

    Positions count as in `compile_template`. Raises TemplateError.
    """
    from prompts.templating.sandbox import CompiledTemplate
    from prompts.templating.template_parsing import parse_condition

    source_map = SourceMap(_normalize_lines(source), file, line, column, 0)
    tree, reads = parse_condition(source_map)
    return Condition(source_map.source, frozenset(read.name for read in reads), reads, CompiledTemplate(tree))


def _normalize_lines(source: str) -> str:
    """Normalize line ends and tabs without moving any column."""
    return source.replace("\r\n", "\n").replace("\t", " ")


def find_name_uses(
    source: str, *, file: str = "", line: int = 1, column: int = 1, indent: int = 0
) -> tuple[TemplateName, ...]:
    """Return the names that a template reads, without compiling it.

    The arguments and errors are those of `compile_template`.
    """
    from prompts.templating.template_parsing import checked_template

    _, visitor = checked_template(SourceMap(_normalize_lines(source), file, line, column, indent))
    return tuple(visitor.name_uses)


def read_template(
    source: str, *, line: int = 1, column: int = 1, indent: int = 0
) -> expression_tree.TemplateReading:
    """Return the names and conditions of a template.

    Positions count as in `compile_template`. Raises TemplateError.
    """
    from prompts.templating import expression_reader

    return expression_reader.read_template(SourceMap(_normalize_lines(source), "", line, column, indent))


def read_condition(source: str, *, line: int = 1, column: int = 1) -> expression_tree.Expression:
    """Return a condition as data, for a checker. Raises TemplateError."""
    from prompts.templating import expression_reader

    return expression_reader.read_condition(SourceMap(_normalize_lines(source), "", line, column, 0))
