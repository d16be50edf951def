"""Spaces around typed text, and characters that show nothing."""

import re
import unicodedata

# Letters and a symbol by their category, yet blank: the Hangul fillers and the empty Braille cell.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Me"})
_SPACES = re.compile("[ \t\n]+")
_LEADING = re.compile(r"^[^\S\u3000]+")


def is_visible(character: str) -> bool:
    """Return whether a character shows something by itself."""
    return character not in _BLANKS and unicodedata.category(character) not in _INVISIBLE_CATEGORIES


def trim(text: str) -> str:
    """Remove the spaces and line ends around a text.

    An ideographic space at its beginning stays, as it begins a Japanese paragraph. A text that shows nothing becomes
    empty.
    """
    return _LEADING.sub("", text.rstrip()) if any(map(is_visible, text)) else ""


def one_line(text: str) -> str:
    """Return the text on one line, with single spaces."""
    return trim(_SPACES.sub(" ", text))


def looks_same(one: str, other: str) -> bool:
    """Return whether two names differ in case or invisibly only."""
    return _look(one) == _look(other)


def is_unprintable_text(character: str) -> bool:
    """Return whether a typed character is text that Python calls unprintable.

    Such as a zero-width joiner, a no-break or ideographic space, or an emoji newer than this Python.
    """
    return not character.isprintable() and character > "\x9f"


def _look(name: str) -> str:
    spaced = "".join(
        sign for sign in name if is_visible(sign) or unicodedata.category(sign) in ("Mn", "Me", "Zs")
    )
    return unicodedata.normalize("NFKC", spaced).casefold()
