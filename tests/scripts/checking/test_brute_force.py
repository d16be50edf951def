"""The checker and the engine agree on small random scripts, both ways."""

from __future__ import annotations

import os
import re

from hypothesis import HealthCheck, assume, given, settings

from prompts import parse_words
from scripts import Source
from scripts.checking.exploration import explore
from scripts.checking.observations import Observations
from scripts.checking.reading import read_script
from scripts.loading.builder import build_nodes
from scripts.loading.loader import load_script
from scripts.loading.schema import KEYS
from scripts.loading.yaml_reader import parse_yaml
from tests.helpers.examples import scaled
from tests.scripts.checking.brute_force import TooMany, play_every_way
from tests.scripts.checking.random_small_scripts import small_sources

QUICK = settings(
    max_examples=int(os.environ.get("EXAMPLES", scaled(150))),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def explored(source: Source) -> Observations:
    parsed = parse_yaml(source.flow, source.flow_file, KEYS)
    _, nodes = build_nodes(parsed)
    words, _ = parse_words(source.words, source.words_file)
    return explore(read_script(nodes, words.sections, parsed))


def compare(source: Source, at_most: int) -> None:
    script = load_script(source)
    try:
        truth = play_every_way(script, at_most)
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


def marks_seen(source: Source, seen: Observations) -> tuple[set[int], set[int], set[int]]:
    """Return the marks that the checker saw full, empty, and kept private."""
    full, missing, kept = set[int](), set[int](), set[int]()
    lines = source.words.split("\n")
    for (section, place, _), sight in seen.sights.items():
        mark = re.search(r"«(\d+):\{\{ $", lines[place[0] - 1][: place[1] - 1]) if section else None
        if mark:
            number = {int(mark[1])}
            full |= number if sight.present else set()
            missing |= number if sight.missing else set()
            kept |= number if sight.kept else set()
    return full, missing, kept


@given(small_sources())
@QUICK
def test_checker_sees_what_the_engine_does(source: Source) -> None:
    compare(source, at_most=3000)
