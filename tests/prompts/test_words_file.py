"""Parsing of words files, and the positions of mistakes."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts import Diagnostic, Label, Section, WordsFile, parse_words
from tests.helpers.examples import scaled

SAY_IT_BACK = """\
# Say it back
One of you tells of a moment that still stings.
The other says it back.

It takes ten minutes.

## hurt

{{ speaker }}, think of one moment.

Two sentences are enough.

## heard
Did {{ listener }} get it right?
- yes: Yes, that is it
- almost: Almost,
  but {{ speaker }} has more to say

* not_yet: Not yet

## strength
- 0: not at all
- 10: very much

## action
What would help?

- small: A small thing
- large: A large one

> If the evening runs late,
>
> I will send a word.

## other_way_round
Prose.
> Start here.
- a: A
## empty
## after
- a list
- of prose: yes
> a quotation in the middle

The end.
"""


def read(text: str) -> WordsFile:
    words, problems = parse_words(text, "x.md")
    assert not problems
    return words


def problems_in(text: str) -> list[Diagnostic]:
    return list(parse_words(text, "x.md")[1])


def test_title_and_about() -> None:
    words = read(SAY_IT_BACK)
    assert (words.file, words.title) == ("x.md", "Say it back")
    assert words.about == (
        "One of you tells of a moment that still stings.\nThe other says it back.\n\nIt takes ten minutes."
    )
    assert list(words.sections) == [
        "hurt",
        "heard",
        "strength",
        "action",
        "other_way_round",
        "empty",
        "after",
    ]


def test_prose_keeps_line_breaks() -> None:
    assert read(SAY_IT_BACK).sections["hurt"] == Section(
        id="hurt",
        line=7,
        prose="{{ speaker }}, think of one moment.\n\nTwo sentences are enough.",
        prose_line=9,
        labels=(),
        starter="",
        starter_line=7,
    )


def test_labels_have_positions() -> None:
    section = read(SAY_IT_BACK).sections["heard"]
    assert section.prose == "Did {{ listener }} get it right?"
    assert section.labels == (
        Label("yes", "Yes, that is it", 15, 8),
        Label("almost", "Almost,\nbut {{ speaker }} has more to say", 16, 11),
        Label("not_yet", "Not yet", 19, 12),
    )


def test_labels_without_prose() -> None:
    section = read(SAY_IT_BACK).sections["strength"]
    assert (section.prose, section.prose_line) == ("", 21)
    assert [(label.value, label.text) for label in section.labels] == [
        ("0", "not at all"),
        ("10", "very much"),
    ]


def test_labels_and_starter_in_either_order() -> None:
    action = read(SAY_IT_BACK).sections["action"]
    assert action.prose == "What would help?"
    assert [label.value for label in action.labels] == ["small", "large"]
    assert (action.starter, action.starter_line) == ("If the evening runs late,\n\nI will send a word.", 31)
    other = read(SAY_IT_BACK).sections["other_way_round"]
    assert (other.prose, other.starter, other.labels) == ("Prose.", "Start here.", (Label("a", "A", 38, 6),))


def test_earlier_lists_and_quotations_are_prose() -> None:
    after = read(SAY_IT_BACK).sections["after"]
    assert (after.labels, after.starter) == ((), "")
    assert after.prose == "- a list\n- of prose: yes\n> a quotation in the middle\n\nThe end."


def test_list_with_an_unlabeled_item_is_prose() -> None:
    section = read("# T\n## a\n- yes: Yes\n- or another thing\n- no: No\n").sections["a"]
    assert not section.labels
    assert section.prose_line == 3


def test_only_last_quotation_and_list_are_split_off() -> None:
    section = read("# T\n## a\n> one\n\n- x: X\n\n> two\n").sections["a"]
    assert (section.prose, section.starter) == ("> one", "two")
    assert [label.value for label in section.labels] == ["x"]


def test_byte_order_mark_and_line_ends_are_accepted() -> None:
    words = read("\ufeff# T\r\nabout\r\n\r\n## a\r\nprose\r\n- b: B\r\n")
    assert words.sections["a"].labels == (Label("b", "B", 6, 6),)


@pytest.mark.parametrize(
    ("text", "place", "part_of_message"),
    [
        ("", (1, 1, 1), "title is missing"),
        ("## a\nx", (1, 1, 1), "title is missing"),
        ("hello\n# T", (1, 1, 6), "before the title"),
        ("# T\n# U", (2, 1, 4), "only one title"),
        ("#\n## a", (1, 1, 2), "title is empty"),
        ("## a\n# T", (2, 1, 4), "title must come first"),
        ("# T\n### a", (2, 1, 6), "Only the title"),
        ("# T\n## a\n#### b #", (3, 1, 9), "Only the title"),
        ("# T\n## My Step", (2, 1, 11), "A step’s heading"),
        ("# T\n## 1st", (2, 1, 7), "A step’s heading"),
        ("# T\n##", (2, 1, 3), "A step’s heading"),
        ("# T\n##a", (2, 1, 4), "Add a space"),
        ("# T\n## a\n## b\n## a", (4, 1, 5), "already has words on line 2"),
        ("# T\n## a\n- x: X\n- x: Y", (4, 1, 6), "already has a label on line 3"),
        ("# T\n## a\n- x:\n- y: Y", (3, 1, 5), "is empty"),
        ("# T\n## a\nx\ty", (3, 2, 3), "tab"),
        ("# T\n## a\nxy\x1b[2J", (3, 3, 4), "control character"),
        ("# T\n## a\n\u202ex", (3, 1, 2), "direction"),
        ("# T\n## a\n" + "long line\n" * 900, (2, 1, 5), "too long"),
        ("# T\n" + "x" * 70_000, (1, 1, 1), "too long"),
    ],
)
def test_mistake_is_reported_at_its_position(
    text: str, place: tuple[int, int, int], part_of_message: str
) -> None:
    found = [problem for problem in problems_in(text) if part_of_message in problem.message]
    assert [(problem.line, problem.column, problem.end_column) for problem in found] == [place]
    assert found[0].end_line == found[0].line


def test_mistakes_have_hints() -> None:
    text = "# T\n## My Step!\n##next\n### Sub\n"
    assert [problem.hint for problem in problems_in(text)] == ["## my_step", "## next", "**Sub**"]
    assert str(problems_in(text)[1]) == "x.md:3:1  Add a space after ##.  Try: ## next"


def test_sections_are_parsed_despite_mistakes() -> None:
    words, problems = parse_words("# T\n## a\nfirst\n## B\nlost\n## a\nsecond\n## c\nx\x00y\tz", "x.md")
    assert len(problems) == 3
    assert {name: section.prose for name, section in words.sections.items()} == {"a": "first", "c": "xy z"}


def test_hash_without_space_is_a_word() -> None:
    assert read("# T\n## a\n#1 on our list\n").sections["a"].prose == "#1 on our list"


def test_shipped_words_are_valid() -> None:
    files = list((Path(__file__).parents[2] / "prompts" / "library" / "en").glob("*.md"))
    assert files
    for file in files:
        assert parse_words(file.read_text(encoding="utf-8"), file.name)[1] == ()


def assert_total(text: str) -> None:
    words, problems = parse_words(text, "x.md")
    rows = text.replace("\r\n", "\n").split("\n")
    for problem in problems:
        assert 1 <= problem.line == problem.end_line <= len(rows)
        assert 1 <= problem.column <= problem.end_column <= max(2, len(rows[problem.line - 1]) + 1)
        assert problem.message.endswith(".")
    for section in words.sections.values():
        lines = [
            section.line,
            section.prose_line,
            section.starter_line,
            *(label.line for label in section.labels),
        ]
        assert all(1 <= line <= len(rows) for line in lines)


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_parses(text: str) -> None:
    assert_total(text)


@given(st.binary())
def test_any_bytes_parse(data: bytes) -> None:
    assert_total(data.decode("utf-8", "surrogateescape"))
    assert_total(data.decode("latin-1"))


_ROWS = st.sampled_from(
    [
        *(
            "# T",
            "## a",
            "## b",
            "##",
            "##x",
            "### y",
            "#",
            "",
            " ",
            "prose",
            "- x: X",
            "- 1: one",
            "- x:",
            "- x",
        ),
        *("* y: Y", "  more", "    deep", "> q", ">", ">q", "\t", "{{ a }}", "\r", "\x1b", "---", "# #"),
    ]
)
_BODY = _ROWS.filter(lambda row: not row.startswith("#") and row not in ("\t", "\r", "\x1b"))


@settings(max_examples=scaled(500))
@given(st.lists(_ROWS, max_size=25))
def test_any_rows_parse(rows: list[str]) -> None:
    assert_total("\n".join(rows))


def words_of(texts: Iterable[str]) -> list[str]:
    return sorted(word for text in texts for word in re.findall(r"\w+", text))


@given(st.lists(_BODY, max_size=12))
def test_every_word_of_a_section_is_kept(rows: list[str]) -> None:
    section = parse_words("# T\n## step\n" + "\n".join(rows), "x.md")[0].sections["step"]
    labels = [f"{label.value} {label.text}" for label in section.labels]
    assert words_of([section.prose, section.starter, *labels]) == words_of(rows)
