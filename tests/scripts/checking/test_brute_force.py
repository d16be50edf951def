"""The checker agrees with the engine, both ways."""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings

from prompts import parse_words
from scripts import Source
from scripts.checking.exploration import explore
from scripts.checking.observations import Observations
from scripts.checking.parsed_script import read_script
from scripts.checking.script_check import ScriptTexts, check_script
from scripts.loading.loader import load_script
from scripts.loading.node_builder import build_nodes
from scripts.loading.schema import KEYS
from scripts.loading.yaml_reader import parse_yaml
from tests.helpers.examples import scaled
from tests.scripts.checking.brute_force import TooMany, Truth, play_every_way
from tests.scripts.checking.random_small_scripts import small_sources
from tests.scripts.helpers.small_scripts import HEAD

# Set EXAMPLES=10000 in the environment to search longer.
FEW, MANY = (
    settings(
        max_examples=int(os.environ.get("EXAMPLES", count)),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    )
    for count in (scaled(100), 150)
)
AFTER_GOING_BACK = "N15"
"""A finding about going back, which brute force doesn't try."""


def explored(source: Source) -> Observations:
    parsed = parse_yaml(source.flow, source.flow_file, KEYS)
    _, nodes = build_nodes(parsed)
    words, _ = parse_words(source.words, source.words_file)
    return explore(read_script(nodes, words.sections, parsed))


def compare(source: Source) -> None:
    """Assert that the checker saw what the engine does."""
    try:
        truth = play_every_way(load_script(source), at_most=1000)
    except TooMany:
        assume(False)
        raise
    seen = explored(source)
    assert seen.complete
    full, missing, kept = marks_seen(source, seen)
    assert full == truth.full
    assert missing | kept == truth.empty | truth.kept
    assert truth.empty <= missing
    assert {name for _, name in seen.shown} == truth.shown
    results = {place[0]: outcome.seen for (section, place), outcome in seen.outcomes.items() if not section}
    assert results == dict(truth.results)
    assert_findings_fit(source, truth)


def assert_findings_fit(source: Source, truth: Truth) -> None:
    """Assert that findings are true, and none is missing."""
    texts = ScriptTexts(source.flow, source.words, source.flow_file, source.words_file)
    found = check_script(texts).findings
    about_names = [
        each
        for each in found
        if each.file == source.words_file and each.code[0] == "N" and each.code != AFTER_GOING_BACK
    ]
    in_words = {mark_at(source, each.line, each.column): each.code for each in about_names}
    gaps = truth.empty | truth.kept
    assert {mark for mark in in_words if mark} - gaps == set()
    assert gaps <= in_words.keys()
    assert not [mark for mark in truth.empty if in_words[mark] == "N09"]
    assert not [mark for mark in truth.full & gaps if in_words[mark] not in ("N08", "N09")]
    in_flow = [each for each in found if each.file == source.flow_file]
    for line, results in truth.results.items():
        codes = {each.code for each in in_flow if each.line == line and each.code[0] in "NV"}
        assert "V07" not in codes or results == {False}
        assert "V08" not in codes or results == {True}
        assert results != {False} or codes
    unreached = {lines_id(source, each.line) for each in in_flow if each.code == "S01"}
    assert not unreached & truth.shown


def lines_id(source: Source, line: int) -> str:
    return source.flow.split("\n")[line - 1].rpartition(" ")[2]


def mark_at(source: Source, line: int, column: int) -> int:
    """Return the mark around a name, or 0."""
    lines = source.words.split("\n")
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    mark = re.search(r"«(\d+):\{\{ $", before)
    return int(mark[1]) if mark else 0


def marks_seen(source: Source, seen: Observations) -> tuple[set[int], set[int], set[int]]:
    """Return the marks seen full, empty, and kept private."""
    full, missing, kept = set[int](), set[int](), set[int]()
    for (section, place, _), sight in seen.sights.items():
        mark = mark_at(source, *place[:2]) if section else 0
        if mark:
            number = {mark}
            full |= number if sight.present else set()
            missing |= number if sight.missing else set()
            kept |= number if sight.kept else set()
    return full, missing, kept


WORDS_OF_A_BLOCK = Source(
    f"{HEAD}steps:\n  - ask: a0\n    answer: yes_no\n  - part: b0\n    steps:\n      - say: say0\n"
    "        when: a0 == 'yes'\n      - say: say1\n",
    "# Random\n\n## a0\nHm.\n\n## b0\nHm. «1:{{ a0 }}»\n\n## say0\nHm.\n\n## say1\nHm.\n",
    "small.yaml",
    "small.md",
)
"""A block whose words are shown with its second step."""

LATEST_KEPT = Source(
    f"{HEAD}steps:\n  - repeat: b0\n    at_most: 2\n    steps:\n      - ask: a0\n        of: first\n"
    "        answer: yes_no\n        private: yes\n  - reveal: show0\n    show: [a0]\n",
    "# Random\n\n## a0\nHm.\n\n## show0\nHm. «1:{{ a0 }}»\n",
    "small.yaml",
    "small.md",
)
"""Of two answers, the latest may be kept private while the other is shown."""


@given(small_sources())
@example(WORDS_OF_A_BLOCK)
@example(LATEST_KEPT)
@FEW
def test_checker_sees_what_the_engine_does(source: Source) -> None:
    compare(source)


@pytest.mark.slow
@given(small_sources())
@MANY
def test_checker_sees_what_the_engine_does_in_hundreds_of_scripts(source: Source) -> None:
    compare(source)
