"""`turnabout graph`: a flowchart that Mermaid can read.

The shapes below are those that Mermaid 11's own parser accepted for these scripts, hostile labels included.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts.loading.open_script import open_script
from scripts.model import Step, iter_nodes
from scripts.opening_closing_steps import own_steps
from scripts.review.flowchart import LONGEST_LABEL, quoted
from scripts.script_info import list_scripts
from tests.tui.conftest import Turnabout
from tests.tui.helpers.script_pack import FLOW, WORDS, write_pack

EVERYTHING = Path(__file__).parents[2] / "scripts" / "golden" / "everything.yaml"
SCRIPTS = [*(script.id for script in list_scripts()), str(EVERYTHING)]
LABEL = r'"(?:[^"#;<>&`|{}\[\]\\%]|#\d+;)*"'
BOX = re.compile(rf" +(n\d+)(?:\[{LABEL}\]|\(\[{LABEL}\]\)|\{{{LABEL}\}})")
EDGE = re.compile(rf" +(n\d+) -->(?:\|{LABEL}\|)? (n\d+)")
OPENED = re.compile(rf" +subgraph (b\d+) \[{LABEL}\]")


def read(chart: str) -> tuple[dict[str, str], Mapping[str, set[str]]]:
    """Return the boxes and the ways between them; any other line fails."""
    head, *lines = chart.splitlines()
    assert head == "flowchart TD"
    boxes: dict[str, str] = {}
    ways: Mapping[str, set[str]] = defaultdict(set)
    blocks: list[str] = []
    depth = 0
    for line in lines:
        if box := BOX.fullmatch(line):
            assert box[1] not in boxes
            boxes[box[1]] = line
        elif edge := EDGE.fullmatch(line):
            ways[edge[1]].add(edge[2])
        elif opened := OPENED.fullmatch(line):
            assert opened[1] not in blocks
            blocks.append(opened[1])
            depth += 1
        else:
            assert line.strip() == "end", line
            depth -= 1
        assert depth >= 0
    assert depth == 0
    assert {*ways, *(end for ends in ways.values() for end in ends)} == set(boxes)
    return boxes, ways


def reached(ways: Mapping[str, set[str]], start: str) -> set[str]:
    seen, left = {start}, [start]
    while left:
        new = ways.get(left.pop(), set()) - seen
        seen |= new
        left += new
    return seen


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_step_is_a_box_on_a_way_from_the_start_to_an_end(turnabout: Turnabout, script: str) -> None:
    boxes, ways = read(turnabout("graph", script).out)
    assert reached(ways, "n1") == set(boxes)
    ends = [name for name, line in boxes.items() if "conversation ends" in line or '"End"' in line]
    backward = defaultdict(set)
    for start, following in ways.items():
        for end in following:
            backward[end].add(start)
    assert set().union(*(reached(backward, end) for end in ends)) == set(boxes)
    for node in iter_nodes(own_steps(open_script(script))):
        if isinstance(node, Step):
            assert any(re.search(rf": {node.id}\b", line) for line in boxes.values()), node.id


def test_conditions_and_rounds_are_ways(turnabout: Turnabout) -> None:
    chart = turnabout("graph", "repair").out
    boxes, ways = read(chart)
    by_text = {text: name for name, line in boxes.items() for text in re.findall(r'"(.*)"', line)}
    asked = by_text["reply is “Not yet”?"]
    assert by_text["Text to read: no_hurry"] in ways[asked]
    assert len(ways[asked]) > 1
    talked = by_text["Talking: impact (the speaker)"]
    assert talked in ways[talked], "the other person's turn"
    assert f'-->|"no, after 2 rounds"| {by_text["Text to read: leave_it_open"]}' in chart


def test_ids_and_labels_are_never_words_of_mermaid(turnabout: Turnabout, tmp_path: Path) -> None:
    label = 'end graph "q" `t` <b> & #35; ; %% {x} [y] |p| \\n --> 😀'
    flow = FLOW.replace(
        "  - say: between",
        "  - ask: end\n    answer: choice\n    choices: [subgraph, class]\n"
        "  - say: graph\n    when: end == 'subgraph'\n  - say: between",
    )
    words = (
        WORDS.replace("# Every kind", f"# {label}")
        + f"\n## end\nX\n- subgraph: {label}\n- class: C\n\n## graph\nG\n"
    )
    boxes, _ = read(turnabout("graph", write_pack(tmp_path, flow=flow, words=words)).out)
    assert any("#34;q#34;" in line for line in boxes.values())


def test_long_label_is_cut() -> None:
    assert quoted("x" * 500) == '"' + "x" * (LONGEST_LABEL - 1) + '…"'
