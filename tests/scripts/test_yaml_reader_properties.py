"""Loading arbitrary text: a script or ScriptError, nothing else."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts import Diagnostic
from scripts import Source
from scripts.loading.loader import ScriptError, load_script
from scripts.loading.open_script import open_script
from scripts.loading.yaml_reader import MAX_DEPTH, MAX_FLOW_CHARS, parse_yaml
from scripts.script_info import list_scripts
from tests.helpers.examples import scaled
from tests.scripts.helpers.small_scripts import HEAD

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)
PIECES = [
    "a: b",
    "- ",
    "? ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    "&x ",
    "*x",
    "!t ",
    "|\n",
    ">\n",
    "'",
    '"',
    "#",
    "\n",
    "\n  ",
]
PIECES += [
    "---\n",
    "%YAML 9\n",
    "\t",
    "\\",
    "<<: ",
    "say: x",
    "steps:",
    "\ufeff",
    "\x85",
    "\u2028",
    "\ud800",
    "\x00",
]
SCRIPTS = tuple(script.id for script in list_scripts())


@cache
def own_texts(name: str) -> tuple[str, str]:
    """Return a script's flow and words, without the opening and the closing."""
    sources = open_script(name).sources
    own = sources[len(sources) // 2]
    return own.flow, own.words


def loads(flow: str, words: str) -> None:
    """Check that the texts load or have problems inside them."""
    problems: tuple[Diagnostic, ...] = ()
    try:
        load_script(Source(flow, words, "x.yaml", "x.md"))
    except ScriptError as error:
        problems = error.diagnostics or (Diagnostic("", 0, 0, 0, 0, ""),)
    for problem in problems:
        text = flow if problem.file == "x.yaml" else words
        assert problem.file in ("x.yaml", "x.md")
        assert (
            1 <= problem.line <= 1 + sum(text.count(end) for end in ("\n", "\r", "\x85", "\u2028", "\u2029"))
        )
        assert problem.column >= 1
        assert problem.message.strip()


@settings(max_examples=scaled(300))
@given(ANYTHING | st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_flow_loads_or_is_rejected(text: str) -> None:
    reading = parse_yaml(text, "x.yaml")
    assert reading.diagnostics or reading.data is not None
    loads(text, "# Title\n")


@settings(max_examples=scaled(60))
@given(ANYTHING, st.sampled_from(sorted(SCRIPTS)))
def test_any_words_load_or_are_rejected(words: str, name: str) -> None:
    loads(own_texts(name)[0], words)


@settings(max_examples=scaled(60))
@given(st.sampled_from(sorted(SCRIPTS)), st.integers(0, 2**32), st.sampled_from(PIECES) | ANYTHING)
def test_script_with_random_edit_loads_or_is_rejected(name: str, seed: int, piece: str) -> None:
    rng = Random(seed)
    flow, words = own_texts(name)

    def changed(text: str) -> str:
        at = rng.randrange(len(text))
        return text[:at] + piece + text[at + rng.choice((0, 1, 5, 40)) :]

    if rng.random() < 0.5:
        loads(changed(flow), words)
    else:
        loads(flow, changed(words))


@settings(max_examples=scaled(60))
@given(st.sampled_from(sorted(SCRIPTS)), st.integers(0, 2**32))
def test_script_with_shuffled_lines_loads_or_is_rejected(name: str, seed: int) -> None:
    rng = Random(seed)
    flow, words = own_texts(name)
    rows = flow.splitlines(keepends=True)
    for _ in range(rng.randint(1, 4)):
        rows.insert(rng.randrange(len(rows)), rows.pop(rng.randrange(len(rows))))
    loads("".join(rows), words)


@pytest.mark.parametrize("sign", ["? ", "- ", "[", "{a: ", ": ", "[ #]\n", "- - ? "])
def test_deep_nesting_is_rejected_before_composing(sign: str) -> None:
    text = sign * (60_000 // len(sign))
    (problem,) = parse_yaml(text, "x.yaml").diagnostics
    assert f"At most {MAX_DEPTH} levels" in problem.message or "Couldn’t read this line" in problem.message


def test_long_text_is_rejected_before_parsing() -> None:
    (problem,) = parse_yaml("a" * (MAX_FLOW_CHARS + 1), "x.yaml").diagnostics
    assert "too long" in problem.message
    with pytest.raises(ScriptError, match="too long"):
        load_script(Source("a: b\n" * 20_000, "# T\n", "x.yaml", "x.md"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "This file is empty"),
        ("# a comment\n", "This file is empty"),
        ("just words", "A flow must start with"),
        ("- a\n- b", "A flow must start with"),
        ("a: 1\n---\nb: 2", "Couldn’t read this line"),
        ('a: "\\q"', "Couldn’t read this line"),
        ("a: {b: c", "This curly bracket is never closed"),
    ],
)
def test_text_that_is_no_flow_has_one_message(text: str, message: str) -> None:
    with pytest.raises(ScriptError) as caught:
        load_script(Source(text, "# Title\n", "x.yaml", "x.md"))
    assert any(message in problem.message for problem in caught.value.diagnostics), caught.value


def test_every_scalar_is_text() -> None:
    assert parse_yaml("a: yes\nb: 012\nc: 1.10\nd: null\ne: ~\nf: 2026-03-14").data == {
        "a": "yes",
        "b": "012",
        "c": "1.10",
        "d": "null",
        "e": "~",
        "f": "2026-03-14",
    }


def test_script_must_fit_its_record() -> None:
    words = "\n".join(f"## s{n}\n{'word ' * 1500}" for n in range(8))
    flow = HEAD + "steps:\n" + "".join(f"  - say: s{n}\n" for n in range(8)) + f"# {'x' * 60_000}\n"
    with pytest.raises(ScriptError, match="too long"):
        load_script(Source(flow, f"# T\n\n{words}\n", "x.yaml", "x.md"))
