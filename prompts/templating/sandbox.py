"""The Jinja sandbox: the only place where templates are compiled and run."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from jinja2 import ChainableUndefined, nodes, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from prompts.sanitize import MARK_END, MARK_START, sanitize
from prompts.templating.filters import FILTERS, INTERNAL_FILTERS, weekday_and_date
from prompts.templating.lenient_comparison import includes, is_not_including
from prompts.templating.lexer import PositionalLexer
from prompts.templating.values import MAX_TEXT_CHARS, display_text, given_value


class RenderContext(Context):
    """The names and the printed values of one rendering."""

    printed_values: list[str]
    write_day: Callable[[date], str]

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


class CompiledTemplate:
    """A compiled template or condition."""

    def __init__(self, tree: nodes.Template) -> None:
        self._template = sandbox().from_string(tree)

    def render(
        self, names: Mapping[str, object], write_day: Callable[[date], str] | None = None
    ) -> tuple[str, tuple[str, ...]]:
        """Return the Markdown with its tokens, and the values.

        The output is cut before it exceeds MAX_TEXT_CHARS. `write_day` is what the filter `date` does with a day.
        """
        context = RenderContext(sandbox(), dict(names), None, {})
        context.printed_values = []
        context.write_day = write_day or weekday_and_date
        parts: list[str] = []
        chars_left = MAX_TEXT_CHARS
        for token in self._template.root_render_func(context):
            shown = context.printed_values[-1] if token.startswith(MARK_START) else token
            if len(shown) > chars_left:
                break
            chars_left -= len(shown)
            parts.append(token)
        return "".join(parts), tuple(context.printed_values)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


# Asking for the context also keeps Jinja from calling this on constants at compile time.
@pass_context
def _finalize(context: RenderContext, value: object) -> str:
    context.printed_values.append(sanitize(display_text(value)))
    return f"{MARK_START}{len(context.printed_values) - 1}{MARK_END}"
