"""The last line keeps every key in view, and gives up words before it gives up a key."""

from __future__ import annotations

import pytest

from tui.keys import BACK, BREAK, GO_ON, HELP, LEAVE
from tui.widgets.keybar import GAP, wordless, words

KEYS = (GO_ON, BACK, BREAK, HELP, LEAVE)


@pytest.mark.parametrize("width", range(20, 100))
def test_all_keys_fit_or_have_no_words_left_to_give_up(width: int) -> None:
    without = wordless(KEYS, width)
    taken = sum(len(c.shown) + (0 if c in without else 1 + len(words(c, width))) + GAP for c in KEYS) - GAP
    assert taken <= width or len(without) == len(KEYS)


def test_wide_screens_keep_all_words() -> None:
    assert wordless(KEYS, 76) == frozenset()


def test_the_middle_gives_up_its_words_first_and_leaving_last() -> None:
    assert wordless(KEYS, 70) == {HELP}
    assert LEAVE not in wordless(KEYS, 36)
