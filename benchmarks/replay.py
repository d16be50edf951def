"""Benchmark: CPU time of the 10th and the 200th answer.

An answer is everything between Enter and the next question: it is checked, the next step is found, and its words
are rendered. The time without saving may grow 1.3 times at most; otherwise the exit code is 1. What the file write
adds is printed separately: it writes the whole conversation each time, so it may grow.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from scripts import AwaitingAnswer, AwaitingFact, Json, Script, Source
from scripts.autoplay.random_answers import random_answer
from scripts.loading.loader import load_script
from store import Person, Store, open_store
from tui.reports.stages import stages_of
from tui.screens.conversation.question_builder import build_question, recent_answers_before
from tui.screens.conversation.step_place import find_place
from tui.session.conversation_session import ConversationSession
from tui.text.couple import Couple

EARLY, LATE = 10, 200
AROUND = 6
"""Answers measured on each side, enough for every step of a round."""
AT_MOST = 1.3
HEAD = "format: 1\nid: long\nversion: 1.0.0\nminutes: 60 to 90\ngroup: listen\nframe: no\nsteps:\n"
TITLE = "# Long\n\nA conversation with many answers.\n\n"
STEPS = """
- ask: hurt_N
  of: speaker
  answer: text
  private: yes
- reveal: show_N
  show: [hurt_N]
- ask: reply_N
  of: listener
  answer: text
- ask: heard_N
  of: speaker
  answer: choice
  choices: [yes, no]
- say: next_N
  when: "heard_N is defined"
"""
"""The steps of one block, with its number for N."""
WORDS = """
## hurt_N
{{ speaker }}, what still stings?

## reply_N
{{ listener }}, what did you hear?
> You said: {{ speaker.hurt_N }}

## heard_N
Did {{ listener }} get it right?
- yes: Yes
- no: No

