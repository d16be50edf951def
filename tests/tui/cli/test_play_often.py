"""`turnabout play` with prose, many times, in every state, and along walks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.conftest import Turnabout
from tests.tui.helpers.script_pack import FLOW, WORDS, write_pack

Write = Callable[..., Path]
UNGUARDED = WORDS.replace("You both said something.", "You said {{ first.hurt }} and {{ second.hurt }}.")


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack")


@pytest.fixture
def leaky(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "leaky", words=UNGUARDED)


def test_words_are_printed_with_who_reads_them(turnabout: Turnabout, data: Path) -> None:
    said = turnabout("play", "repair", "--random", "--seed", 2, "--words")
    assert said.status == 0
    for piece in (
        "== moment (ask): both see this\n    Which moment would you like to repair?",
        "    - not_now: Not now\n",
        "== apology (ask, owning.1): only Ana sees this\n    Ana, is there a part of",
        "(The box starts with: Next time, I’ll)\nAna: ",
        "Both continue.",
        "Done. Nothing was saved.",
    ):
        assert piece in said.out, piece
    assert "{{" not in said.out
    assert not data.exists()


def test_words_follow_an_answers_file_up_to_what_is_missing(
    turnabout: Turnabout, written: Write, flow: Path
) -> None:
    said = turnabout("play", flow, "--answers", written("hurt: It rained."), "--words")
    assert "Ana: It rained." in said.out
    assert said.out.rstrip().endswith("And what will you never say, Ana?")
    assert "`unsaid`" in said.sentence


def test_words_can_be_read_while_saving(turnabout: Turnabout, data: Path) -> None:
    said = turnabout("play", "i-statements", "--random", "--seed", 1, "--words", "--save")
    assert said.status == 0
    assert "Done. Saved as" in said.out
    assert said.out.count("== good_now") == 1
    assert data.exists()


def test_random_plays_report_steps_answers_and_what_never_came(turnabout: Turnabout, data: Path) -> None:
    said = turnabout("play", "repair", "--random", 40, "--seed", 5)
    assert said.status == 0
    assert said.out.startswith("Repair: 40 plays with --seed 5.\n\n    40  moment\n")
    assert "\nEvery step was reached.\nEvery answer was given.\n" in said.out
    assert said.out == turnabout("play", "repair", "--random", 40, "--seed", 5).out
    assert said.out != turnabout("play", "repair", "--random", 40, "--seed", 6).out
    assert not data.exists()


def test_what_is_never_reached_is_named_with_its_line(turnabout: Turnabout, tmp_path: Path) -> None:
    flow = FLOW.replace("  - say: between", "  - say: between\n    when: tired > 20")
    said = turnabout("play", write_pack(tmp_path, flow=flow), "--random", 5).out
    assert f"Never reached:\n  between (line {flow.splitlines().index('  - say: between') + 1})\n" in said


def test_failure_prints_an_answers_file_that_leads_there(
    turnabout: Turnabout, written: Write, leaky: Path
) -> None:
    for options in (("--random", 20), ("--every-state",)):
        said = turnabout("play", leaky, *options)
        assert said.status == 1
        assert "at `between`:\n  The words have a gap where an answer is missing: You said ___" in said.out
        assert f"turnabout play {leaky} --answers failed.txt --words" in said.out
        lines = "".join(f"{line}\n" for line in said.out.splitlines() if line.startswith("{"))
        again = turnabout("play", leaky, "--answers", written(lines), "--words")
        assert again.out.rstrip().splitlines()[-1].startswith("    You said ")
        assert "There are no more lines" in again.sentence


def test_every_state_is_complete_for_shipped_scripts(turnabout: Turnabout, data: Path) -> None:
    said = turnabout("play", "milestones", "--every-state")
    assert said.status == 0
    assert "Every step was reached." in said.out
    assert "There are more" not in said.out
    assert not data.exists()


def test_bare_random_may_stand_before_the_script(turnabout: Turnabout) -> None:
    one = turnabout("play", "--random", "i-statements", "--seed", 1)
    assert (one.status, one.out) == (0, turnabout("play", "i-statements", "--random", "--seed", 1).out)
    often = turnabout("play", "--random", 3, "i-statements")
    assert often.out.startswith("I-statements: 3 plays")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--random", 3, "--words"), "--words is for a single play"),
        (("--random", 3, "--save"), "--save is for a single play"),
        (("--every-state", "--json"), "--json is for a single play"),
        (("--walks", "--save"), "--save is for a single play"),
        (("--random", "--words", "--json"), "--words and --json can’t be used together"),
        (("--random", "--update"), "--update only works with --walks"),
    ],
)
def test_options_that_mean_nothing_together_are_refused(
    turnabout: Turnabout, data: Path, options: tuple[object, ...], sentence: str
) -> None:
    assert sentence in turnabout("play", "repair", *options).sentence
    assert not data.exists()


@pytest.mark.parametrize("number", ["-1", "many", "100001"])
def test_number_of_plays_must_make_sense(turnabout: Turnabout, number: str) -> None:
    said = turnabout("play", "repair", f"--random={number}")
    assert said.status == 2
    assert "expected a number up to 100000" in said.err


def test_walks_are_compared_and_accepted(turnabout: Turnabout, flow: Path) -> None:
    assert "every-kind.walk.yaml with `answers:` in it" in turnabout("play", flow, "--walks").sentence
    walk = flow.with_name("every-kind.walk.yaml")
    walk.write_text("answers:\n  hurt: a\n  unsaid: b\n  tired: 3\n", encoding="utf-8")
    new = turnabout("play", flow, "--walks")
    assert (new.status, "There is no transcript yet." in new.out) == (1, True)
    assert turnabout("play", flow, "--walks", "--update").out == "every-kind.walk.yaml: updated.\n"
    same = turnabout("play", flow, "--walks")
    assert (same.status, same.out) == (0, "every-kind.walk.yaml: the same as before.\n")
    write_pack(flow.parents[1], words=WORDS.replace("How tired are you?", "Are you tired?"))
    changed = turnabout("play", flow, "--walks")
    assert changed.status == 1
    assert "Are you tired?" in changed.out
    assert "run this again with --update" in changed.out
