"""Golden walks beside a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.loading.open_script import open_script
from scripts.loading.yaml_reader import parse_yaml
from scripts.plays.golden_walks import find_walks, run_walks
from tests.tui.helpers.script_pack import FLOW, WORDS, write_pack

ANSWERS = """\
# Ben keeps his to himself
answers:
  hurt:
    first: "On Monday: I waited."
    second: "#1 🙂"
  unsaid: Nothing.
  show:
    second: {hurt: keep}
  tired: 3   # of 10
"""


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    return write_pack(tmp_path)


def write(flow: Path, text: str, name: str = "every-kind.walk.yaml") -> Path:
    path = flow.with_name(name)
    path.write_text(text, encoding="utf-8")
    return path


def accept(flow: Path, text: str = ANSWERS) -> Path:
    path = write(flow, text)
    (result,) = run_walks(flow, update=True)
    assert result.was_updated, result
    return path


def test_walks_beside_the_script_are_found(flow: Path) -> None:
    assert find_walks(flow) == []
    assert run_walks(flow) == []
    names = ["every-kind.walk.yaml", "every-kind.withheld.walk.yaml"]
    for name in (*names, "every.walk.yaml", "every-kinds.walk.yaml"):
        write(flow, ANSWERS, name)
    assert [path.name for path in find_walks(flow)] == names


def test_new_walk_is_accepted_only_when_asked(flow: Path) -> None:
    path = write(flow, ANSWERS)
    (result,) = run_walks(flow)
    assert result.is_new
    assert path.read_text(encoding="utf-8") == ANSWERS
    accept(flow)
    assert run_walks(flow)[0].problem == ""
    assert path.read_text(encoding="utf-8").startswith(ANSWERS)


def test_transcript_says_what_is_read_by_whom_and_answered(flow: Path) -> None:
    path = accept(flow)
    transcript = parse_yaml(path.read_text(encoding="utf-8")).data["transcript"]
    for piece in (
        "== hurt (ask, share.1): only Ana sees this\n    Ana, what still stings?\nAna: On Monday: I waited.",
        "== hurt (ask, share.2): only Ben sees this\n    Ben, what still stings?\nBen: #1 🙂",
        "    > Ana, hurt: On Monday: I waited.\nAna: hurt: shared",
        "== show (reveal, share.1): both see this\n    Ben, look up.\n    > Ana, hurt: On Monday: I waited.\n",
        "Ben: hurt: kept private",
        "    Ana said: On Monday: I waited.. How tired are you?\nAna and Ben: 3",
        "Ana and Ben: nothing",
        "The conversation is over.",
    ):
        assert piece in transcript, piece


def test_what_was_kept_private_is_shown_to_nobody(flow: Path) -> None:
    transcript = accept(flow).read_text(encoding="utf-8").partition("transcript:")[2]
    assert transcript.count("#1 🙂") == 2, "as it was written, and where Ben decides"
    assert transcript.count("== show (reveal, share.2)") == 1


def test_changed_words_are_shown_until_they_are_accepted(flow: Path) -> None:
    accept(flow)
    write_pack(flow.parents[1], words=WORDS.replace("How tired are you?", "Are you tired?"))
    (result,) = run_walks(flow)
    assert "something else" in result.problem
    assert any(line.startswith("-") and "How tired are you?" in line for line in result.difference)
    assert any(line.startswith("+") and "Are you tired?" in line for line in result.difference)
    assert run_walks(flow, update=True)[0].was_updated
    assert run_walks(flow)[0].problem == ""


def test_changed_flow_is_noticed(flow: Path) -> None:
    accept(flow)
    write_pack(
        flow.parents[1],
        flow=FLOW.replace("  - say: between\n", ""),
        words=WORDS.replace("## between\nYou both said something.\n\n", ""),
    )
    (result,) = run_walks(flow)
    assert any("between" in line for line in result.difference if line.startswith("-"))


def test_same_transcript_on_any_day_and_machine(flow: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = WORDS.replace("You both said something.", "It’s {{ today | date }}, and {{ times_done }}.")
    write_pack(flow.parents[1], words=words)
    accept(flow)
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.setenv(name, "en_US.UTF-8")
    assert run_walks(flow)[0].problem == ""
    assert "It’s Sunday 14 March, and 0." in flow.with_name("every-kind.walk.yaml").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "answers:\n  hrt: x\n",
            "It answers `hrt`, but no step of every-kind has that id. Did you mean `hurt`?",
        ),
        ("answers:\n  hurt: x\n  unsaid: y\n", "`tired` (of both) at the top level has no answer."),
        (ANSWERS.replace("3 ", "11 "), "`tired` at the top level: Expected a number from 0 to 10."),
        ("hurt: x\n", "A walk has two parts"),
        ("answers: x\n", "A walk has two parts"),
        ("- x\n", "A walk has two parts"),
        ("", "This file is empty."),
        ("answers:\n\thurt: x\n", "tab"),
        (ANSWERS + "transcript: [a]\n", "`transcript` must be text"),
    ],
)
def test_walk_that_cannot_run_says_why(flow: Path, text: str, problem: str) -> None:
    path = write(flow, text)
    for update in (False, True):
        (result,) = run_walks(flow, update=update)
        assert problem in result.problem
        assert not result.was_updated
    assert path.read_text(encoding="utf-8") == text


def test_walk_in_another_encoding_says_what_to_do(flow: Path) -> None:
    flow.with_name("every-kind.walk.yaml").write_bytes("answers:\n  hurt: é\n".encode("latin-1"))
    assert "Save it as UTF-8" in run_walks(flow)[0].problem


def test_every_shipped_script_can_be_walked(tmp_path: Path) -> None:
    script = open_script("i-statements")
    pack = write_pack(
        tmp_path, name="i-statements", flow=script.sources[1].flow, words=script.sources[1].words
    )
    accept_at = pack.with_name("i-statements.walk.yaml")
    accept_at.write_text("answers:\n  good_now: not_now\n", encoding="utf-8")
    assert run_walks(pack, update=True)[0].was_updated
    assert "Another time, then." in accept_at.read_text(encoding="utf-8")
