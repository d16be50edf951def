"""Answers inside rendered text stay exactly as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts import RenderedText, Span, TextBlock, compile_template, sanitize

HOSTILE = [
    "[/",
    "[/]",
    "[sic]",
    "[@click=app.quit]x[/]",
    "[link=https://example.org]y[/]",
    "{{ 7*7 }}",
    "{% for x in range(9) %}",
    "{# gone? #}",
    "# heading",
    "## heard",
    "- yes: Yes",
    "1. one",
    "> quoted",
    "*x* **y** _z_",
    "`code`",
    "[text](https://example.org)",
    "![image](x.png)",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "&amp; &lt;",
    "\\*",
    "---",
    "***",
    "```\ncode\n```",
    "    indented",
    "| a | b |",
    "two\nlines",
    "and\n\nparagraphs\n\n# more",
    "word " * 1000,
    "👩‍👩‍👧 🏳️‍🌈 é",
    "שלום לך",
    "مرحبا",
    "\x1b[2J\x1b]52;c;YQ==\x07",
    "\x9b2J",
    "\u202eevil",
    "\ue0000\ue001",
    "\ue000999999\ue001\ue001\ue000",
    "x\ue000",
    "x\ud83d",
    "a\tb\r\nc",
    "$name %s {0} {name}",
    "NULL\x00",
]

PAGE = "Hi **{{ a }}**\n\n- one {{ a }}\n- *{{ a }}*\n\n> {{ a }}\n\n{{ a }}\n"


@pytest.mark.parametrize("answer", HOSTILE)
def test_answer_is_shown_literally(answer: str) -> None:
    rendered = compile_template(PAGE).render({"a": answer})
    blocks = rendered.blocks()
    assert [block.kind for block in blocks] == ["paragraph", "item", "item", "quote", "paragraph"]
    assert [span.text for block in blocks for span in block.spans if span.is_value] == [sanitize(answer)] * 5
    assert blocks[0].spans[1] == Span(sanitize(answer), strong=True, is_value=True)
    assert blocks[2].spans == (Span(sanitize(answer), emphasis=True, is_value=True),)
    assert compile_template("{{ a }}").render({"a": answer}).plain() == sanitize(answer)
    assert compile_template("{{ a }}").render({"a": answer}).literal() == sanitize(answer)


@given(st.text(st.characters(exclude_categories=[]), min_size=1))
def test_any_answer_is_shown_literally(answer: str) -> None:
    rendered = compile_template("Say: {{ a }} *and* {{ a }}").render({"a": answer})
    assert "".join(span.text for block in rendered.blocks() for span in block.spans) == (
        f"Say: {sanitize(answer)} and {sanitize(answer)}"
    )


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_markdown_renders(source: str) -> None:
    rendered = RenderedText(source, ("x",))
    assert isinstance(rendered.plain(), str)
    assert all(block.text.strip() for block in rendered.blocks())


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("One line\nand its end", "One line and its end"),
        ("first  \nsecond", "first\nsecond"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("*soft* **loud** ***both***", "soft loud both"),
        ("- a\n- b\n\nafter", "- a\n- b\n\nafter"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("- a\n\n  more of a\n- b", "- a\n  more of a\n- b"),
        ("> a  \n> b\n>\n> c", "> a\n> b\n> c"),
        ("- > a", "> a"),
        ("> - a", "- a"),
        ("[text](https://example.org) ![alt](x)", "text alt"),
        ("`as is`", "as is"),
        ("# not a heading", "# not a heading"),
        ("under\n---", "under ---"),
        ("<b>x</b> <https://example.org>", "<b>x</b> <https://example.org>"),
        ("[a]: https://example.org", "[a]: https://example.org"),
        ("    indented", "indented"),
        ("| a | b |", "| a | b |"),
        ("", ""),
    ],
)
def test_plain_text(source: str, plain: str) -> None:
    assert RenderedText(source).plain() == plain


def test_empty_source_has_no_blocks() -> None:
    rendered = compile_template("- {{ nothing }}\n- x\n\n*{{ nothing }}*\n\nend").render({})
    assert [block.text for block in rendered.blocks()] == ["x", "end"]


def test_multiline_answer_stays_in_its_item_or_quotation() -> None:
    rendered = compile_template("- {{ a }}\n\n> {{ a }}").render({"a": "one\ntwo"})
    assert rendered.plain() == "- one\n  two\n\n> one\n> two"


def test_items_keep_their_marks() -> None:
    blocks = RenderedText("- a\n\n  b\n\n2. c").blocks()
    assert [(block.text, block.mark) for block in blocks] == [("a", "-"), ("b", ""), ("c", "2.")]
    assert blocks[0] == TextBlock("item", (Span("a"),), "-")


def test_token_without_value_is_dropped() -> None:
    assert RenderedText("x\ue0005\ue001y", ("a",)).plain() == "xy"
