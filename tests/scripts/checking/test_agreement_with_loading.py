"""Scripts without errors can be played."""

from __future__ import annotations

from hypothesis import given

from scripts import Source
from scripts.checking.script_check import ScriptTexts, check_script
from scripts.loading.loader import ScriptError, load_script
from tests.scripts.checking.corpus_reader import read_corpus
from tests.scripts.helpers.random_scripts import SLOW, sources


def errors(source: Source) -> set[str]:
    texts = ScriptTexts(source.flow, source.words, source.flow_file, source.words_file)
    return {found.code for found in check_script(texts).findings if found.severity == "error"}


def loads(source: Source) -> bool:
    try:
        load_script(source)
    except ScriptError:
        return False
    return True


def test_whatever_loading_refuses_is_an_error() -> None:
    for case in read_corpus():
        flow, encoding = case.files.get("scripts/evening.yaml", ("", "utf-8"))
        words, other = case.files.get("prompts/en/evening.md", ("", "utf-8"))
        if flow and words and {encoding, other} == {"utf-8"}:
            source = Source(flow, words, "evening.yaml", "evening.md")
            assert loads(source) or errors(source), case.name


@given(sources())
@SLOW
def test_any_valid_script_can_be_checked(source: Source) -> None:
    found = errors(source)
    assert loads(source)
    assert not {code for code in found if code[0] in "YFWT"}
