"""Removal of unsafe characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts import sanitize
from prompts.sanitize import UNSAFE

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as it was, *so* [it] {{ stays }}", "as it was, *so* [it] {{ stays }}"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\tb", "a b"),
        ("\x1b[2J\x1b]52;c;YQ==\x07x", "[2J]52;c;YQ==x"),
        ("\x9b31mred\x00", "31mred"),
        ("\u202eabc\u2066d\u2069", "abcd"),
        ("\ud800x\udfff", "x"),
        ("\ue0007\ue001", "7"),
        ("\ufeffx", "x"),
        ("👩‍👩‍👧 שלום \u200f עוד", "👩‍👩‍👧 שלום \u200f עוד"),
    ],
)
def test_sanitize(text: str, expected: str) -> None:
    assert sanitize(text) == expected


@given(ANY_TEXT)
def test_sanitize_is_idempotent(text: str) -> None:
    once = sanitize(text)
    assert sanitize(once) == once
    assert not UNSAFE.search(once)
    once.encode("utf-8")  # raises if no file can hold the text


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])))
def test_sanitize_keeps_letters(text: str) -> None:
    assert sanitize(text) == text
