"""`turnabout check` and the walks beside a script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui.conftest import Turnabout
from tests.tui.helpers.script_pack import write_pack

FLOW = """\
format: 1
id: evening
version: 1.0.0
minutes: 1 to 30
group: listen
steps:
  - ask: plan
    answer: choice
    choices: [walk, rest]
  - say: thanks
"""
WORDS = "# Evening\n\n## plan\nWhat’s the plan?\n- walk: A walk\n- rest: Rest\n\n## thanks\nThank you.\n"
WALK = "# What they usually do\nanswers:\n  good_now: yes\n  plan: rest\n"


@pytest.fixture
def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a walk without a conversation, in the folder where commands run."""
    flow = write_pack(tmp_path, name="evening", flow=FLOW, words=WORDS)
    monkeypatch.chdir(tmp_path)
    path = flow.with_name("evening.walk.yaml")
    path.write_text(WALK, encoding="utf-8")
    return path


def test_walk_is_not_taken_for_a_script(turnabout: Turnabout, walk: Path) -> None:
    assert turnabout("check", "--update").status == 0
    clean = turnabout("check")
    assert (clean.status, len(clean.out.splitlines())) == (0, 1)
    assert clean.out.startswith("scripts/evening.yaml: no mistakes.")
    refused = turnabout("check", walk)
    assert refused.status == 2
    assert "is a walk. Give the flow that it belongs to" in refused.err


def test_walk_without_a_conversation_is_a_warning(turnabout: Turnabout, walk: Path) -> None:
    said = turnabout("check")
    assert said.status == 0
    assert "scripts/evening.walk.yaml:1:1  warning  G03" in said.out
    assert "scripts/evening.walk.yaml: updated." in turnabout("check", "--update").out


def test_changed_words_are_located_in_the_walk_until_accepted(turnabout: Turnabout, walk: Path) -> None:
    turnabout("check", "--update")
    write_pack(walk.parents[1], name="evening", flow=FLOW, words=WORDS.replace("Thank you.", "Thanks."))
    said = turnabout("check")
    line = walk.read_text(encoding="utf-8").splitlines().index("      Thank you.") + 1
    assert said.status == 1
    assert f"scripts/evening.walk.yaml:{line}:1  error  G01" in said.out
    assert "no longer matches this walk. It now says: Thanks." in said.out
    assert f"{line:>6} |       Thank you." in said.out
    (row,) = json.loads(turnabout("check", "--format", "json").out)
    assert (row["file"], row["line"], row["code"]) == ("scripts/evening.walk.yaml", line, "G01")
    assert turnabout("check", "--update").status == 0
    assert turnabout("check").status == 0
    assert walk.read_text(encoding="utf-8").startswith(WALK)


def test_walk_that_cannot_be_played_names_the_line_or_the_step(turnabout: Turnabout, walk: Path) -> None:
    walk.write_text("answers:\n  good_now: yes\n", encoding="utf-8")
    said = turnabout("check", "--update")
    assert said.status == 1
    assert "G02  This walk can’t be played. `plan` (of both) at the top level has no answer." in said.out
    walk.write_text("answers:\n\tplan: walk\n", encoding="utf-8")
    assert "scripts/evening.walk.yaml:2:1  error  G02" in turnabout("check").out


def test_walks_of_a_broken_script_are_left_alone(turnabout: Turnabout, walk: Path) -> None:
    write_pack(walk.parents[1], name="evening", flow=FLOW.replace("say: thanks", "sya: thanks"), words=WORDS)
    said = turnabout("check", "--update")
    assert said.status == 1
    assert "walk.yaml" not in said.out
    walk.parents[1].joinpath("prompts", "en", "evening.md").unlink()
    assert "I05" in turnabout("check", "--update").out
    assert walk.read_text(encoding="utf-8") == WALK


def test_rules_about_walks_are_explained(turnabout: Turnabout) -> None:
    for code in ("G01", "G02", "G03"):
        assert "walk" in turnabout("explain", code).out.lower()
