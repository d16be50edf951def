"""The recovery code: 120 random bits that people can write down and type.

It has 24 letters and digits of Crockford's alphabet, which has no I, L, O, or U, and one more that checks them: any
wrong character is noticed, and so are any two that changed places.
"""

import hmac
import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 24
_GROUP = 5
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", " ": None, "-": None, "–": None, "\t": None})
_OVERFLOW, _POLYNOMIAL = 0b100000, 0b100101


def make_recovery_code() -> str:
    """Return a new code, in five groups of five."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    code += _check_character(code)
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_recovery_code(text: str) -> str | None:
    """Return the 25 characters of a code as somebody typed it, or None if it isn't one.

    Spaces, hyphens, and capitals don't matter, and lookalikes count as what they look like.
    """
    code = text.strip().upper().translate(_LOOKALIKES)
    if len(code) != _LENGTH + 1 or not set(code) <= set(_ALPHABET):
        return None
    return code if code[-1] == _check_character(code[:-1]) else None


def is_same_code(one: str, other: str) -> bool:
    """Return whether both are the same valid code, however they're written."""
    first, second = read_recovery_code(one), read_recovery_code(other)
    return bool(first and second) and hmac.compare_digest(first or "", second or "")


def _check_character(code: str) -> str:
    """Return the character that checks others: a polynomial over the field with 32 elements."""
    check = 0
    for character in code:
        check = _doubled(check) ^ _ALPHABET.index(character)
    return _ALPHABET[_doubled(check)]


def _doubled(value: int) -> int:
    return value << 1 ^ (_POLYNOMIAL if value << 1 & _OVERFLOW else 0)
