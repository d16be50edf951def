"""The Jinja sandbox: the only place where templates are compiled."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import ChainableUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from prompts.diagnostics import TemplateError
from prompts.name_use import NameUse
from prompts.sanitize import MARK_END, MARK_START, UNSAFE, sanitize
from prompts.source_map import SourceMap
from prompts.templating.allowlist import AllowlistVisitor
from prompts.templating.filters import FILTERS, INTERNAL_FILTERS
from prompts.templating.lexer import PositionalLexer, tokenize
from prompts.templating.operator_rewrites import TemplateTransformer
from prompts.templating.safe_comparison import includes, is_not_including
from prompts.templating.tag_checks import check_tags
from prompts.templating.values import MAX_TEXT_CHARS, display_text, given_value

MAX_SOURCE_BYTES = 8 * 1024


class RenderContext(Context):
    """The names and the printed values of one rendering."""

    printed_values: list[str]

    def resolve_or_missing(self, key: str) -> Any:
        """Return a value by name; unsupported values count as missing."""
        value = given_value(self.parent.get(key))
        return missing if value is None else value


class Sandbox(SandboxedEnvironment):
    """Jinja restricted to the allowlist, with operators that never raise."""

    intercepted_binops = frozenset("+-")
    intercepted_unops = frozenset("-")
    context_class = RenderContext

    def __init__(self) -> None:
        # The optimizer would run filters and operators at compile time, before the checks.
        super().__init__(
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,
            undefined=ChainableUndefined,
            finalize=_finalize,
            cache_size=0,
        )
        self.globals.clear()
        self.filters = {**FILTERS, **INTERNAL_FILTERS}
        self.tests = {
            "defined": lambda value: given_value(value) is not None,
            "undefined": lambda value: given_value(value) is None,
            "including": includes,
            "not_including": is_not_including,
        }
        self._lexer = PositionalLexer(self)

    @property
    def lexer(self) -> PositionalLexer:
        """Return the lexer that counts characters."""
        return self._lexer

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a mapping.

        Attributes, methods, and indexes are out of reach.
        """
        value = given_value(obj.get(argument)) if isinstance(obj, Mapping) else None
        return ChainableUndefined() if value is None else value

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an item: `a.b` is the same as `a['b']`."""
        return self.getitem(obj, attribute)

    def is_safe_callable(self, obj: Any) -> bool:
        """Refuse every call.

        A second line of defense: the allowlist already rejects calls.
        """
        return obj is None

    def call_binop(self, _context: Context, operator: str, left: Any, right: Any) -> Any:
        """Add or subtract numbers; any other operand gives nothing."""
        if not (_is_number(left) and _is_number(right)):
            return ChainableUndefined()
        try:
            return left + right if operator == "+" else left - right
        except OverflowError:
            return ChainableUndefined()

    def call_unop(self, _context: Context, _operator: str, arg: Any) -> Any:
        """Negate a number; any other operand gives nothing."""
        return -arg if _is_number(arg) else ChainableUndefined()


@cache
def sandbox() -> Sandbox:
    """Return the shared environment; it holds no state between renderings."""
    return Sandbox()


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


# Asking for the context also keeps Jinja from calling this on constants at compile time.
@pass_context
def _finalize(context: RenderContext, value: object) -> str:
    context.printed_values.append(sanitize(display_text(value)))
    return f"{MARK_START}{len(context.printed_values) - 1}{MARK_END}"


def parse_template(source_map: SourceMap) -> tuple[nodes.Template, tuple[NameUse, ...]]:
    """Parse and check a template. Raises TemplateError before compiling anything."""
    tree, visitor = checked_template(source_map)
    return _finish(visitor, tree)


def parse_condition(source_map: SourceMap) -> tuple[nodes.Template, tuple[NameUse, ...]]:
    """Parse and check a condition. Raises TemplateError.

    The condition becomes the `if` of a template that prints one character.
    """
    expression, visitor = checked_condition(source_map)
    output = nodes.Output([nodes.TemplateData("x", lineno=1)], lineno=1)
    return _finish(visitor, nodes.Template([nodes.If(expression, [output], [], [], lineno=1)], lineno=1))


def checked_template(source_map: SourceMap) -> tuple[nodes.Template, AllowlistVisitor]:
    """Return a template's tree as written, and the visitor that checked it."""
    visitor = _prepare(source_map, None)
    try:
        tree = Parser(sandbox(), source_map.source).parse()
    except TemplateSyntaxError as error:
        raise _syntax_error(visitor, error) from None
    for statement in tree.body:
        visitor.statement(statement)
    return tree, _without_problems(visitor)


def checked_condition(source_map: SourceMap) -> tuple[nodes.Expr, AllowlistVisitor]:
    """Return a condition's tree as written, and the visitor that checked it."""
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
    tokens, diagnostics = tokenize(sandbox()._lexer, source_map, state)
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


def _finish(visitor: AllowlistVisitor, tree: nodes.Template) -> tuple[nodes.Template, tuple[NameUse, ...]]:
    TemplateTransformer().visit(tree)
    tree.set_environment(sandbox())
    return tree, tuple(visitor.name_uses)


class CompiledTemplate:
    """A compiled template or condition."""

    def __init__(self, tree: nodes.Template) -> None:
        self._template = sandbox().from_string(tree)

    def render(self, names: Mapping[str, object]) -> tuple[str, tuple[str, ...]]:
        """Return the Markdown with its tokens, and the values.

        The output is cut before it exceeds MAX_TEXT_CHARS.
        """
        context = RenderContext(sandbox(), dict(names), None, {})
        context.printed_values = []
        parts: list[str] = []
        chars_left = MAX_TEXT_CHARS
        for token in self._template.root_render_func(context):
            shown = context.printed_values[-1] if token.startswith(MARK_START) else token
            if len(shown) > chars_left:
                break
            chars_left -= len(shown)
            parts.append(token)
        return "".join(parts), tuple(context.printed_values)
