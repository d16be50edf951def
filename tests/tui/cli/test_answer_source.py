"""Answers for `turnabout play`: both formats, and errors in them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.conftest import Turnabout
from tests.tui.helpers.script_pack import write_pack

Write = Callable[..., Path]

SHORT = """\
begins: b
hurt: {first: The dishes., second: Your phone.}
unsaid: Nothing.
show: {first: {hurt: keep}, second: {hurt: {edit: The phone.}}}
tired: 7
action: I will cook on Mondays.
moment: We laughed.
word: {first: lighter}
"""
ROUNDS = """\
good_now: yes
topic: {first: speak, second: pass}
heard: {1: almost, 2: yes}
"""


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack")


def test_short_list_answers_by_step_partner_and_round(
    turnabout: Turnabout, written: Write, flow: Path
) -> None:
    lines = turnabout("play", flow, "--answers", written(SHORT), "--json").lines[:-1]
    given = {(line["place"], line["step"], line["of"]): line["value"] for line in lines}
    assert given[("", "begins", "house")] == "b"
    assert given[("share.1", "hurt", "first")] == "The dishes."
    assert given[("share.2", "hurt", "second")] == "Your phone."
    assert given[("share.2", "unsaid", "second")] == "Nothing."
    assert given[("share.1", "show", "first")] == {"hurt": "keep"}
    assert given[("", "tired", "both")] == 7
    assert given[("", "action", "both")] == {"act": "I will cook on Mondays.", "who": "both"}
    assert given[("", "moment", "both")] == {"part": "milestones", "text": "We laughed."}
    assert (given[("word.1", "word", "first")], given[("word.2", "word", "second")]) == ("lighter", None)

    lines = turnabout("play", "reflective-listening", "--answers", written(ROUNDS), "--json").lines[:-1]
    heard = [(line["place"], line["value"]) for line in lines if line["step"] == "heard"]
    assert heard == [("share.1/mirror.1", "almost"), ("share.1/mirror.2", "yes")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("tired: 7\n", ""),
            "`tired` (of both) at the top level has no answer. Expected an answer of type scale (0 to 10).",
        ),
        (
            ("tired: 7", "tired: 11"),
            "Invalid answer for `tired` (of both) at the top level. Expected a number from 0 to 10.",
        ),
        (("tired: 7", "tired: very"), "Invalid answer for `tired` (of both) at the top level."),
        (("tired: 7", "tired: [7]"), "Invalid answer for `tired` (of both) at the top level."),
        (("tired: 7", "tired: 7\ntyred: 7"), "no step of every-kind has that id. Did you mean `tired`?"),
        (
            (", second: Your phone.", ""),
            "`hurt` (of second) at share.2 has no answer. Expected an answer of type text.",
        ),
        (("The dishes.", "' '"), "Invalid answer for `hurt` (of first) at share.1."),
        (
            ("{hurt: keep}", "{hurt: burn}"),
            "`show` (of first) at share.1. Write `hurt: show`, `hurt: keep`, or",
        ),
        (
            ("I will cook on Mondays.", "{act: x, who: you}"),
            "at the top level. Write `who: first`, `who: second`, or `who: both` here.",
        ),
        (("I will cook on Mondays.", "{who: both}"), "`action` (of both) at the top level."),
        (("We laughed.", "[{We: laughed}]"), "`moment` (of both) at the top level."),
        (("tired: 7", "tired: 7\nwhatever: 7"), "Its steps are due_now, share, hurt, unsaid,"),
        (
            ("{first: lighter}", "{first: lighter, third: x}"),
            "`word` (of first) at word.1 has an answer for first, third. Write one value, or one each for first and",
        ),
        (("begins: b", "begins: Ana"), "`begins` (of house) at the top level. Expected a or b"),
        (("begins: b", "begins: [b]"), "`begins` (of house) at the top level."),
        *(
            (("tired: 7", f"tired: 7\n{fact}"), said)
            for fact, said in {
                "due: [{act: x, who: second}]": "Write `who: a`, `who: b`, or `who: both` here.",
                "due: [x, {act: x, who: Ana}]": "Write `who: a`, `who: b`, or `who: both` here.",
                "due: [{act: x, who: both, turn: first}]": "Write `turn: a` or `turn: b` here.",
                "due_now: kept": "The answer to `due_now` wasn’t used, because nothing is due. Add `due`, too",
                "due: []\ndue_now: {1: kept}": "because nothing is due.",
                "due: [x]\ndue_now: {1: kept, 2: kept}": "because there was only 1 agreement to check in on.",
                "due: [x, y]\ndue_now: {3: kept}": "there were only 2 agreements",
            }.items()
        ),
    ],
)
def test_missing_or_invalid_answer_names_its_position(
    turnabout: Turnabout, written: Write, flow: Path, change: tuple[str, str], said: str
) -> None:
    assert change[0] in SHORT
    done = turnabout("play", flow, "--answers", written(SHORT.replace(*change)), "--json")
    assert said in done.sentence
    assert "\n" not in done.sentence
    assert not any("finished" in line for line in done.lines)


@pytest.mark.parametrize(
    "text", ["", "just words", "- a\n- b\n", "a: 1\na: 2\n", "a: &x 1\nb: *x\n", "a: [1\n", "\t"]
)
def test_file_without_answers_is_an_error(
    turnabout: Turnabout, written: Write, flow: Path, text: str
) -> None:
    assert "No answers found" in turnabout("play", flow, "--answers", written(text)).sentence


@pytest.mark.parametrize(
    "line",
    ['{"step"', '["a"]', '{"place": ""}', "x", "1", '{"step": ' + "[" * 100_000],
    ids=["cut", "list", "no step", "text", "number", "deep"],
)
def test_partly_printed_lines_are_an_error(
    turnabout: Turnabout, written: Write, flow: Path, line: str
) -> None:
    good = '{"place": "", "step": "begins", "of": "house", "value": "a"}\n'
    assert (
        "some of its lines don’t match"
        in turnabout("play", flow, "--answers", written(good + line + "\n")).sentence
    )


def test_unreadable_file_is_an_error(turnabout: Turnabout, tmp_path: Path, flow: Path) -> None:
    (tmp_path / "latin").write_bytes("hurt: é".encode("latin-1"))
    for file in (tmp_path / "none", tmp_path, tmp_path / "latin"):
        assert f"Couldn’t read {file} as a text file" in turnabout("play", flow, "--answers", file).sentence


def test_missing_or_foreign_line_stops_the_play(turnabout: Turnabout, written: Write, flow: Path) -> None:
    lines = turnabout("play", flow, "--random", "--seed", 4, "--json").lines[:-1]
    for number in range(2, len(lines)):
        done = turnabout("play", flow, "--answers", written(lines[:number]), "--json")
        here = lines[number]
        assert done.lines == lines[:number]
        assert f"current step is `{here['step']}` (of {here['of']})" in done.sentence
        assert "There are no more lines." in done.sentence
    elsewhere = turnabout("play", flow, "--answers", written([*lines[:4], *lines[5:]])).sentence
    assert f"current step is `{lines[4]['step']}` (of {lines[4]['of']}) at share.1" in elsewhere
    assert f"next line is for `{lines[5]['step']}` (of {lines[5]['of']})" in elsewhere


def test_first_unused_line_is_named(turnabout: Turnabout, written: Write, flow: Path) -> None:
    lines = turnabout("play", flow, "--random", "--seed", 4, "--json").lines[:-1]
    extra = {"place": "share.3", "step": "hurt", "kind": "ask", "of": "first", "value": "x"}
    for left in ([extra], [lines[2], extra], [lines[-1]]):
        done = turnabout("play", flow, "--answers", written([*lines, *left]), "--json")
        named = (
            f"before this answer was used: `{left[0]['step']}` (of {left[0]['of']}) at {left[0]['place']}."
        )
        assert named in done.sentence
        assert done.lines == lines


def test_control_sequences_in_a_file_are_not_printed(
    turnabout: Turnabout, written: Write, flow: Path
) -> None:
    line = {"place": "", "step": "\x1b]0;gone\x07", "of": "house", "value": "a"}
    said = turnabout("play", flow, "--answers", written([line])).sentence
    assert "gone" in said
    assert said.isprintable()


@pytest.mark.parametrize("keep", ["words", "agreed"])
@pytest.mark.parametrize("asked", [True, False])
def test_keep_option_replaces_the_written_answer(
    turnabout: Turnabout, written: Write, keep: str, asked: bool
) -> None:
    lines = turnabout("play", "i-statements", "--random", "--seed", 1, "--json").lines[:-1]
    given = [line for line in lines if asked or line["step"] != "frame_to_keep"]
    again = turnabout("play", "i-statements", "--answers", written(given), "--json", "--keep", keep).lines[
        :-1
    ]
    assert again == [line | {"value": keep} if line["step"] == "frame_to_keep" else line for line in lines]


def test_words_are_saved_by_default(turnabout: Turnabout, written: Write) -> None:
    for arguments in (
        ["--random", "--seed", "1"],
        ["--answers", str(written("good_now: yes\n"))],
    ):
        lines = turnabout("play", "i-statements", *arguments, "--json").lines
        assert [line["value"] for line in lines if line.get("step") == "frame_to_keep"] == ["words"]


def test_line_separators_inside_text_do_not_split_it(
    turnabout: Turnabout, written: Write, flow: Path
) -> None:
    lines = turnabout("play", flow, "--random", "--seed", 4, "--json").lines[:-1]
    lines[2]["value"] = "one\u2028two\x0bthree\x85four"
    text = "\ufeff" + "".join(json.dumps(line, ensure_ascii=False) + "\r\n" for line in lines)
    done = turnabout("play", flow, "--answers", written(text), "--json")
    assert done.status == 0, done.err
    assert done.lines[2]["value"] == "one\ntwothree\nfour"
