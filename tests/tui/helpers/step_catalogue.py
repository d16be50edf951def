"""A script with every step and answer, and its sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from scripts import AwaitingAnswer, AwaitingFact, Finished, Json, Script, Source, replay, submit_answer
from scripts.loading.loader import load_script
from store import Store
from tests.tui.helpers.app import NOW
from tui.clock import stamp
from tui.session.conversation_session import ConversationSession

FLOW = """\
format: 1
id: every-step
version: 1.0.0
minutes: 10 to 20
group: grow
depth: tender
frame: no
steps:
  - say: welcome
  - breathe: settle
    for: 30 seconds
  - talk: story
    of: first
    for: 2 minutes
    note: optional
  - talk: chair
    of: second
    as: first
    for: 1 minute
  - time_out: rest_now
  - draw: card
    of: first
  - turns: share
    steps:
      - ask: hurt
        of: speaker
        answer: text
        private: yes
      - ask: feel
        of: speaker
        answer: feelings
        private: yes
      - reveal: show
        show: [hurt, feel]
  - ask: picture
    of: each
    answer: text
  - compare: both_pictures
    show: [picture]
  - ask: heard
    of: first
    answer: choice
    choices: [yes, almost, not_yet]
  - ask: wishes
    of: second
    answer: choice
    choices: [quiet, a_walk, sleep, music]
    pick: 1 to 2
    optional: yes
  - ask: ready
    of: both
    answer: yes_no
  - ask: strength
    of: first
    answer: scale
    from: 0 to 10
  - ask: missing
    of: second
    answer: needs
  - ask: tasks
    of: both
    answer: list
    pick: 1 to 6
  - ask: weights
    of: first
    answer: ratings
    rows: tasks
    scales: {time: 0 to 5, fair: 1 to 5}
  - ask: which
    of: both
    answer: choice
    choices_from: tasks
  - ask: starts
    of: both
    answer: who
  - ask: again
    of: both
    answer: date
  - agree: action
    of: either
  - keep: moment
    of: both
    in: milestones
    answer: text
  - keep: routines
    of: both
    in: rituals
    answer: list
  - ask: word
    of: each
    answer: text
    optional: yes
    outcome: yes
  - look_back: due_now
    at_most: 1
  - say: goodbye
"""

WORDS = """\
# A little of everything
One evening with every kind of step in it.

## welcome
{{ first }} and {{ second }}, sit so that both of you can see the screen. *Most of this is spoken.*

## settle
Let your shoulders sink, both of you.

## story
{{ first }}, tell of a moment this week that mattered to you. {{ second }} only listens.

## chair
{{ second }}, sit where {{ first }} sat. Tell the same moment, speaking as {{ first }}.

## card
{{ first }}, read this card aloud and answer it.
- walk: What would you show somebody who walks through your childhood street with you?
- song: Which song belongs to you both?

## hurt
{{ speaker }}, what still stings from it? Two sentences are enough.
> When I came home and

## feel
What did it leave behind in you?

## show
Read slowly what is here.

## picture
{{ speaker }}, how would a good week look? One sentence.

## heard
{{ first }}, did {{ second }} get it right?
- yes: Yes, that is it
- almost: Almost
- not_yet: Not yet

## wishes
{{ second }}, what would do you good now?
- quiet: A quiet hour
- a_walk: A walk, however short
- sleep: Sleep
- music: Music

## ready
Are both of you ready to go on?

## strength
{{ first }}, how strong is it at this moment?
- 0: gone
- 10: as strong as it can be

## missing
{{ second }}, what would you like more of?

## tasks
Which tasks of this week do you want to look at?

## weights
{{ first }}, how much of you does each of these take, and how fair does it feel?

## which
Which of them shall be looked at first?

## starts
Who starts with it?

## again
When do you want to look at it again?

## action
What is one small thing that would help?
> If I come home after seven, I will text by six.

## moment
What was good about this evening?

## routines
Is there something that you want to do every week?

## word
{{ speaker }}, one word on how you leave?

## goodbye
{% if first.hurt is defined %}You heard of this: {{ first.hurt | quote }}.

{% endif %}That was all. Thank each other.
"""


@dataclass(frozen=True)
class Words:
    """The partners' names, and the text of every written answer."""

    ana: str = "Ana"
    ben: str = "Ben"
    text: str = "I stood in the kitchen and did not know what to say."


@cache
def every_step() -> Script:
    """Return the script."""
    return load_script(Source(FLOW, WORDS))


def session_at(
    store: Store, words: Words, step: str = "", of: str = "", stage: str = "", *, moment: datetime = NOW
) -> ConversationSession:
    """Return a session at a step, or a finished one."""
    session = ConversationSession(every_step(), store, clock=lambda: moment)
    progress = session.progress
    while not isinstance(state := replay(session.script, progress.answers), Finished):
        assert isinstance(state, AwaitingAnswer | AwaitingFact)
        if (
            isinstance(state, AwaitingAnswer)
            and state.step.id == step
            and of in ("", state.of)
            and stage == state.stage
        ):
            break
        value = fact(session, state) if isinstance(state, AwaitingFact) else answer_to(state, words, moment)
        progress = submit_answer(session.script, progress, value, stamp(moment))
    session.commit(progress)
    assert step == "" or isinstance(session.state, AwaitingAnswer)
    return session


def fact(session: ConversationSession, need: AwaitingFact) -> Json:
    """Return a fact, for cards always the first."""
    return need.options[0] if need.fact == "card" else session.resolve_fact(need)


def answer_to(ask: AwaitingAnswer, words: Words, moment: datetime) -> Json:
    """Return the answer to a step."""
    soon = (moment + timedelta(days=7)).date().isoformat()
    text = words.text
    tasks = [{"id": "t1", "text": text}, {"id": "t2", "text": "The garden"}]
    agreement = {"act": text, "cue": text, "who": "first", "look_back": soon, "obstacle": text}
    answers: dict[str, Json] = {
        "story": text,
        "show": {given.name: "show" for given in ask.to_reveal},
        "hurt": text,
        "feel": ["worn out", text],
        "picture": text,
        "heard": "yes",
        "wishes": ["quiet", "sleep"],
        "ready": "yes",
        "strength": 7,
        "missing": ["rest", text],
        "tasks": tasks,
        "weights": {item: {"time": 3, "fair": 2} for item, _ in ask.items},
        "which": "t1",
        "starts": "first",
        "again": soon,
        "action": agreement,
        "moment": {"part": "milestones", "text": text},
        "routines": {"part": "rituals", "items": tasks},
        "word": text,
        "due_now": ask.agreement and {"agreement": ask.agreement["id"], "outcome": "partly", "did": text},
    }
    return True if ask.stage == "shown" else answers.get(ask.step.id, True)
