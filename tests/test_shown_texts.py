"""The list of all shown texts: nothing is missing, and it reads well."""

import re
from functools import cache

import pytest

from tests.helpers.python_texts import python_texts
from tests.helpers.shown_texts import AREAS, ShownText, markdown_texts, shown_texts

BRITISH = re.compile(
    r"\b(colour|favour|behaviour|neighbour|labour|honour|counsellor|licence|judgement|defence|grey|whilst"
    r"|(organ|recogn|apolog|real)is(e|es|ed|ing))",
    re.IGNORECASE,
)


@cache
def all_texts() -> list[ShownText]:
    """Return all shown texts, read only by the workers that need them."""
    return list(shown_texts())


def named(texts: list[ShownText]) -> str:
    return "\n".join(f"{shown.file}:{shown.line}  {shown.text}" for shown in texts)


@pytest.mark.parametrize(("area", "pattern"), [(area, pattern) for area, pattern, _ in AREAS])
def test_each_pattern_finds_files(area: str, pattern: str) -> None:
    assert any(shown.area == area for shown in all_texts()), pattern


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("prompts/library/en/repair.md", "- thank_you: Thank you"),
        ("prompts/lists/en/feelings.yaml", "friendly, fond, comfortable with you"),
        ("tui/helplines/helplines.toml", "Lifeline: crisis support and suicide prevention"),
        ("tui/demo/stories.yaml", "Three times out of four."),
        ("tui/cli/arguments.py", "show the version and exit"),
        ("scripts/loading/value_parsers.py", "Write yes or no."),
        ("scripts/loading/node_builder.py", "These nested repeats come to {rounds} rounds."),
        ("store/errors.py", "the disk is full"),
        ("docs/format.md", "# Script format 1"),
    ],
)
def test_text_is_listed_at_its_line(file: str, text: str) -> None:
    found = [shown for shown in all_texts() if shown.file == file and text in shown.text]
    assert found, text
    assert found[0].line > 0


def test_code_is_not_listed() -> None:
    source = '''
"""A docstring that nobody sees."""
CSS = "Screen { color: red; }"
found = query_one("#body .row")
note: "a type in quotation marks" = f"{count} left, {done} done"
say("It is " "saved.")
'''
    assert [text for _, text in python_texts(source)] == ["{count} left, {done} done", "It is saved."]


def test_paragraph_has_one_line_and_code_blocks_are_left_out() -> None:
    source = "# Title\n\nOne\ntwo.\n- a\n  b\n\n```\ncode here\n```\n| x | y |\n|---|---|\nEnd"
    assert list(markdown_texts(source)) == [
        (1, "# Title"),
        (3, "One two."),
        (5, "- a b"),
        (11, "| x | y |"),
        (13, "End"),
    ]


def test_spelling_is_american() -> None:
    texts = [shown for shown in all_texts() if shown.file != "tui/screens/partner_names.py"]
    british = [shown for shown in texts if BRITISH.search(re.sub(r"\{[^{}]*\}", "", shown.text))]
    assert not british, named(british)
