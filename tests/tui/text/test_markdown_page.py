"""The docs as blocks, and drawn in any width without losing a word."""

from __future__ import annotations

import re

import pytest

from tui.text.markdown_page import DOCS, page_blocks, read_page
from tui.widgets.markdown_text import MarkdownText

PAGE = """\
# Title

One line
and [another](there.md#x).

- first
  goes on
- **second**

| key | what |
|---|---|
| `of` | who \\| what |

```yaml
- ask: x

  of: each
```
"""


def test_blocks() -> None:
    assert [(block.kind, block.rows) for block in page_blocks(PAGE)] == [
        ("heading", (("Title",),)),
        ("paragraph", (("One line and another.",),)),
        ("item", (("first goes on",),)),
        ("item", (("**second**",),)),
        ("table", (("key", "what"), ("`of`", r"who | what"))),
        ("code", (("- ask: x\n\n  of: each",),)),
    ]


@pytest.mark.parametrize("width", [30, 76])
@pytest.mark.parametrize("name", DOCS)
def test_every_word_of_the_docs_is_shown(name: str, width: int) -> None:
    markdown = read_page(name)
    lines = [line.plain for line in MarkdownText(markdown).paint(width)]
    assert max(map(len, lines)) <= width
    shown = "".join(re.findall(r"\w", " ".join(lines)))
    for block in page_blocks(markdown):
        if block.kind in ("paragraph", "item", "heading"):
            assert "".join(re.findall(r"\w", block.text)) in shown


def test_emphasis_shows_no_asterisks() -> None:
    (line,) = MarkdownText("Open *More conversations*, or **both**: 2 * 3 `*`").paint(80)
    assert line.plain == "Open More conversations, or both: 2 * 3 *"
