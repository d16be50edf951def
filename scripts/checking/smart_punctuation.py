"""Signs that word processors put where plain ones must be.

Each is replaced by as many characters as it has, so every column stays right.
"""

from __future__ import annotations

import re

from scripts.checking.findings import Finding, make_finding
from scripts.checking.rule_texts import RULES

SPACES = "\u00a0\u2007\u202f\u2002\u2003\u2009\u3000"
_BULLET = re.compile(r"([ " + SPACES + r"]*)([•·▪◦‣●–—−])([ \t" + SPACES + r"])")
_QUOTES = str.maketrans("‘’‚“”„", "'''\"\"\"")
_CURLY = re.compile("[‘’‚“”„]")
_CONDITION = re.compile(r"[\s-]*(when|until):")
_BRACES = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
_HEADING_OR_LABEL = re.compile(r"(##?|[-*])([ " + SPACES + r"]+)(?=[a-z0-9_]+(?::|[ ]*$))")


def plain_flow(text: str, file: str) -> tuple[str, list[Finding]]:
    """Return a flow with plain signs, and what was wrong."""
    lines, found = text.split("\n"), list[Finding]()
    for number, line in enumerate(lines, 1):
        code = _without_comment(line)
        if bullet := _BULLET.match(code):
            found.append(_sign(file, "I11", (number, bullet.start(2)), bullet[2], "-"))
            code = f"{bullet[1]}-{_space(bullet[3])}{code[bullet.end() :]}"
        if space := re.search(f"[{SPACES}]", code):
            found.append(
                make_finding(RULES["I10"], file, (number, space.start() + 1, number, space.end() + 1))
            )
            code = re.sub(f"[{SPACES}]", " ", code)
        if _CONDITION.match(code) and (curly := _CURLY.search(code)):
            plain = curly[0].translate(_QUOTES)
            found.append(_sign(file, "I11", (number, curly.start()), curly[0], plain))
            code = code.translate(_QUOTES)
        lines[number - 1] = code + line[len(code) :]
    return "\n".join(lines), found


def plain_words(text: str, file: str) -> tuple[str, list[Finding]]:
    """Return words with plain signs, and what was wrong.

    Signs are replaced only where they matter.
    """
    lines, found = text.split("\n"), list[Finding]()
    for number, line in enumerate(lines, 1):
        plain = line
        bullet = _BULLET.match(line)
        if bullet and (bullet[2] not in "–—−" or re.match(r"[a-z0-9_]+:", line[bullet.end() :])):
            found.append(_sign(file, "W16", (number, bullet.start(2)), bullet[2], "-"))
            plain = f"{bullet[1]}-{_space(bullet[3])}{line[bullet.end() :]}"
        heading = _HEADING_OR_LABEL.match(plain)
        if heading and (space := re.search(f"[{SPACES}]", heading[2])):
            at = heading.start(2) + space.start()
            found.append(make_finding(RULES["W17"], file, (number, at + 1, number, at + 2)))
            plain = f"{heading[1]}{' ' * len(heading[2])}{plain[heading.end() :]}"
        lines[number - 1] = plain
    return "\n".join(lines), found


def straight_quotes(text: str) -> str:
    """Return words with straight quotation marks between the braces."""
    return _BRACES.sub(lambda braces: braces[0].translate(_QUOTES), text)


def _space(after_bullet: str) -> str:
    """Return a space for the tab that follows a copied bullet."""
    return " " if after_bullet == "\t" else after_bullet


def _without_comment(line: str) -> str:
    """Return a line without its comment, if it has one."""
    return re.split(r"(?:^|(?<=\s))#", line, maxsplit=1)[0]


def _sign(file: str, code: str, at: tuple[int, int], sign: str, better: str) -> Finding:
    line, column = at
    return make_finding(RULES[code], file, (line, column + 1, line, column + 2), sign=sign, better=better)
