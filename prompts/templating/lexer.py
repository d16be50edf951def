"""A template cut into its smallest pieces, each with its exact position, before any parser sees it."""

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import TemplateSyntaxError
from jinja2.lexer import Lexer

from prompts.diagnostics import Origin, Problem

# No words need more, and every further piece would only make the parser work, or sink, deeper.
AT_MOST_TAGS = 200
AT_MOST_PIECES = 100
OPENERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_SHUT = {"variable_end", "block_end", "comment_end", "raw_end"}
_OPEN = {"variable_begin", "block_begin", "comment_begin", "raw_begin"}
_SIGNS = {
    "&": "`&` cannot stand here; write the word `and`.",
    "!": "`!` cannot stand here alone; write the word `not`, or `!=` for is not equal to.",
    "?": "A question mark cannot stand between the braces.",
    "$": "`$` cannot stand between the braces; names stand there plainly.",
    "“": "These are curved quotation marks; round a value they must be straight, such as 'yes'.",
    "\\": "A backslash cannot stand between the braces.",
}
_SIGNS |= dict.fromkeys("”„‘’‚«»", _SIGNS["“"])


class Piece(NamedTuple):
    """One token: where it starts, Jinja's name for its kind, and its text."""

    start: int
    kind: str
    text: str

    @property
    def end(self) -> int:
        """Where the next one may start."""
        return self.start + len(self.text)


class Tokens(Lexer):
    """Jinja's lexer made to count characters instead of lines: so every node knows its column too."""

    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[tuple[int, str, str]]:
        """Yield (position of the first character, kind, text); a syntax error has a position for its line."""
        at = 0
        try:
            for _, kind, text in super().tokeniter(source, name, filename, state):
                at = source.index(text, at)  # Jinja leaves out white space beside some tags
                yield at, kind, text
                at += len(text)
        except TemplateSyntaxError as error:
            raise TemplateSyntaxError(error.message or "", at) from None


def cut(lexer: Tokens, origin: Origin, state: str | None) -> tuple[list[Piece], list[Problem]]:
    """The pieces of a source up to its end, or up to what cannot be read or is too much, with the reason."""
    pieces: list[Piece] = []
    tags = inside = 0
    try:
        for found in lexer.tokeniter(origin.source, None, None, state):
            piece = Piece(*found)
            pieces.append(piece)
            tags += piece.kind in _OPEN
            inside = 0 if piece.kind in _OPEN else inside + (piece.kind != "whitespace")
            if tags > AT_MOST_TAGS or inside > AT_MOST_PIECES:
                return pieces, [_too_much(piece, origin, tags)]
    except TemplateSyntaxError as error:
        return pieces, [_unreadable(pieces, origin, error.lineno)]
    opener = _open_tag(pieces)
    return pieces, [_never_closed(opener, origin)] if opener else []


def _too_much(piece: Piece, origin: Origin, tags: int) -> Problem:
    said = f"More than {AT_MOST_PIECES} words and signs stand between these braces."
    if tags > AT_MOST_TAGS:
        said = f"More than {AT_MOST_TAGS} pairs of braces stand in this text."
    return origin.problem(piece.start, piece.end, said)


def _unreadable(pieces: list[Piece], origin: Origin, at: int) -> Problem:
    opener = _open_tag(pieces)
    if opener and not _is_closed(origin.source, opener):
        return _never_closed(opener, origin)
    sign = origin.source[at : at + 1]
    if sign in ("'", '"'):
        return origin.problem(at, at + 1, "The quotation mark that begins here is never closed.")
    if sign and sign in ")]}":
        return origin.problem(at, at + 1, f"There is a `{sign}` here that closes nothing.")
    said = _SIGNS.get(sign, f"`{sign}` cannot stand between the braces.")
    return origin.problem(at, at + 1, said)


def _open_tag(pieces: list[Piece]) -> Piece | None:
    last = next((piece for piece in reversed(pieces) if piece.kind in _OPEN | _SHUT), None)
    return last if last and last.kind in _OPEN else None


def _is_closed(source: str, opener: Piece) -> bool:
    """Whether a tag's end stands on its line, before another tag begins."""
    rest = source[opener.end :].split("\n", 1)[0]
    for sign in OPENERS:
        rest = rest.split(sign, 1)[0]
    return OPENERS[opener.text[:2]] in rest


def _never_closed(opener: Piece, origin: Origin) -> Problem:
    begins, ends = opener.text[:2], OPENERS[opener.text[:2]]
    message = f"The {begins} that begins here is never closed."
    return origin.problem(opener.start, opener.start + 2, message, f"put {ends} where it ends")
