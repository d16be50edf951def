"""Tests of lists within sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from store.errors import MissingFile
from tui.text.list_formatting import listed
from tui.text.recurrence import recurrence_text


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["Ana"], "Ana"),
        (["Ana", "Ben"], "Ana and Ben"),
        (["Ana", "Ben", "Kim"], "Ana, Ben, and Kim"),
        (["“Ends on”", "“Who”", "a day"], "“Ends on,” “Who,” and a day"),
    ],
)
def test_three_or_more_have_a_comma_before_the_last(names: Sequence[str], text: str) -> None:
    assert listed(names) == text
    assert listed(names, "or") == text.replace("and ", "or ")


@pytest.mark.parametrize(
    ("names", "start"),
    [
        (["a.json"], "a.json is missing."),
        (["a.json", "b.json"], "a.json and b.json are missing."),
        (["a.json", "b.json", "c.json"], "a.json, b.json, and c.json are missing."),
    ],
)
def test_missing_files_are_listed(names: Sequence[str], start: str) -> None:
    assert str(MissingFile(*names)).startswith(start)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ("MO", "every Monday"),
        ("SA,SU", "every Saturday and Sunday"),
        ("MO,WE,FR", "every Monday, Wednesday, and Friday"),
    ],
)
def test_weekdays_are_listed(days: str, text: str) -> None:
    assert recurrence_text(f"FREQ=WEEKLY;BYDAY={days}") == text
