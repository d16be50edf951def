"""`turnabout review`: the whole script as a document."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from scripts.loading.open_script import open_script
from scripts.model import iter_nodes
from scripts.opening_closing_steps import own_steps
from scripts.script_info import list_scripts
from tests.tui.conftest import Turnabout
from tests.tui.helpers.script_pack import FLOW, WORDS, write_pack

SCRIPTS = [script.id for script in list_scripts()]
EVERYTHING = Path(__file__).parents[2] / "scripts" / "golden" / "everything.yaml"
HOSTILE = """<script>alert(1)</script> & "this" <img src=x onerror=y> [a](http://b.example) ![c](d)
`e` ~~f~~ | g | #h

1. one
2. two

> {{ first.hurt }} quoted

*soft* and **loud**"""


class Page(HTMLParser):
    """The tags and texts of a page; unbalanced tags fail."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def without_marks(text: str) -> str:
    """Return the text in one line, without what a list's lines begin with."""
    return " ".join(word for word in text.split() if word not in ("-", "•"))


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_every_step_and_all_its_words_are_there_in_order(
    turnabout: Turnabout, script: str, form: str
) -> None:
    page = turnabout("review", script, "--format", form).out
    mark = "<code>{}</code>" if form == "html" else "`{}`"
    text = " ".join(Page(page).texts) if form == "html" else page.replace("\\", "")
    text = without_marks(re.sub(r"[*>]", " ", text))
    loaded = open_script(script)
    position = 0
    for node in iter_nodes(own_steps(loaded)):
        position = page.index(mark.format(node.id), position)
        wording = loaded.wordings.get(node.id)
        prose = re.sub(r"\{[{%].*?[}%]\}", "{", wording.prose.source if wording else "")
        for sentence in re.findall(r"[^{.?!*>]{20,}[.?!]", prose):
            assert without_marks(sentence) in text, sentence
    assert "{{" not in text
    assert "{%" not in text


def test_document_says_who_when_what_is_private_and_what_is_saved(turnabout: Turnabout, data: Path) -> None:
    page = turnabout("review", "repair").out
    for sentence in (
        "- Minutes: 15 to 30",
        "- Depth: heavy",
        "Lewicki 2016",
        "- Around these steps: Turnabout’s opening and closing",
        "Only if reply is “Not yet”.",
        "It’s private: only the person answering sees it. It can be shown in “offer”.",
        "They stop once reply is not “Something’s missing”.",
        "- Not yet (`not_yet`)",
        "{speaker}, take a breath. Then turn to {listener} and say it out loud, slowly.",
        "- Always saved: “one\\_change”.",
    ):
        assert sentence in page, sentence
    assert not data.exists()


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_every_kind_of_step_is_described(turnabout: Turnabout, form: str) -> None:
    page = turnabout("review", EVERYTHING, "--format", form)
    assert page.status == 0
    assert page.out == turnabout("review", EVERYTHING, "--format", form).out
    for words in (
        *("Check-in on agreements", "A card", "Answers side by side", "Over several days", "For each item"),
        *("The conversation ends here", "If that never becomes true", "If they stop inside this part"),
        *("They speak as the speaker.", "Turnabout’s own words"),
    ):
        assert words in page.out, words


def hostile(tmp_path: Path) -> Path:
    words = WORDS.replace("You both said something.", HOSTILE).replace("# Every kind", "# <b>Every</b> kind")
    return write_pack(tmp_path, flow=FLOW, words=words)


def test_html_is_escaped_and_stands_alone(turnabout: Turnabout, tmp_path: Path) -> None:
    text = turnabout("review", hostile(tmp_path), "--format", "html").out
    page = Page(text)
    assert not {tag for tag, _ in page.tags} & {"script", "img", "a", "link", "iframe", "b"}
    assert not any(
        name in ("src", "href") or name.startswith("on") for _, attrs in page.tags for name in attrs
    )
    assert "default-src 'none'" in text
    assert '<script>alert(1)</script> & "this"' in "".join(page.texts)
    assert {"em", "strong", "blockquote"} <= {tag for tag, _ in page.tags}


def test_words_never_become_markdown_of_the_document(turnabout: Turnabout, tmp_path: Path) -> None:
    tokens = MarkdownIt("commonmark").parse(turnabout("review", hostile(tmp_path)).out)
    inline = [child for token in tokens for child in token.children or ()]
    assert not {token.type for token in (*tokens, *inline)} & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
    }
    headings = [token for token in tokens if token.type == "heading_open"]
    script = open_script(str(hostile(tmp_path)))
    assert len(headings) == 3 + len(
        [node for node in iter_nodes(script.steps) if not getattr(node, "implied", False)]
    )


def test_library_script_is_found_by_its_relative_path(
    turnabout: Turnabout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[3])
    by_path = turnabout("review", "scripts/library/repair.yaml")
    assert by_path.out == turnabout("review", "repair").out


def test_unknown_script_and_broken_script_are_explained(turnabout: Turnabout, tmp_path: Path) -> None:
    assert "No script called `nothing`" in turnabout("review", "nothing").sentence
    broken = write_pack(tmp_path, flow=FLOW.replace("  - say: between", "  - sya: between"))
    assert "Unknown step kind `sya`" in turnabout("review", broken).sentence
