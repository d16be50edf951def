"""`turnabout play`, whose output can be played again."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tui.conftest import Turnabout
from tests.tui.helpers.kill_checks import MADE_OF, after_reveals
from tests.tui.helpers.script_pack import FLOW, WORDS, write_pack

SEEDS = {
    "i-statements": (1, 2, 4),
    "repair": (2, 7),
    "reflective-listening": (1, 2),
    "role-reversal": (1, 4),
    "weekly-check-in": (1, 2),
    "setback": (1, 2),
    "milestones": (1, 2, 3, 4),
}
PLAYS = [(script, seed) for script, seeds in SEEDS.items() for seed in seeds]
COLUMNS = ["place", "step", "kind", "of", "value"]
Write = Callable[..., Path]


def tells_silence(line: dict[str, Any]) -> bool:
    """Return whether a line tells who passed, withheld, or decided what to show."""
    is_of_one = line["of"] in ("first", "second")
    is_silent = line["kind"] == "reveal" or line["value"] is None
    return line["value"] is True or (is_of_one and is_silent)


@pytest.mark.parametrize(("script", "seed"), PLAYS)
def test_printed_answers_replay_identically(
    turnabout: Turnabout, written: Write, script: str, seed: int
) -> None:
    printed = turnabout("play", script, "--random", "--seed", seed, "--json").out
    again = turnabout("play", script, "--answers", written(printed), "--json")
    assert (again.status, again.out) == (0, printed)


def test_random_plays_are_long_enough(turnabout: Turnabout) -> None:
    for script, seeds in SEEDS.items():
        lengths = [len(turnabout("play", script, "--random", "--seed", n, "--json").lines) for n in seeds]
        assert max(lengths) > 12


def test_seed_determines_random_play(turnabout: Turnabout) -> None:
    plays = [turnabout("play", "i-statements", "--random", "--seed", n).out for n in (1, 2, 1, 0)]
    assert plays[0] == plays[2]
    assert len(set(plays)) == 3
    assert turnabout("play", "i-statements", "--random").out == plays[3]


@pytest.mark.parametrize("options", [(), ("--words",)])
def test_question_nobody_is_asked_is_not_printed(turnabout: Turnabout, options: tuple[str, ...]) -> None:
    talked = turnabout("play", "daily-check-in", "--random", *options).out
    assert "thanks" in talked
    assert "to_keep" not in talked
    assert "to_keep" in turnabout("play", "i-statements", "--random", "--seed", 1, *options).out


def test_json_lines_are_answers_then_finished(turnabout: Turnabout) -> None:
    *answers, over = turnabout("play", "i-statements", "--random", "--seed", 1, "--json").lines
    assert all(list(line) == COLUMNS for line in answers)
    assert answers[0] == {
        "place": "",
        "step": "begins",
        "kind": "fact",
        "of": "house",
        "value": answers[0]["value"],
    }
    assert over == {"finished": True, "conversation": None}


def test_plain_output_is_readable(turnabout: Turnabout, tmp_path: Path) -> None:
    flow = write_pack(tmp_path / "pack")
    lines = turnabout("play", flow, "--random", "--seed", 4).out.splitlines()
    answers = turnabout("play", flow, "--random", "--seed", 4, "--json").lines
    assert len(lines) == len(answers)
    assert lines[-1] == "Done. Nothing was saved."
    for line, answer in zip(lines, answers[:-1], strict=False):
        assert line.startswith(
            f"{answer['place'] or '-'}  {answer['step']} ({answer['kind']}, {answer['of']}): "
        )


@pytest.mark.parametrize(("number", "shown"), [("0", "0"), ("1", "1"), ("10", "10")])
def test_number_is_printed_unchanged(
    turnabout: Turnabout, tmp_path: Path, written: Write, number: str, shown: str
) -> None:
    answers = written(f"tired: {number}\nhurt: x\nunsaid: x\n")
    assert (
        f"tired (ask, both): {shown}\n" in turnabout("play", write_pack(tmp_path), "--answers", answers).out
    )


def test_saved_answers_match_printed_answers(turnabout: Turnabout, written: Write) -> None:
    *printed, over = turnabout("play", "i-statements", "--random", "--seed", 3, "--save", "--json").lines
    (kept,) = json.loads(turnabout("export", "--format", "json").out)["conversations"]
    assert over == {"finished": True, "conversation": kept["id"]}
    assert kept["finished"]
    assert len(printed) > 12
    hidden = MADE_OF["sentence"]  # private, and only shown as parts of the sentence
    said = [line for line in after_reveals(printed) if not tells_silence(line) and line["step"] not in hidden]
    assert len(said) < len(printed)
    assert [{name: answer[name] for name in COLUMNS} for answer in kept["answers"]] == said
    again = turnabout("play", "i-statements", "--answers", written(printed), "--json")
    assert again.lines[:-1] == printed


def test_partners_alternate_who_begins(turnabout: Turnabout) -> None:
    first, second, third = (
        turnabout("play", "i-statements", "--random", "--seed", 1, "--save", "--json").lines for _ in range(3)
    )
    assert [lines[0]["value"] for lines in (first, second, third)] == ["a", "b", "a"]


def test_answers_from_standard_input(turnabout: Turnabout, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = turnabout("play", "repair", "--random", "--seed", 3, "--json").out
    monkeypatch.setattr("sys.stdin", io.StringIO(printed))
    assert turnabout("play", "repair", "--answers", "-", "--json").out == printed


def test_unsaved_play_writes_nothing(turnabout: Turnabout, data: Path) -> None:
    assert turnabout("play", "i-statements", "--random", "--seed", 1).status == 0
    assert not data.exists()


def test_script_with_kept_no_writes_nothing(turnabout: Turnabout, data: Path, tmp_path: Path) -> None:
    flow = write_pack(tmp_path, flow=FLOW.replace("frame: no", "frame: no\nkept: no"))
    over = turnabout("play", flow, "--random", "--seed", 1, "--save", "--json").lines[-1]
    assert over == {"finished": True, "conversation": None}
    assert not data.exists()
    assert "Nothing was saved." in turnabout("play", flow, "--random", "--seed", 1, "--save").out


@pytest.mark.parametrize("beside", [False, True])
def test_flow_file_finds_words_in_pack_or_beside_it(
    turnabout: Turnabout, tmp_path: Path, beside: bool
) -> None:
    flow = write_pack(tmp_path)
    if beside:
        (tmp_path / "prompts/en/every-kind.md").rename(flow.with_suffix(".md"))
    done = turnabout("play", flow, "--random", "--seed", 1, "--json")
    assert (done.status, done.lines[-1]["finished"]) == (0, True)


def test_broken_script_lists_all_problems(turnabout: Turnabout, tmp_path: Path) -> None:
    flow = write_pack(
        tmp_path,
        flow=FLOW.replace("from: 0 to 10", "from: ten").replace("in: milestones", "in: nowhere"),
        words=WORDS + "\n## never_asked\nHm {{ nobody }}\n",
    )
    said = turnabout("play", flow, "--random").sentence
    found = [line.split("  ")[0] for line in said.split("\n")[1:]]
    assert found == [
        "every-kind.yaml:26:11",
        "every-kind.yaml:31:9",
        "every-kind.md:28:4",
        "every-kind.md:29:7",
    ]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("no-such-script", "No script called `no-such-script`"),
        ("x" * 300, "Couldn’t open"),
        ("there/is/none.yaml", "There’s no file there/is/none.yaml."),
        ("folder.yaml", "There’s no script in folder.yaml."),
        ("latin.yaml", "as a text file"),
        ("wordless.yaml", "Words file not found"),
    ],
)
def test_unavailable_script_is_one_sentence(
    turnabout: Turnabout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder.yaml").mkdir()
    Path("latin.yaml").write_bytes("format: é".encode("latin-1"))
    Path("wordless.yaml").write_text(FLOW)
    assert why in turnabout("play", name, "--random").sentence
