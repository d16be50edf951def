"""Going back: nothing that was confirmed is lost, and only what reads the same is taken without asking."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts import clean
from scripts import (
    Answer,
    Ask,
    DoesNotFit,
    End,
    Held,
    NeedsFact,
    Progress,
    Script,
    Source,
    Walking,
    give,
    revise,
    walk,
)
from scripts.answer import Json, Key
from scripts.load import load
from scripts.progress import ALWAYS_ASKED, last_asked
from tests.scripts.answering import Couple
from tests.scripts.authoring import SLOW, sources
from tests.scripts.making import By, made, says, texts, written

SEEDS = st.integers(0, 2**16)
LONGEST = 60


def played_with_give(script: Script, couple: Couple, at_most: int = LONGEST) -> Progress:
    """Answer by answer, as on the screen; stops short of the end."""
    progress = Progress()
    while (
        isinstance(stand := walk(script, progress.answers), Ask | NeedsFact)
        and len(progress.answers) < at_most
    ):
        after = give(script, progress, couple(stand), "t")
        if isinstance(walk(script, after.answers), End):
            break
        progress = after
    return progress


def prompts_on_the_way(script: Script, answers: tuple[Answer, ...]) -> dict[Key, list[str]]:
    """What each answer was an answer to, as it was read."""
    walking, read = Walking(script), {}
    for answer in answers:
        stand = walking.stand
        if isinstance(stand, Ask):
            read[answer.key] = [*texts(says(script, stand)), *(text for _, text in stand.items)]
        walking.take(answer)
    return read


@SLOW
@given(sources(), SEEDS)
def test_the_same_value_again_brings_back_the_same_answers(source: Source, seed: int) -> None:
    script = load(source)
    progress = played_with_give(script, Couple(seed))
    for n in sorted(Random(seed).sample(range(len(progress.answers)), min(4, len(progress.answers)))):
        answer = progress.answers[n]
        if n == 0 or answer.kind == "reveal" or answer.value is None:
            continue
        after = revise(script, progress, n, answer.value, "t")
        asked_again = (
            i
            for i, a in enumerate(progress.answers)
            if i > n and (a.kind in ALWAYS_ASKED or (a.private and a.value is None))
        )
        end = next(asked_again, len(progress.answers))
        assert after.answers == progress.answers[:end]
        assert sorted(repr(held.answer) for held in after.held) == sorted(map(repr, progress.answers[end:]))


@SLOW
@given(sources(), SEEDS)
def test_nothing_confirmed_is_lost_and_what_follows_silently_reads_as_it_did(
    source: Source, seed: int
) -> None:
    script = load(source)
    couple, chance = Couple(seed), Random(seed)
    progress = Progress()
    read: dict[Key, list[str]] = {}
    for _ in range(LONGEST):
        stand = walk(script, progress.answers)
        if not isinstance(stand, Ask | NeedsFact):
            break
        back = len(progress.answers) > 1 and chance.random() < 0.2
        n = chance.randrange(1, len(progress.answers)) if back else len(progress.answers)
        where = Walking(script).through(progress.answers[:n])
        assert isinstance(where, Ask | NeedsFact)
        value = couple(where)
        after = revise(script, progress, n, value, "t") if back else give(script, progress, value, "t")
        if not isinstance(walk(script, after.answers), End):
            lost = unkept(progress, after, n)
            assert not lost or withheld(after.answers[n].value), lost
            assert all(answer.private for answer in lost)
        now = prompts_on_the_way(script, after.answers)
        for answer in after.answers[n + 1 :]:
            assert now.get(answer.key) == read.get(answer.key)
            assert answer.kind not in ALWAYS_ASKED
        read |= now
        progress = after


def unkept(before: Progress, after: Progress, n: int) -> list[Answer]:
    """What had been confirmed and is neither an answer now, nor held with its words; the one just given is new."""
    given = after.answers[n].key
    kept = {answer.key: answer.value for answer in (*after.answers, *(held.answer for held in after.held))}
    known = (*(held.answer for held in before.held), *before.answers)
    latest = {answer.key: answer for answer in known if answer.key != given}
    decided = after.answers[n].value if after.answers[n].kind == "reveal" else None
    edits = decided if isinstance(decided, dict) else {}
    return [
        answer
        for key, answer in latest.items()
        if kept.get(key) != answer.value
        and not (isinstance(edits.get(answer.step), dict) and answer.of == after.answers[n].of)
    ]


def withheld(value: Json) -> bool:
    return isinstance(value, dict) and "keep" in value.values()


SCRIPT = """
- ask: name_it
  answer: text
