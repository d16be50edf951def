"""What may stand between the braces, piece by piece: size, brackets, words, signs, pairs of tags.

Nothing is parsed until this is in order: Jinja's parser calls itself for every bracket, so depth alone
could stop it.
"""

import re
from collections.abc import Iterator

from prompts.diagnostics import Origin, Problem
from prompts.templating.lexer import Piece

NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
NOT_NAMES = {"true", "false", "none", "loop", "self", "super", "caller", "varargs", "kwargs"}
AT_MOST_BRACKETS = 8
AT_MOST_BLOCKS = 8
AT_MOST_LOOPS = 2
AT_MOST_CONSTANT = 200

_TAGS = "if, elif, else, endif, for and endfor"
_ENDS = {"endif": "if", "endfor": "for"}
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")
_SIGNS = {
    "=": "One equals sign cannot stand here; to compare, write two: `==`.",
    "{": "A { cannot stand between the braces.",
    "}": "A } cannot stand between the braces.",
    ":": "A colon cannot stand between the braces.",
    ";": "A semicolon cannot stand between the braces.",
}
_SIGNS |= {
    sign: f"There is no calculating with `{sign}` here; only + and - on numbers."
    for sign in ("*", "**", "/", "//", "%")
}


def tag_problems(pieces: list[Piece], origin: Origin) -> list[Problem]:
    """Everything that cannot stand between the braces, in reading order."""
    problems: list[Problem] = []
    open_blocks: list[Piece] = []
    for tag in _tags(pieces):
        problems += _piece_problems(tag, origin)
        problems += _bracket_problems(tag, origin)
        if tag[0].kind == "block_begin":
            problems += _block_problems(tag, open_blocks, origin)
    for opener in open_blocks:
        said = f"The `{opener.text}` that begins here has no end."
        hint = "{% end" + opener.text + " %} where it ends"
        problems.append(origin.problem(opener.start, opener.end, said, hint))
    return problems


def _tags(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each tag, with the one that opens it; a condition has no opening and is one tag."""
    tag: list[Piece] = []
    for piece in pieces:
        if piece.kind in ("data", "variable_begin", "block_begin", "comment_begin", "raw_begin"):
            if tag:
                yield tag
            tag = []
        if piece.kind not in ("data", "whitespace", "comment", "comment_begin", "comment_end"):
            tag.append(piece)
    if tag:
        yield tag


def _piece_problems(tag: list[Piece], origin: Origin) -> Iterator[Problem]:
    for piece in tag:
        said = _piece_problem(piece)
        if said:
            yield origin.problem(piece.start, piece.end, said)


def _piece_problem(piece: Piece) -> str:
    if piece.kind == "raw_begin":
        return f"There is no `raw` here; the words that may follow {{% are {_TAGS}."
    if piece.kind == "operator":
        return _SIGNS.get(piece.text, "")
    if piece.kind == "name":
        return _name_problem(piece.text)
    if piece.kind == "string" and "\\" in piece.text:
        return "A backslash cannot stand in quotation marks here; for a ' in the text use \" around it."
    if piece.kind == "string" and len(piece.text) > AT_MOST_CONSTANT:
        return (
            f"A text in quotation marks may be {AT_MOST_CONSTANT} characters long; the prose may be longer."
        )
    if piece.kind in ("integer", "float") and not _NUMBER.fullmatch(piece.text):
        return "Numbers here are plain and short, like 8 or 2.5."
    return ""


def _name_problem(text: str) -> str:
    if NAME.fullmatch(text) and text not in NOT_NAMES:
        return ""
    if text in NOT_NAMES or text in ("True", "False", "None"):
        return f"`{text}` is not a name that can be used here."
    return f"`{text[:64]}` cannot be a name: names are small letters, digits and _, and begin with a letter."


def _bracket_problems(tag: list[Piece], origin: Origin) -> Iterator[Problem]:
    depth = 0
    for piece in tag:
        if piece.kind == "operator" and piece.text in "([{":
            depth += 1
            if depth == AT_MOST_BRACKETS + 1:
                yield origin.problem(
                    piece.start, piece.end, "Too many brackets stand inside one another here."
                )
        elif piece.kind == "operator" and piece.text in ")]}":
            depth -= 1


def _block_problems(tag: list[Piece], open_blocks: list[Piece], origin: Origin) -> Iterator[Problem]:
    """Check the word after {%, and keep the list of the blocks that are still open."""
    word = tag[min(1, len(tag) - 1)]
    if word.kind != "name" or word.text not in ("if", "elif", "else", "for", *_ENDS):
        said = f"There is no `{word.text.strip()}` here; the words that may follow {{% are {_TAGS}."
        yield origin.problem(word.start, word.end, said)
    elif word.text in ("if", "for"):
        open_blocks.append(word)
        if len(open_blocks) > AT_MOST_BLOCKS:
            yield origin.problem(
                word.start, word.end, f"More than {AT_MOST_BLOCKS} ifs and fors stand inside one another."
            )
        elif word.text == "for" and sum(block.text == "for" for block in open_blocks) > AT_MOST_LOOPS:
            yield origin.problem(word.start, word.end, "At most two `for` may stand inside one another.")
    elif word.text in _ENDS:
        if open_blocks and open_blocks[-1].text == _ENDS[word.text]:
            open_blocks.pop()
        else:
            yield origin.problem(
                word.start, word.end, f"There is no open `{_ENDS[word.text]}` for this `{word.text}`."
            )
    elif not open_blocks:
        yield origin.problem(word.start, word.end, f"There is no open `if` for this `{word.text}`.")
