"""Parsing of templates and conditions, checked before anything is compiled."""

from __future__ import annotations

from jinja2 import TemplateSyntaxError, nodes
from jinja2.parser import Parser

from prompts.diagnostics import TemplateError
from prompts.name_use import TemplateName
from prompts.sanitize import UNSAFE
from prompts.source_map import SourceMap
from prompts.templating.allowlist import AllowlistVisitor
from prompts.templating.lexer import tokenize
from prompts.templating.operator_rewrites import TemplateTransformer
from prompts.templating.sandbox import sandbox
from prompts.templating.tag_checks import check_tags

MAX_SOURCE_BYTES = 8 * 1024


def parse_template(source_map: SourceMap) -> tuple[nodes.Template, tuple[TemplateName, ...]]:
    """Parse and check a template. Raises TemplateError before compiling anything."""
    tree, visitor = checked_template(source_map)
    return _finish(visitor, tree)


def parse_condition(source_map: SourceMap) -> tuple[nodes.Template, tuple[TemplateName, ...]]:
    """Parse and check a condition. Raises TemplateError.

    The condition becomes the `if` of a template that prints one character.
    """
    expression, visitor = checked_condition(source_map)
    output = nodes.Output([nodes.TemplateData("x", lineno=1)], lineno=1)
    return _finish(visitor, nodes.Template([nodes.If(expression, [output], [], [], lineno=1)], lineno=1))


def checked_template(source_map: SourceMap) -> tuple[nodes.Template, AllowlistVisitor]:
    """Return a template's tree as written, and its visitor."""
    visitor = _prepare(source_map, None)
    try:
        tree = Parser(sandbox(), source_map.source).parse()
    except TemplateSyntaxError as error:
        raise _syntax_error(visitor, error) from None
    for statement in tree.body:
        visitor.statement(statement)
    return tree, _without_problems(visitor)


def checked_condition(source_map: SourceMap) -> tuple[nodes.Expr, AllowlistVisitor]:
    """Return a condition's tree as written, and its visitor."""
    visitor = _prepare(source_map, "variable")
    parser = Parser(sandbox(), source_map.source, state="variable")
    try:
        expression = parser.parse_expression()
        if not parser.stream.eos:
            parser.fail("more", parser.stream.current.lineno)
    except TemplateSyntaxError as error:
        raise _syntax_error(visitor, error) from None
    visitor.condition(expression)
    return expression, _without_problems(visitor)


def _without_problems(visitor: AllowlistVisitor) -> AllowlistVisitor:
    """Return the visitor, or raise TemplateError with what it found."""
    if visitor.diagnostics:
        raise TemplateError(visitor.diagnostics)
    return visitor


def _prepare(source_map: SourceMap, state: str | None) -> AllowlistVisitor:
    """Run the checks before parsing, and return the visitor."""
    if len(source_map.source.encode("utf-8", "replace")) > MAX_SOURCE_BYTES:
        raise TemplateError(
            [source_map.diagnostic(0, 1, "This text is too long. One section can have at most 8 kB.")]
        )
    if unsafe := UNSAFE.search(source_map.source):
        raise TemplateError(
            [source_map.diagnostic(*unsafe.span(), "There’s an invisible control character here. Delete it.")]
        )
    tokens, diagnostics = tokenize(sandbox().lexer, source_map, state)
    diagnostics = diagnostics or check_tags(tokens, source_map)
    if diagnostics:
        raise TemplateError(diagnostics)
    return AllowlistVisitor(source_map, {token.start: token.end for token in tokens if token.text})


def _syntax_error(visitor: AllowlistVisitor, error: TemplateSyntaxError) -> TemplateError:
    source = visitor.source_map.source
    start = len(source) if "end of template" in (error.message or "") else min(error.lineno, len(source))
    end = visitor.ends.get(start, start)
    found = source[start:end].strip()
    message = f"Something is missing or extra before `{found}`." if found else "Something is missing here."
    return TemplateError([visitor.source_map.diagnostic(start, end, message)])


def _finish(
    visitor: AllowlistVisitor, tree: nodes.Template
) -> tuple[nodes.Template, tuple[TemplateName, ...]]:
    TemplateTransformer().visit(tree)
    tree.set_environment(sandbox())
    return tree, tuple(visitor.name_uses)