## next_N
Take a breath.
"""
COUPLE = Couple.with_first(
    (
        Person("a", "Ana", "she", "her", "her", "amber", "●"),
        Person("b", "Ben", "he", "him", "his", "teal", "◆"),
    ),
    "a",
)


def indented(text: str, by: int) -> str:
    """Indent each line of a piece of flow."""
    return "".join(f"{' ' * by}{line}\n" for line in text.strip().splitlines())


def block(kind: str, number: int, *keys: str) -> str:
    """Return the flow of one block with the steps above."""
    head = "".join(f"  {key}\n" for key in (*keys, "steps:"))
    return f"- {kind}: block_{number}\n{head}{indented(numbered(STEPS, number), 4)}"


def numbered(text: str, number: int) -> str:
    """Fill in the number of a block."""
    return text.replace("_N", f"_{number}")


def rounds() -> Script:
    """Return a script of repeats with 20 rounds each.

    The rounds of every repeat stay readable after it.
    """
    flow = "".join(block("repeat", number, "at_most: 20") for number in range(4))
    return load_script(
        Source(f"{HEAD}{indented(flow, 2)}", TITLE + "".join(numbered(WORDS, number) for number in range(4)))
    )


def items() -> Script:
    """Return a script with the same steps for many items."""
    flow = "- ask: worries\n  of: both\n  answer: list\n  pick: 1 to 50\n" + block(
        "for_each", 0, "in: worries"
    )
    words = f"{TITLE}## worries\nWhat is on your mind?\n{numbered(WORDS, 0)}"
    return load_script(Source(f"{HEAD}{indented(flow, 2)}", words))


def steps() -> Script:
    """Return a script with a separate step for each answer."""
    flow, words = [], [TITLE]
    for number in range(120):
        name, before = f"hurt{number}", f"hurt{max(number - 1, 0)}"
        flow.append(f"- ask: {name}\n  of: speaker\n  answer: text\n")
        flow.append(
            f"- ask: right{number}\n  of: listener\n  answer: choice\n  choices: [yes, no]\n"
            f'  when: "{name} is defined"\n'
        )
        words.append(f"## {name}\nWhat still stings, apart from: {{{{ {before} }}}}?\n")
        words.append(f"## right{number}\nDid you say {{{{ {name} }}}}?\n- yes: Yes\n- no: No\n")
    return load_script(Source(f"{HEAD}{indented(''.join(flow), 2)}", "\n".join(words)))


def value_for(session: ConversationSession, state: AwaitingAnswer | AwaitingFact, rng: Random) -> Json:
    """Return an answer of two sentences that shows everything."""
    if isinstance(state, AwaitingFact):
        return session.resolve_fact(state)
    if state.step.id == "worries":
        return [{"id": f"i{number}", "text": f"Worry {number}"} for number in range(50)]
    if state.stage == "decide":
        return {given.name: "show" for given in state.to_reveal}
    if state.step.shape and state.step.shape.type == "text":
        return f"What I felt on day {rng.randrange(1000)} is not easy to say. I was alone with it."
    return random_answer(state, rng)


def next_question(session: ConversationSession) -> None:
    """Prepare everything that the screen shows of the next step."""
    state = session.state
    assert isinstance(state, AwaitingAnswer), state  # noqa: S101 - the scripts here are long enough
    asked = build_question(session, COUPLE, state, None, "")
    recent_answers_before(session, COUPLE, asked, None)
    find_place(session.script, stages_of(session.script, COUPLE), state)


def play(script: Script, store: Store | None, seed: int) -> Mapping[int, float]:
    """Play a conversation and return CPU seconds per answer.

    Only answers near the compared ones are timed.
    """
    session, rng = ConversationSession(script, store), Random(seed)
    session.resolve_facts()
    taken: dict[int, float] = {}
    while (number := len(session.progress.answers)) <= LATE + AROUND:
        state = session.state
        assert isinstance(state, AwaitingAnswer), state  # noqa: S101 - the scripts here are long enough
        value = value_for(session, state, rng)
        started = time.process_time()
        session.answer(value)
        session.resolve_facts()
        next_question(session)
        taken[number] = time.process_time() - started
    session.leave()
    return taken


def seconds_around(plays: Sequence[Mapping[int, float]], number: int) -> float:
    """Return the CPU seconds of an answer.

    It is the mean of those around it, each the fastest of all plays.
    """
    near = range(number - AROUND, number + AROUND)
    return statistics.mean(min(taken[n] for taken in plays) for n in near)


def measure(name: str, script: Script, store: Store | None, times: int) -> float:
    """Print early and late CPU times; return their ratio."""
    plays = [play(script, store, seed) for seed in range(times)]
    early, late = seconds_around(plays, EARLY), seconds_around(plays, LATE)
    print(
        f"  {name:22} answer {EARLY}: {early * 1000:6.2f} ms   answer {LATE}: {late * 1000:6.2f} ms   "
        f"x{late / early:.2f}"
    )
    return late / early


def main() -> int:
    """Measure and print; return 0 if within limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=7, help="conversations played for each line")
    given, _ = parser.parse_known_args()
    scripts = {"rounds of a repeat": rounds(), "items of a for_each": items(), "200 different steps": steps()}
    for script in scripts.values():
        play(script, None, 0)  # the first one loads and compiles
    print("CPU time of an answer, nothing saved:")
    ratios = [measure(name, script, None, given.times) for name, script in scripts.items()]
    print("\nThe same, each answer saved (the file holds all answers, so this may grow):")
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        store.set_people(*(Person(p, p, "they", "them", "their") for p in ("a", "b")))
        for name, script in scripts.items():
            measure(name, script, store, max(1, given.times // 3))
    fits = max(ratios) <= AT_MOST
    print(f"\nThe largest ratio with nothing saved is {max(ratios):.2f}; the limit is {AT_MOST}.")
    return 0 if fits else 1


if __name__ == "__main__":
    sys.exit(main())
