"""Checks of the tokens inside tags: size, brackets, words, pairing.

They run before parsing: Jinja's parser recurses for every bracket, so deep nesting alone could crash it.
"""

import re
from collections.abc import Iterator

from prompts.diagnostics import Diagnostic
from prompts.source_map import SourceMap
from prompts.templating.lexer import Token

NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
RESERVED_WORDS = {"true", "false", "none", "loop", "self", "super", "caller", "varargs", "kwargs"}
OPERATOR_WORDS = {"and", "or", "not", "in", "is", "if", "else", "defined"}
MAX_BRACKETS = 8
MAX_BLOCKS = 8
MAX_LOOPS = 2
MAX_CONSTANT_CHARS = 200

_TAGS = "if, elif, else, endif, for, and endfor"
_OPENER_OF = {"endif": "if", "endfor": "for"}
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")
_OPERATOR_HINTS = {
    "=": "To compare, write two equals signs: `==`.",
    "{": "A { isn’t allowed between the braces.",
    "}": "A } isn’t allowed between the braces.",
    ":": "A colon isn’t allowed between the braces.",
    ";": "A semicolon isn’t allowed between the braces.",
}
_OPERATOR_HINTS |= {
    sign: f"`{sign}` isn’t supported. Only + and - work, on numbers." for sign in ("*", "**", "/", "//", "%")
}


def check_tags(tokens: list[Token], source_map: SourceMap) -> list[Diagnostic]:
    """Return a diagnostic for each invalid token, in reading order."""
    diagnostics: list[Diagnostic] = []
    open_blocks: list[Token] = []
    for tag in _split_tags(tokens):
        diagnostics += _check_tokens(tag, source_map)
        diagnostics += _check_brackets(tag, source_map)
        if tag[0].kind == "block_begin":
            diagnostics += _check_block_tag(tag, open_blocks, source_map)
    for opener in open_blocks:
        message = f"This `{opener.text}` is never closed."
        hint = "put {% end" + opener.text + " %} where it ends"
        diagnostics.append(source_map.diagnostic(opener.start, opener.end, message, hint))
    return diagnostics


def _split_tags(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of each tag; conditions are one tag."""
    tag: list[Token] = []
    for token in tokens:
        if token.kind in ("data", "variable_begin", "block_begin", "comment_begin", "raw_begin"):
            if tag:
                yield tag
            tag = []
        if token.kind not in ("data", "whitespace", "comment", "comment_begin", "comment_end"):
            tag.append(token)
    if tag:
        yield tag


def _check_tokens(tag: list[Token], source_map: SourceMap) -> Iterator[Diagnostic]:
    for token in tag:
        message = _token_message(token)
        if message:
            yield source_map.diagnostic(token.start, token.end, message)


def _token_message(token: Token) -> str:
    if token.kind == "raw_begin":
        return f"`raw` isn’t supported. After {{%, write one of: {_TAGS}."
    if token.kind == "operator":
        return _OPERATOR_HINTS.get(token.text, "")
    if token.kind == "name":
        return _name_message(token.text)
    if token.kind == "string" and "\\" in token.text:
        return "A backslash isn’t allowed in quotation marks. If the text has a ', put \" around it."
    if token.kind == "string" and len(token.text) > MAX_CONSTANT_CHARS:
        return (
            f"Text in quotation marks can have at most {MAX_CONSTANT_CHARS} characters. "
            "Put longer text outside the braces."
        )
    if token.kind in ("integer", "float") and not _NUMBER.fullmatch(token.text):
        return "Write a plain, short number, like 8 or 2.5."
    return ""


def _name_message(text: str) -> str:
    if NAME.fullmatch(text) and text not in RESERVED_WORDS:
        return ""
    if text.lower() in OPERATOR_WORDS:
        return f"`{text}` only works in lowercase letters: `{text.lower()}`."
    if text.lower() in ("true", "false", "none"):
        return (
            f"An answer is never `{text}`. Compare it with a value in quotation marks, like 'yes', or ask "
            "whether there’s an answer with `is defined`."
        )
    if text in RESERVED_WORDS:
        return f"`{text}` is a reserved word. Use another name."
    return f"`{text[:64]}` isn’t a valid name. Use lowercase letters, digits, and _, starting with a letter."


def _check_brackets(tag: list[Token], source_map: SourceMap) -> Iterator[Diagnostic]:
    depth = 0
    for token in tag:
        if token.kind == "operator" and token.text in "([{":
            depth += 1
            if depth == MAX_BRACKETS + 1:
                yield source_map.diagnostic(
                    token.start, token.end, f"Too many nested brackets. At most {MAX_BRACKETS} are allowed."
                )
        elif token.kind == "operator" and token.text in ")]}":
            depth -= 1


def _check_block_tag(
    tag: list[Token], open_blocks: list[Token], source_map: SourceMap
) -> Iterator[Diagnostic]:
    """Check the word after {% and update the open blocks."""
    word = tag[min(1, len(tag) - 1)]
    if word.kind != "name" or word.text not in ("if", "elif", "else", "for", *_OPENER_OF):
        message = f"`{word.text.strip()}` can’t follow {{%. Write one of: {_TAGS}."
        yield source_map.diagnostic(word.start, word.end, message)
    elif word.text in ("if", "for"):
        open_blocks.append(word)
        if len(open_blocks) > MAX_BLOCKS:
            yield source_map.diagnostic(
                word.start, word.end, f"Too many nested ifs and fors. At most {MAX_BLOCKS} are allowed."
            )
        elif word.text == "for" and sum(block.text == "for" for block in open_blocks) > MAX_LOOPS:
            yield source_map.diagnostic(
                word.start, word.end, f"Too many nested `for` loops. At most {MAX_LOOPS} are allowed."
            )
    elif word.text in _OPENER_OF:
        if open_blocks and open_blocks[-1].text == _OPENER_OF[word.text]:
            open_blocks.pop()
        else:
            yield source_map.diagnostic(
                word.start, word.end, f"This `{word.text}` has no matching `{_OPENER_OF[word.text]}`."
            )
    elif not open_blocks:
        yield source_map.diagnostic(word.start, word.end, f"This `{word.text}` has no matching `if`.")