- part: deeper
  steps:
    - ask: feel
      answer: text
    - ask: plain
      answer: text
- agree: small_try
- say: bye
"""


def confirmed(script: Script, values: dict[str, Json], count: int) -> Progress:
    progress, respond = Progress(), written(values)
    for _ in range(count):
        stand = walk(script, progress.answers)
        assert isinstance(stand, Ask | NeedsFact)
        progress = give(script, progress, respond(stand), "t")
    return progress


def test_an_answer_whose_words_read_another_now_is_asked_again_with_the_old_words_in_the_box() -> None:
    script = made(SCRIPT, "## feel\nAbout {{ name_it }}")
    progress = confirmed(script, {"name_it": "Tuesday", "feel": "sad", "plain": "so"}, 4)
    after = revise(script, progress, 1, "Wednesday", "t")
    assert [a.step for a in after.answers] == ["begins", "name_it"]
    assert after.before(("", "feel", "both")) == "sad"
    assert after.before(("", "name_it", "both")) is None
    again = give(script, after, "sad", "t")
    assert [a.step for a in again.answers] == ["begins", "name_it", "feel", "plain"]
    assert again.held == ()


def test_the_words_of_the_block_above_count_as_read() -> None:
    script = made(SCRIPT, "## deeper\nAbout {{ name_it }}")
    progress = confirmed(script, {}, 4)
    assert len(revise(script, progress, 1, "Wednesday", "t").answers) == 2


def test_what_is_decided_together_is_always_asked_again() -> None:
    script = made(SCRIPT)
    progress = confirmed(script, {"small_try": {"act": "call", "who": "both"}}, 5)
    after = revise(script, progress, 1, "Wednesday", "t")
    assert [a.step for a in after.answers] == ["begins", "name_it", "feel", "plain"]
    assert after.before(("", "small_try", "both")) == {"act": "call", "who": "both"}


def test_at_the_end_nothing_is_held() -> None:
    script = made(SCRIPT)
    progress = confirmed(script, {}, 6)
    after = revise(script, progress, 1, "Wednesday", "t")
    assert [held.answer.step for held in after.held] == ["small_try", "bye"]
    assert give(script, after, None, "t").held == ()


def test_what_is_held_survives_being_stored() -> None:
    script = made(SCRIPT, "## feel\nAbout {{ name_it }}")
    after = revise(script, confirmed(script, {}, 4), 1, "Wednesday", "t")
    assert [Held.from_record(held.record()) for held in after.held] == list(after.held)


def test_back_goes_to_what_the_couple_gave_and_never_to_a_fact() -> None:
    script = made(SCRIPT)
    assert last_asked(confirmed(script, {}, 1)) is None
    assert last_asked(confirmed(script, {}, 3)) == 2


@pytest.mark.parametrize("n", [0, 9])
def test_what_cannot_be_answered_anew_changes_nothing(n: int) -> None:
    script = made(SCRIPT)
    with pytest.raises(DoesNotFit):
        revise(script, confirmed(script, {}, 3), n, "b", "t")
    with pytest.raises(DoesNotFit):
        give(script, confirmed(script, {}, 6), True, "t")
    with pytest.raises(DoesNotFit, match="It wants a text"):
        give(script, confirmed(script, {}, 1), " ", "t")


def test_what_is_typed_is_kept_without_control_characters() -> None:
    script = made(SCRIPT)
    hostile = "\x1b[31mred \u202e\ud800 {{ name }}"
    progress = confirmed(script, {"name_it": hostile, "small_try": {"act": hostile, "who": "both"}}, 5)
    assert progress.answers[1].value == clean(hostile)
    assert progress.answers[4].value == {"act": clean(hostile), "who": "both"}


def test_a_partners_held_private_answers_go_when_they_withhold() -> None:
    script = made(
        """
        - ask: mood
          answer: text
        - ask: hurt
          of: each
          answer: text
          private: yes
        - reveal: show_it
          show: [hurt]
        - ask: later
          of: each
          answer: text
          private: yes
        - say: bye
        """,
        "## hurt\n{{ mood }}\n## later\n{{ mood }}",
    )
    progress = confirmed(script, {"later": By({"first": "A later", "second": "B later"})}, 9)
    after = revise(script, progress, 1, "other", "t")
    assert len(after.held) == 7
    for value in ("A", "B", {"hurt": "keep"}):
        after = give(script, after, value, "t")
    assert [(h.answer.step, h.answer.of) for h in after.held] == [
        ("show_it", "second"),
        ("show_it", "both"),
        ("later", "second"),
    ]
