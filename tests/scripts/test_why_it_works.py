"""The section that tells why a script works."""

from __future__ import annotations

from pathlib import Path

import pytest

from prompts import parse_words
from scripts.checking.style_findings import MAX_WHY_WORDS, style_findings
from scripts.loading.loader import load_script
from scripts.review.document import review_document
from scripts.script_info import get_script_info, list_scripts
from tests.scripts.helpers.small_scripts import source_of
from tui.export.review_html import review_html
from tui.export.review_markdown import review_markdown
from tui.text.why_it_works import WHY_TITLE

FEWEST_WORDS = 80
WORDS = """
## why_it_works
People who feel heard *fight less*.

Small studies; see Gordon 2022.

## hello
Hello.
"""
SCRIPT = load_script(source_of("- say: hello", WORDS))
TEXT = "People who feel heard *fight less*.\n\nSmall studies; see Gordon 2022."
EXPLAINED = [script for script in list_scripts() if script.why_it_works]


def test_it_belongs_to_the_script_and_to_no_step() -> None:
    assert SCRIPT.why_it_works == TEXT
    assert set(SCRIPT.wordings) == {"hello"}
    assert load_script(source_of("- say: hello", "## hello\nHello.")).why_it_works == ""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_list_of_scripts_reads_it_without_loading(tmp_path: Path, line_end: str) -> None:
    source = source_of("- say: hello", WORDS)
    (tmp_path / "small.yaml").write_text(source.flow)
    (tmp_path / "small.md").write_bytes(source.words.replace("\n", line_end).encode())
    assert get_script_info(str(tmp_path / "small.yaml")).why_it_works == TEXT
    (tmp_path / "small.md").write_text("# Small\n\n## hello\nHello.\n")
    assert get_script_info(str(tmp_path / "small.yaml")).why_it_works == ""


def test_colleagues_read_it_before_the_steps() -> None:
    document = review_document(SCRIPT)
    page = review_markdown(document)
    assert page.index(f"## {WHY_TITLE}\n\nPeople who feel heard *fight less*.") < page.index("## Steps")
    assert f"<h2>{WHY_TITLE}</h2><p>People who feel heard <em>fight less</em>.</p>" in review_html(document)
    without = review_document(load_script(source_of("- say: hello", "## hello\nHello.")))
    assert WHY_TITLE not in review_markdown(without) + review_html(without)


@pytest.mark.parametrize(("sentences", "codes"), [(42, []), (43, ["L03"])])
def test_it_may_be_longer_than_the_words_of_a_step(sentences: int, codes: list[str]) -> None:
    words, _ = parse_words(
        f"# Small\n\n## why_it_works\n{'They feel heard then. ' * sentences}\n", "small.md"
    )
    assert [each.code for each in style_findings(words.sections, "small.md")] == codes


@pytest.mark.parametrize("script", EXPLAINED, ids=[script.id for script in EXPLAINED])
def test_the_library_explains_itself_in_a_page(script: object) -> None:
    count = len(str(getattr(script, "why_it_works", "")).split())
    assert FEWEST_WORDS <= count <= MAX_WHY_WORDS
