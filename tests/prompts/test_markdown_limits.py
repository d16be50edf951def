"""Signs that Markdown reads: an author may write only so many, and no number of them keeps anybody waiting."""

from __future__ import annotations

from time import process_time

import pytest

from prompts import RenderedText, compile_template, parse_words
from prompts.markdown_limits import MAX_CONTROL_CHARS, MAX_SHOWN_CONTROL_CHARS
from prompts.words_file import MAX_SECTION_LINES

SIGNS = ["[", "![", "*", "_", "`", "<", "a*", "*_", "[a](b", "![a]("]


def spent(said: RenderedText) -> float:
    """The least of several times in seconds: others compute on this machine, too."""
    times = []
    for _ in range(3):
        began = process_time()
        said.blocks()
        times.append(process_time() - began)
    return min(times)


@pytest.mark.parametrize("sign", ["*", "_", "[", "]", "!", "`", "<"])
def test_a_step_with_too_many_signs_is_refused_where_they_begin_to_be_too_many(sign: str) -> None:
    most = f"# T\n\n## a\n{'b' + sign * 399}\nc{sign}"
    assert parse_words(most, "x.md")[1] == ()
    (problem,) = parse_words(f"{most}{sign}\n{sign}\n\n## b\nHello\n", "x.md")[1]
    assert (problem.line, problem.column) == (5, 3)
    assert f"More than {MAX_CONTROL_CHARS}" in problem.message
    assert "`a`" in problem.message


def test_a_step_with_too_many_lines_is_refused_at_the_first_of_them() -> None:
    (problem,) = parse_words("# T\n\n## a\n" + "b\n" * (MAX_SECTION_LINES + 1), "x.md")[1]
    assert (problem.line, problem.column) == (MAX_SECTION_LINES + 4, 1)


@pytest.mark.parametrize("sign", SIGNS)
def test_what_an_author_may_write_is_read_at_once(sign: str) -> None:
    often = MAX_CONTROL_CHARS // sum(letter in "*_[]!`<" for letter in sign)
    assert spent(RenderedText(sign * often)) < 0.05  # 10 ms at most where nothing else computes


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_that_a_loop_repeats_are_shown_as_they_are(sign: str) -> None:
    said = compile_template("{% for r in a %}" + sign * 100 + "{% endfor %}").render({"a": ["x"] * 50})
    assert len(said.source) >= 50 * 100
    assert spent(said) < 0.3
    assert said.plain().replace("\n", "") == said.source.replace("\n", "")


def test_a_real_list_may_be_loud_in_each_item() -> None:
    said = compile_template("{% for r in a %}\n- **{{ r }}** *so*{% endfor %}").render({"a": ["x"] * 50})
    assert sum(letter in "*" for letter in said.source) < MAX_SHOWN_CONTROL_CHARS
    assert said.blocks()[0].spans[0].strong
