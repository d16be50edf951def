"""Spaces around typed text, and characters that show nothing."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts import ends_sentence, is_unprintable_text, looks_same, one_line, sanitize, trim
from prompts.end_punctuation import SENTENCE_ENDS

INVISIBLE = "\u200b\u200c\u200d\u2060\u00ad\u200e\u3000\u00a0\u2007\u3164\u115f\u2800\ufe0f\u0301"


@given(st.text(st.sampled_from(INVISIBLE), max_size=5))
def test_text_that_shows_nothing_is_empty(text: str) -> None:
    assert trim(f" {text}\n") == ""
    assert one_line(text) == ""


@given(st.text(st.sampled_from(f"{INVISIBLE}ab म \n"), max_size=20))
def test_what_is_inside_a_text_stays(text: str) -> None:
    assert trim(f"x{text}y") == f"x{text}y"
    assert one_line(f"x{text}y").split() == f"x{text}y".split()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\n　段落です。\u3000 ", "　段落です。"),
        (" \u00a0one  two\n", "one  two"),
        ("می\u200cروم", "می\u200cروم"),
        ("\u200fשלום\u200f", "\u200fשלום\u200f"),
    ],
)
def test_only_surrounding_spaces_are_trimmed(typed: str, kept: str) -> None:
    assert trim(typed) == kept


@pytest.mark.parametrize("other", ["ANA", "An\u200ba", "\u200eAna", "An\u00ada"])
def test_names_that_look_the_same(other: str) -> None:
    assert looks_same("Ana", other)


@pytest.mark.parametrize(
    ("one", "other"), [("Ana", "Anna"), ("Ana", "Aná"), ("Jo Ann", "Joann"), ("कि", "की")]
)
def test_names_that_look_different(one: str, other: str) -> None:
    assert not looks_same(one, other)


def test_decomposed_names_look_the_same() -> None:
    assert looks_same("Tuấn", unicodedata.normalize("NFD", "Tuấn"))


def test_every_character_that_a_paste_keeps_can_be_typed() -> None:
    for number in range(sys.maxunicode + 1):
        character = chr(number)
        if sanitize(character) == character != "\n":
            assert character.isprintable() or is_unprintable_text(character), hex(number)


@pytest.mark.parametrize("key", ["\x1b", "\r", "\t", "\x7f", "\x01", "\x9b"])
def test_keys_are_not_text(key: str) -> None:
    assert not is_unprintable_text(key)


@pytest.mark.parametrize("sign", SENTENCE_ENDS)
def test_signs_that_end_a_sentence(sign: str) -> None:
    assert ends_sentence(f"x{sign}")
    assert ends_sentence(f"“x{sign}”")
    assert ends_sentence(f"「x{sign}」")
    assert not ends_sentence(f"{sign}x")


@pytest.mark.parametrize("text", ["", "x", "x,", "(x)", "x、", "x؛", "…x"])
def test_what_ends_no_sentence(text: str) -> None:
    assert not ends_sentence(text)
