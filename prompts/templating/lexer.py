"""Tokenization of templates, with exact positions, before parsing."""

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import TemplateSyntaxError
from jinja2.lexer import Lexer

from prompts.diagnostics import Diagnostic
from prompts.source_map import SourceMap

# More than any real text needs. The limits bound the parser's work and recursion depth.
MAX_TAGS = 200
MAX_TOKENS = 100
CLOSER_OF = {"{{": "}}", "{%": "%}", "{#": "#}"}
_CLOSING_KINDS = {"variable_end", "block_end", "comment_end", "raw_end"}
_OPENING_KINDS = {"variable_begin", "block_begin", "comment_begin", "raw_begin"}
_SIGN_HINTS = {
    "&": "`&` isn’t allowed here. Write the word `and`.",
    "!": "`!` can’t be used on its own. Write the word `not`, or `!=` to mean not equal.",
    "?": "A question mark isn’t allowed between the braces.",
    "$": "`$` isn’t allowed between the braces. Write only the name.",
    "“": "Use straight quotation marks around a value, like 'yes', not curly ones.",
    "\\": "A backslash isn’t allowed between the braces.",
}
_SIGN_HINTS |= dict.fromkeys("”„‘’‚«»", _SIGN_HINTS["“"])


class Token(NamedTuple):
    """A token: start offset, Jinja's kind, and text."""

    start: int
    kind: str
    text: str

    @property
    def end(self) -> int:
        """Return the offset after the last character."""
        return self.start + len(self.text)


class PositionalLexer(Lexer):
    """Jinja's lexer, counting characters instead of lines.

    So every node knows its column, too.
    """

    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[tuple[int, str, str]]:
        """Yield (offset, kind, text).

        A syntax error carries the offset in place of the line.
        """
        at = 0
        try:
            for _, kind, text in super().tokeniter(source, name, filename, state):
                at = source.index(text, at)  # Jinja drops whitespace next to some tags
                yield at, kind, text
                at += len(text)
        except TemplateSyntaxError as error:
            raise TemplateSyntaxError(error.message or "", at) from None


def tokenize(
    lexer: PositionalLexer, source_map: SourceMap, state: str | None
) -> tuple[list[Token], list[Diagnostic]]:
    """Return the tokens up to the first problem."""
    tokens: list[Token] = []
    tags = inside = 0
    try:
        for found in lexer.tokeniter(source_map.source, None, None, state):
            token = Token(*found)
            tokens.append(token)
            tags += token.kind in _OPENING_KINDS
            inside = 0 if token.kind in _OPENING_KINDS else inside + (token.kind != "whitespace")
            if tags > MAX_TAGS or inside > MAX_TOKENS:
                return tokens, [_over_limit(token, source_map, tags)]
    except TemplateSyntaxError as error:
        return tokens, [_unreadable(tokens, source_map, error.lineno)]
    opener = _open_tag(tokens)
    return tokens, [_unclosed(opener, source_map)] if opener else []


def _over_limit(token: Token, source_map: SourceMap, tags: int) -> Diagnostic:
    message = f"There are more than {MAX_TOKENS} words and symbols between these braces."
    if tags > MAX_TAGS:
        message = f"This text has more than {MAX_TAGS} pairs of braces."
    return source_map.diagnostic(token.start, token.end, message)


def _unreadable(tokens: list[Token], source_map: SourceMap, at: int) -> Diagnostic:
    opener = _open_tag(tokens)
    if opener and not _is_closed(source_map.source, opener):
        return _unclosed(opener, source_map)
    sign = source_map.source[at : at + 1]
    if sign in ("'", '"'):
        return source_map.diagnostic(at, at + 1, "This quotation mark is never closed.")
    if sign and sign in ")]}":
        return source_map.diagnostic(at, at + 1, f"This `{sign}` doesn’t close anything.")
    message = _SIGN_HINTS.get(sign, f"`{sign}` isn’t allowed between the braces.")
    return source_map.diagnostic(at, at + 1, message)


def _open_tag(tokens: list[Token]) -> Token | None:
    last = next((token for token in reversed(tokens) if token.kind in _OPENING_KINDS | _CLOSING_KINDS), None)
    return last if last and last.kind in _OPENING_KINDS else None


def _is_closed(source: str, opener: Token) -> bool:
    """Return whether a tag closes before another opens.

    Only the rest of its line counts.
    """
    rest = source[opener.end :].split("\n", 1)[0]
    for sign in CLOSER_OF:
        rest = rest.split(sign, 1)[0]
    return CLOSER_OF[opener.text[:2]] in rest


def _unclosed(opener: Token, source_map: SourceMap) -> Diagnostic:
    begins, ends = opener.text[:2], CLOSER_OF[opener.text[:2]]
    message = f"This {begins} is never closed."
    return source_map.diagnostic(opener.start, opener.start + 2, message, f"put {ends} where it ends")
