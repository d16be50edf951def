"""Ids of the opening and closing, and the names they leave to authors."""

from __future__ import annotations

import pytest

from scripts import Progress, Script
from scripts.loading.loader import ScriptError, load_script, load_stored
from scripts.loading.open_script import load_frame
from scripts.model import iter_nodes
from scripts.opening_closing_steps import FRAME_PREFIX, find_place, find_step_id, frame_name, short_name
from scripts.progress import is_untouched, redact_for_storage
from tests.scripts.helpers.old_frame import old_frame
from tests.scripts.helpers.small_scripts import HEAD, play, respond_with, source_of

FRAMED = HEAD.replace("frame: no\n", "")
OWN = source_of("- say: hello\n- ask: topic\n  answer: text", "## hello\nHi\n\n## topic\nWhat?", FRAMED)
NAMES = {"good_now", "not_tonight", "another_time", "due_now", "appreciation", "to_keep"}
OLD_NAMES = {"leaving_word", "goodbye"}
"""Steps of the closing that only saved conversations have."""


def framed(*, old: bool) -> Script:
    return load_script(OWN, old_frame() if old else load_frame())


@pytest.mark.parametrize("old", [False, True])
def test_frame_steps_are_found_in_new_and_old_frames(old: bool) -> None:
    script = framed(old=old)
    names = {frame_name(script, node.id) for node in iter_nodes(script.steps)}
    assert names == NAMES | {""} | (OLD_NAMES if old else set())
    assert frame_name(script, "topic") == ""
    assert load_stored(script.sources).frame_ids == script.frame_ids


def test_every_id_of_the_frame_has_the_prefix() -> None:
    assert all(id_.startswith(FRAME_PREFIX) for id_ in framed(old=False).frame_ids)


@pytest.mark.parametrize("name", sorted(NAMES | OLD_NAMES))
def test_authors_may_use_bare_names(name: str) -> None:
    source = source_of(f"- ask: {name}\n  answer: text", f"## {name}\nWhat?", FRAMED)
    script = load_script(source, load_frame())
    assert frame_name(script, name) == ""
    assert find_step_id(script, name) == name
    assert short_name(script, f"{FRAME_PREFIX}{name}") == f"{FRAME_PREFIX}{name}"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("", ["appreciation", "appreciation", "to_keep"]),
        ("depth: heavy\n", ["appreciation", "appreciation", "to_keep"]),
        ("closing: short\n", ["to_keep"]),
        ("depth: light\n", ["to_keep"]),
        ("depth: light\nclosing: full\n", ["appreciation", "appreciation", "to_keep"]),
    ],
)
def test_light_scripts_close_in_one_question(lines: str, names: list[str]) -> None:
    source = source_of("- say: hello", "## hello\nHi", f"{FRAMED}{lines}")
    script = load_script(source, load_frame())
    asked = [
        frame_name(script, answer.step)
        for _, answer in play(script, respond_with({}))
        if answer.kind != "fact"
    ]
    assert asked[asked.index("") + 1 :] == names
    assert load_stored(script.sources).frame_ids == script.frame_ids


def test_prefix_is_reserved() -> None:
    steps = "- say: frame_of_mind\n- part: a\n  if_left: frame_goodbye\n  steps:\n    - say: hurt"
    words = "## frame_of_mind\nA\n\n## hurt\nB\n\n## frame_goodbye\nC\n"
    with pytest.raises(ScriptError) as caught:
        load_script(source_of(steps, words, FRAMED), load_frame())
    taken = "Names that start with `frame_` belong to the opening and the closing."
    assert [(p.line, p.message) for p in caught.value.diagnostics] == [
        (7, f"{taken} Choose another id for this `say`."),
        (9, f"{taken} Choose another name."),
    ]


def test_saved_conversation_may_use_the_prefix_itself() -> None:
    source = source_of("- say: frame_of_mind", "## frame_of_mind\nHi", FRAMED)
    script = load_script(source, old_frame())
    assert frame_name(script, "frame_of_mind") == ""
    assert frame_name(script, "goodbye") == "goodbye"


def test_bare_names_mean_steps_of_the_frame_unless_the_script_has_them() -> None:
    script = framed(old=False)
    assert find_step_id(script, "good_now") == "frame_good_now"
    assert find_step_id(script, "topic") == "topic"
    assert find_step_id(script, "nowhere") == "nowhere"
    assert find_place(script, "appreciation.1") == "frame_appreciation.1"
    assert find_place(script, "share.2/mirror.1") == "share.2/mirror.1"
    assert find_place(script, "") == ""
    assert short_name(script, "frame_good_now") == "good_now"


@pytest.mark.parametrize("old", [False, True])
def test_what_the_couple_keeps_is_asked_by_old_frames_too(old: bool) -> None:
    script = framed(old=old)
    given = {"good_now": "yes", "topic": "The dishes", "to_keep": "words"}
    replies = respond_with(
        {f"{prefix}{name}": value for name, value in given.items() for prefix in ("", FRAME_PREFIX)}
    )
    answers = tuple(answer for _, answer in play(script, replies))
    replayed = redact_for_storage(script, answers, "words")
    assert "The dishes" in [answer.value for answer in replayed]
    from scripts import Finished, replay

    end = replay(script, answers)
    assert isinstance(end, Finished)
    assert end.keep_choice == "words"


@pytest.mark.parametrize("old", [False, True])
def test_saying_that_now_is_good_is_not_an_answer_yet(old: bool) -> None:
    script = framed(old=old)
    answers = [
        answer
        for _, answer in play(
            script,
            respond_with(
                {
                    "good_now": "yes",
                    "frame_good_now": "yes",
                    "topic": "x",
                    "to_keep": "words",
                    "frame_to_keep": "words",
                }
            ),
        )
    ]
    ready = next(n for n, answer in enumerate(answers) if frame_name(script, answer.step) == "good_now")
    topic = next(n for n, answer in enumerate(answers) if answer.step == "topic")
    assert is_untouched(script, Progress(tuple(answers[: ready + 1])))
    assert not is_untouched(script, Progress(tuple(answers[: topic + 1])))


def test_own_question_about_a_good_time_is_an_answer() -> None:
    source = source_of("- ask: good_now\n  answer: text", "## good_now\nWhat?", FRAMED)
    script = load_script(source, load_frame())
    answers = [
        answer
        for _, answer in play(
            script, respond_with({"frame_good_now": "yes", "good_now": "x", "frame_to_keep": "words"})
        )
    ]
    own = next(n for n, answer in enumerate(answers) if answer.step == "good_now")
    assert not is_untouched(script, Progress(tuple(answers[: own + 1])))
