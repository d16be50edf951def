"""Limits on Markdown control characters and parse time."""

from __future__ import annotations

from time import process_time

import pytest

from prompts import RenderedText, compile_template, parse_words
from prompts.control_character_limits import MAX_CONTROL_CHARS, MAX_SHOWN_CONTROL_CHARS
from prompts.words_file import MAX_SECTION_LINES
from tests.helpers.machine_speed import is_within

CONTROL_SEQUENCES = ["[", "![", "*", "_", "`", "<", "a*", "*_", "[a](b", "![a]("]


def parse_seconds(rendered: RenderedText) -> float:
    """Return the fastest of three runs, in seconds.

    The minimum hides the load of other processes.
    """
    times = []
    for _ in range(3):
        start = process_time()
        rendered.blocks()
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize("characters", ["*", "_", "[", "]", "!", "`", "<"])
def test_control_characters_over_limit_are_reported(characters: str) -> None:
    at_limit = f"# T\n\n## a\n{'b' + characters * 399}\nc{characters}"
    assert parse_words(at_limit, "x.md")[1] == ()
    (problem,) = parse_words(f"{at_limit}{characters}\n{characters}\n\n## b\nHello\n", "x.md")[1]
    assert (problem.line, problem.column) == (5, 3)
    assert f"more than {MAX_CONTROL_CHARS}" in problem.message
    assert "`a`" in problem.message


def test_lines_over_limit_are_reported() -> None:
    (problem,) = parse_words("# T\n\n## a\n" + "b\n" * (MAX_SECTION_LINES + 1), "x.md")[1]
    assert (problem.line, problem.column) == (MAX_SECTION_LINES + 4, 1)


@pytest.mark.parametrize("characters", CONTROL_SEQUENCES)
def test_text_at_limit_parses_fast(characters: str) -> None:
    repeats = MAX_CONTROL_CHARS // sum(character in "*_[]!`<" for character in characters)
    assert is_within(
        parse_seconds(RenderedText(characters * repeats)), 0.05
    )  # at most 10 ms on an idle computer


@pytest.mark.parametrize("characters", CONTROL_SEQUENCES)
def test_control_characters_from_long_loop_stay_text(characters: str) -> None:
    rendered = compile_template("{% for r in a %}" + characters * 100 + "{% endfor %}").render(
        {"a": ["x"] * 50}
    )
    assert len(rendered.source) >= 50 * 100
    assert is_within(parse_seconds(rendered), 0.3)
    assert rendered.plain().replace("\n", "") == rendered.source.replace("\n", "")


def test_emphasis_in_each_list_item_is_parsed() -> None:
    rendered = compile_template("{% for r in a %}\n- **{{ r }}** *so*{% endfor %}").render({"a": ["x"] * 50})
    assert sum(character in "*" for character in rendered.source) < MAX_SHOWN_CONTROL_CHARS
    assert rendered.blocks()[0].spans[0].strong
