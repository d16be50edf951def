"""Generator of a demo couple's conversations in a store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from random import Random

from scripts import AwaitingAnswer, AwaitingFact, Finished, Replay, Script, submit_answer
from scripts.loading.open_script import open_script
from scripts.loading.yaml_reader import parse_yaml
from store import Agreement, Store
from store.rules.agreement_turns import next_turn, swap_item
from store.rules.rituals import after_session, new_ritual, weekly_on
from tui.clock import stamp
from tui.demo.answers import ANA, BEN, DemoAnswers
from tui.session.conversation_session import ConversationSession
from tui.text.look_back import unmet_look_back

STORIES = Path(__file__).parent / "stories.yaml"
OWN_SCRIPT = "what-we-keep"
"""Id of the script that Ana and Ben wrote; no list of scripts has it."""
SCHEDULE = (
    "reflective-listening",
    "repair",
    "i-statements",
    "milestones",
    "role-reversal",
    str(Path(__file__).parent / f"{OWN_SCRIPT}.yaml"),
)
CHECK_IN, SETBACK = "weekly-check-in", "setback"
DEFAULT_COUNT = 40
DEFAULT_SEED = 3
"""One with which every status of an agreement comes up."""
DAYS_BETWEEN = 7
SECONDS_EACH = 40
STOP_AFTER = 6
EVENING = time(20, 15)
MAX_SHIFT_MINUTES = 25
ONE_WEEK, NO_GAP = timedelta(days=7), timedelta()
EVENING_LASTS = timedelta(hours=3)


def fill_store(
    store: Store, today: datetime, conversations: int = DEFAULT_COUNT, seed: int = DEFAULT_SEED
) -> Iterator[int]:
    """Fill an empty store, and yield each conversation's number.

    Every other conversation is a weekly check-in, which becomes their ritual. If a look-back finds that something
    didn't work out, they talk about what got in the way. They missed the week before the last evening, and the last
    conversation is unfinished.
    """
    store.set_people(ANA, BEN)
    demo = parse_yaml(STORIES.read_text(encoding="utf-8"), STORIES.name).data
    next_actions = [(outcome, next_) for outcome, next_ in demo["general"]["ways_on"]]
    last_evening = _last_evening(today)
    carried: Agreement | None = None
    schedule = cycle(SCHEDULE)
    for number in range(conversations):
        # Each has its own, so that a changed script doesn't change the conversations after it.
        rng = Random(f"{seed}:{number}")  # noqa: S311 - not used for security
        remaining = conversations - 1 - number
        varied = timedelta(minutes=rng.randint(-MAX_SHIFT_MINUTES, MAX_SHIFT_MINUTES))
        moment = (
            last_evening
            - timedelta(days=DAYS_BETWEEN * remaining // 2)
            + varied
            - (ONE_WEEK if remaining else NO_GAP)
        )
        had_setback = carried and remaining and not remaining % 2
        name = CHECK_IN if remaining % 2 else SETBACK if had_setback else next(schedule)
        about = carried if name == SETBACK else None
        session = ConversationSession(_load_script(name), store, clock=lambda at=moment: at, carried=about)  # type: ignore[misc]
        story = demo["stories"][number % len(demo["stories"])]
        known_texts = {
            *(agreement.act for agreement in (*store.agreements(), *store.closed_agreements())),
            *(entry.text for entry in store.notebook()),
        }
        answers = DemoAnswers(session, story, demo["general"], known_texts, next_actions, moment, rng)
        _play_conversation(session, answers, moment, STOP_AFTER if remaining == 0 else None)
        if name == CHECK_IN and not store.ritual(CHECK_IN):
            _add_ritual(store, moment)
        carried = None if name == SETBACK else _unmet_agreement(session, store)
        yield number + 1
    _changes_between(store, last_evening, demo["reworded"])


def _add_ritual(store: Store, moment: datetime) -> None:
    """Make the check-in a ritual, as after its first session."""
    ritual = new_ritual(CHECK_IN, _load_script(CHECK_IN).title, weekly_on(moment.date()), stamp(moment))
    store.save_ritual(after_session(ritual, stamp(moment)))


def _changes_between(store: Store, last_evening: datetime, reworded: Mapping[str, str]) -> None:
    """Skip a turn, swap one, and edit a notebook entry."""
    for kind, moment in (("skip", last_evening - ONE_WEEK), ("swap", last_evening)):
        for agreement in store.agreements():
            turn = next_turn(agreement, moment.date() + timedelta(days=1))
            if turn and agreement.turn:
                change = swap_item(turn) if kind == "swap" else {"skip": turn.day.isoformat()}
                store.change_agreement(agreement.id, stamp(moment), change)
    for entry in store.notebook():
        if entry.text in reworded:
            store.edit_entry(entry.id, reworded[entry.text])


def _unmet_agreement(session: ConversationSession, store: Store) -> Agreement | None:
    """Return the open agreement that didn't work out, if any."""
    value = unmet_look_back(session.progress.answers)
    if value is None or value.outcome != "not_yet":
        return None
    return next((each for each in store.agreements() if each.id == value.agreement), None)


def _last_evening(now: datetime) -> datetime:
    """Return the latest evening that is already over."""
    evening = datetime.combine(now.date(), EVENING, now.tzinfo)
    return evening if evening + EVENING_LASTS <= now else evening - timedelta(days=1)


def _play_conversation(
    session: ConversationSession, answers: DemoAnswers, moment: datetime, stop_after: int | None
) -> None:
    """Play to the end, or `stop_after` steps, and save once."""
    progress, replay = session.progress, Replay(session.script)
    while not isinstance(state := replay.advance_to(progress.answers), Finished):
        steps = len(progress.answers)
        if (
            stop_after is not None
            and steps > stop_after
            and isinstance(state, AwaitingAnswer)
            and not state.private
        ):
            break
        assert isinstance(state, AwaitingAnswer | AwaitingFact)  # noqa: S101 - the demo answers always fit
        at = moment + timedelta(seconds=SECONDS_EACH * steps)
        # Leave what is due today, so that there is something to do.
        value = None if stop_after is not None and state.kind == "look_back" else answers(state)
        progress = submit_answer(session.script, progress, value, stamp(at), replay=replay)
    session.commit(progress)
    if isinstance(session.state, Finished):
        session.finish()


@lru_cache(maxsize=8)
def _load_script(script_id: str) -> Script:
    return open_script(script_id)
