"""Invalid answers for `turnabout play`, rejected before anything is saved."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.conftest import Turnabout
from tests.tui.helpers.script_pack import FLOW, WORDS, write_pack

Write = Callable[..., Path]

BEGINS = '{"place": "", "step": "begins", "of": "house", "value": "a"}\n'
DUE = '{"place": "", "step": "due_now", "of": "house", "value": %s}\n'


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_non_finite_number_is_rejected(turnabout: Turnabout, written: Write, flow: Path, number: str) -> None:
    answers = written(BEGINS + DUE % f'[{{"id": "x", "n": {number}}}]')
    said = turnabout("play", flow, "--answers", answers, "--save").sentence
    assert "some of its lines don’t match" in said


@pytest.mark.parametrize("brackets", [("[", "]"), ('{"a": ', "}")])
@pytest.mark.parametrize("depth", [41, 700, 100_000])
def test_deeply_nested_value_is_rejected(
    turnabout: Turnabout, written: Write, flow: Path, depth: int, brackets: tuple[str, str]
) -> None:
    value = brackets[0] * depth + "1" + brackets[1] * depth
    said = turnabout("play", flow, "--answers", written(BEGINS + DUE % value), "--save").sentence
    assert "some of its lines don’t match" in said
    assert "\n" not in said


@pytest.mark.parametrize(
    "due",
    [
        '[{"id": "x", "n": 1}]',
        '[{"id": 1}]',
        '[{"act": "x"}]',
        '[{"id": null}]',
        '[{"id": "x", "act": ["x"]}]',
        '[{"id": "x", "who": " "}]',
        '[{"id": "x", "look_back": "soon"}]',
        '[{"id": "x", "look_back": 1.5}]',
        '["x"]',
        '{"id": "x"}',
    ],
)
def test_due_agreement_needs_a_complete_look_back(
    turnabout: Turnabout, written: Write, flow: Path, due: str
) -> None:
    said = turnabout("play", flow, "--answers", written(BEGINS + DUE % due), "--save").sentence
    assert "Expected a list of agreements" in said


def test_optional_agreement_fields_may_be_missing(turnabout: Turnabout, written: Write, flow: Path) -> None:
    for due in ('[{"id": "x"}]', '[{"id": "x", "who": "a", "act": "y", "cue": null, "look_back": null}]'):
        said = turnabout("play", flow, "--answers", written(BEGINS + DUE % due)).sentence
        assert "There are no more lines." in said


@pytest.mark.parametrize(("times", "seen"), [("0", "first"), ("1", "again"), ("12", "again")])
def test_short_list_can_set_times_done(
    turnabout: Turnabout, written: Write, tmp_path: Path, times: str, seen: str
) -> None:
    flow = FLOW.replace(
        "  - look_back: due_now\n    at_most: 2\n",
        "  - say: again\n    when: times_done > 0\n  - say: first\n    when: times_done == 0\n",
    )
    pack = write_pack(
        tmp_path / "times",
        flow=flow.replace("say: first", "say: at_first"),
        words=f"{WORDS}\n## again\nAgain.\n\n## at_first\nOnce.\n",
    )
    answers = written(f"times_done: {times}\ntired: 1\nhurt: x\nunsaid: x\n")
    done = turnabout("play", pack, "--answers", answers, "--json")
    assert done.status == 0, done.err
    assert ("at_first" if seen == "first" else "again") in [line.get("step") for line in done.lines]


@pytest.mark.parametrize("times", ["often", "-1", "1.5", "99999999999"])
def test_invalid_times_done_is_an_error(
    turnabout: Turnabout, written: Write, tmp_path: Path, times: str
) -> None:
    flow = write_pack(
        tmp_path / "times",
        flow=FLOW.replace("  - say: between\n", "  - say: between\n    when: times_done > 0\n"),
    )
    said = turnabout("play", flow, "--answers", written(f"times_done: {times}\n")).sentence
    assert "Expected a number, 0 or more." in said
