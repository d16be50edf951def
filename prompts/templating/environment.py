"""The Jinja environment: the only place where a template turns into something that runs."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import ChainableUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from prompts.diagnostics import Origin, Read, Refused
from prompts.sanitize import MARK_END, MARK_START, UNSAFE, clean
from prompts.templating.allowlist import Walk
from prompts.templating.comparison import including, is_not_including
from prompts.templating.filters import FILTERS, INNER
from prompts.templating.lexer import Tokens, cut
from prompts.templating.tag_checks import tag_problems
from prompts.templating.transformer import Rewrite
from prompts.templating.values import AT_MOST_TEXT, known, text_of

AT_MOST_SOURCE = 8 * 1024


class Page(Context):
    """What one rendering knows: the names, and what came out of the braces so far."""

    given: list[str]

    def resolve_or_missing(self, key: str) -> Any:
        """Look a name up; what is there but counts as not given is missing too."""
        value = known(self.parent.get(key))
        return missing if value is None else value


class Sandbox(SandboxedEnvironment):
    """Jinja with nothing in it but what the allow-list lets through, and with operators that cannot fail."""

    intercepted_binops = frozenset("+-")
    intercepted_unops = frozenset("-")
    context_class = Page

    def __init__(self) -> None:
        # The optimizer would run filters and operators while compiling, before anything can stop them.
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
        self.filters = {**FILTERS, **INNER}
        self.tests = {
            "defined": lambda value: known(value) is not None,
            "undefined": lambda value: known(value) is None,
            "including": including,
            "not_including": is_not_including,
        }
        self.tokens = Tokens(self)

    @property
    def lexer(self) -> Tokens:
        """The lexer that counts characters."""
        return self.tokens

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Lookups reach the items of dictionaries and nothing else: no attribute, no method, no index."""
        value = known(obj.get(argument)) if isinstance(obj, Mapping) else None
        return ChainableUndefined() if value is None else value

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The same for `a.b`."""
        return self.getitem(obj, attribute)

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is; the allow-list refuses calls already, and this is the second bolt."""
        return obj is None

    def call_binop(self, _context: Context, operator: str, left: Any, right: Any) -> Any:
        """Add and subtract numbers; anything else comes to nothing."""
        if not (_is_number(left) and _is_number(right)):
            return ChainableUndefined()
        try:
            return left + right if operator == "+" else left - right
        except OverflowError:
            return ChainableUndefined()

    def call_unop(self, _context: Context, _operator: str, arg: Any) -> Any:
        """The negative of a number."""
        return -arg if _is_number(arg) else ChainableUndefined()


@cache
def sandbox() -> Sandbox:
    """The one environment; it keeps nothing of what goes through it."""
    return Sandbox()


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


# Asking for the context also keeps Jinja from calling this on constants while it compiles.
@pass_context
def _finalize(page: Page, value: object) -> str:
    page.given.append(clean(text_of(value)))
    return f"{MARK_START}{len(page.given) - 1}{MARK_END}"


def read_template(origin: Origin) -> tuple[nodes.Template, tuple[Read, ...]]:
    """Parse and check a template. Raises Refused before anything of it is compiled."""
    walk = _prepare(origin, None)
    try:
        tree = Parser(sandbox(), origin.source).parse()
    except TemplateSyntaxError as error:
        raise _unparsable(walk, error) from None
    for statement in tree.body:
        walk.statement(statement)
    return _finish(walk, tree)


def read_condition(origin: Origin) -> tuple[nodes.Template, tuple[Read, ...]]:
    """Parse and check a condition, as the `if` of a template that prints one sign. Raises Refused."""
    walk = _prepare(origin, "variable")
    parser = Parser(sandbox(), origin.source, state="variable")
    try:
        expression = parser.parse_expression()
        if not parser.stream.eos:
            parser.fail("more", parser.stream.current.lineno)
    except TemplateSyntaxError as error:
        raise _unparsable(walk, error) from None
    walk.condition(expression)
    sign = nodes.Output([nodes.TemplateData("x", lineno=1)], lineno=1)
    return _finish(walk, nodes.Template([nodes.If(expression, [sign], [], [], lineno=1)], lineno=1))


def _prepare(origin: Origin, state: str | None) -> Walk:
    """Everything that can be refused without parsing."""
    if len(origin.source.encode("utf-8", "replace")) > AT_MOST_SOURCE:
        raise Refused([origin.problem(0, 1, "This text is too long: at most 8 kB can stand in one section.")])
    if unsafe := UNSAFE.search(origin.source):
        raise Refused(
            [origin.problem(*unsafe.span(), "There is an invisible character here that is not text.")]
        )
    pieces, problems = cut(sandbox().tokens, origin, state)
    problems = problems or tag_problems(pieces, origin)
    if problems:
        raise Refused(problems)
    return Walk(origin, {piece.start: piece.end for piece in pieces if piece.text})


def _unparsable(walk: Walk, error: TemplateSyntaxError) -> Refused:
    source = walk.origin.source
    start = len(source) if "end of template" in (error.message or "") else min(error.lineno, len(source))
    end = walk.ends.get(start, start)
    found = source[start:end].strip()
    said = f"Something is missing or too much before `{found}`." if found else "Something is missing here."
    return Refused([walk.origin.problem(start, end, said)])


def _finish(walk: Walk, tree: nodes.Template) -> tuple[nodes.Template, tuple[Read, ...]]:
    if walk.problems:
        raise Refused(walk.problems)
    Rewrite().visit(tree)
    tree.set_environment(sandbox())
    return tree, tuple(walk.reads)


class Program:
    """A compiled template or condition."""

    def __init__(self, tree: nodes.Template) -> None:
        self._template = sandbox().from_string(tree)

    def run(self, names: Mapping[str, object]) -> tuple[str, tuple[str, ...]]:
        """The rendered Markdown with its tokens, and what they stand for; cut where it gets too long."""
        page = Page(sandbox(), dict(names), None, {})
        page.given = []
        written: list[str] = []
        room = AT_MOST_TEXT
        for piece in self._template.root_render_func(page):
            heard = page.given[-1] if piece.startswith(MARK_START) else piece
            if len(heard) > room:
                break
            room -= len(heard)
            written.append(piece)
        return "".join(written), tuple(page.given)
