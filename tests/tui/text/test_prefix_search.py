"""Searches find words however they are typed."""

from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reports.search import CONTEXT_CHARS, first_excerpt
from tui.text.prefix_search import fold, matches_all, unfolded_index
from tui.widgets.inputs.word_groups import WordGroup, find_words

WORDS = "reunião forêt Straße ΣΊΣΥΦΟΣ が 캘린더 ｆｕｌｌ naïve שָׁלוֹם हिन्दी"

ACCENTED = "e\u0301ß" * 20
FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("word", WORDS.split())
def test_word_is_found_in_every_form(word: str, form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    for written in (word, word.upper(), normalize("NFD", word)):
        assert matches_all(fold(f"one {written} two"), fold(normalize(form, word)).split())


@pytest.mark.parametrize(
    ("typed", "found"), [("reuniao", "reunião"), ("strasse", "Straße"), ("full", "ｆｕｌｌ")]
)
def test_plain_letters_find_accents(typed: str, found: str) -> None:
    assert first_excerpt([f"The {found}."], typed) == f"The {found}."
    assert find_words([WordGroup("Own", ((found,),))], typed) == [(found, "Own")]


def test_accents_of_the_search_do_not_hide_plain_letters() -> None:
    assert first_excerpt(["a cafe"], "café") == "a cafe"


@given(st.text(max_size=30))
def test_excerpt_begins_just_before_the_hit(before: str) -> None:
    line = " ".join(f"{before} {ACCENTED} here".split())
    said = first_excerpt([line], "here")
    assert said.endswith("here")
    assert said == line or len(said) <= CONTEXT_CHARS + len("…here")


@given(st.text())
def test_forms_of_a_text_fold_alike(text: str) -> None:
    assert fold(normalize("NFC", text)) == fold(normalize("NFD", text))
    assert 0 <= unfolded_index(text, len(fold(text))) <= len(text)
