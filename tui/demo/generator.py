"""A plausible couple's months for looking around: Ana and Ben, played through the same walk and store as anybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from random import Random

from scripts import AwaitingAnswer, AwaitingFact, Finished, Replay, Script, submit_answer
from scripts.loading.library import open_script
from scripts.loading.yaml_reader import parse_yaml
from store import Agreement, Store
from store.rules.rituals import after_session, new_ritual, weekly_on
from store.rules.turns import next_turn, swap_item
from tui.clock import stamp
from tui.demo.answers import ANA, BEN, DemoAnswers
from tui.session.conversation_session import ConversationSession
from tui.text.look_back import unmet_look_back

STORIES = Path(__file__).parent / "stories.yaml"
OWN_SCRIPT = "what-we-keep"
"""The id of the script that Ana and Ben made for themselves; its title says so, as no list of scripts has it."""
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
DAYS_BETWEEN = 7
SECONDS_EACH = 40
STOP_AFTER = 6
EVENING = time(20, 15)
MAX_SHIFT_MINUTES = 25
ONE_WEEK, NO_GAP = timedelta(days=7), timedelta()
EVENING_LASTS = timedelta(hours=3)


def fill_store(
    store: Store, today: datetime, conversations: int = DEFAULT_COUNT, seed: int = 1
) -> Iterator[int]:
    """Fill an empty store with conversations, each in the evening; yields their number.

    Every other one is a check-in, a week after the one before, and it becomes their ritual. After a look-back at which
    something did not work out, they talk about what got in the way. The week before the last evening went by without
    them, and the last conversation, of the last evening that is over, is unfinished.
    """
    store.set_people(ANA, BEN)
    rng = Random(seed)  # noqa: S311 - a demonstration keeps no secret
    told = parse_yaml(STORIES.read_text(encoding="utf-8"), STORIES.name).data
    ways_on = [(outcome, next_) for outcome, next_ in told["general"]["ways_on"]]
    last_evening = _last_evening(today)
    carried: Agreement | None = None
    programme = cycle(SCHEDULE)
    for number in range(conversations):
        left = conversations - 1 - number
        varied = timedelta(minutes=rng.randint(-MAX_SHIFT_MINUTES, MAX_SHIFT_MINUTES))
        moment = (
            last_evening - timedelta(days=DAYS_BETWEEN * left // 2) + varied - (ONE_WEEK if left else NO_GAP)
        )
        of_a_setback = carried and left and not left % 2
        name = CHECK_IN if left % 2 else SETBACK if of_a_setback else next(programme)
        about = carried if name == SETBACK else None
        session = ConversationSession(_load_script(name), store, clock=lambda at=moment: at, carried=about)  # type: ignore[misc]
        story = told["stories"][number % len(told["stories"])]
        standing = {
            *(agreement.act for agreement in (*store.agreements(), *store.closed_agreements())),
            *(entry.text for entry in store.notebook()),
        }
        telling = DemoAnswers(session, story, told["general"], standing, ways_on, moment, rng)
        _play_conversation(session, telling, moment, STOP_AFTER if left == 0 else None)
        if name == CHECK_IN and not store.ritual(CHECK_IN):
            _add_ritual(store, moment)
        carried = None if name == SETBACK else _unmet_agreement(session, store)
        yield number + 1
    _changes_between(store, last_evening, told["reworded"])


def _add_ritual(store: Store, moment: datetime) -> None:
    """As they say yes to it after they held it for the first time."""
    ritual = new_ritual(CHECK_IN, _load_script(CHECK_IN).title, weekly_on(moment.date()), stamp(moment))
    store.save_ritual(after_session(ritual, stamp(moment)))


def _changes_between(store: Store, last_evening: datetime, reworded: Mapping[str, str]) -> None:
    """What they changed without a conversation: a turn skipped and one swapped, and a line of the notebook."""
    for kind, moment in (("skip", last_evening - ONE_WEEK), ("swap", last_evening)):
        for agreement in store.agreements():
            turn = next_turn(agreement, moment.date() + timedelta(days=1))
            if turn and agreement.turn:
                what = swap_item(turn) if kind == "swap" else {"skip": turn.day.isoformat()}
                store.change_agreement(agreement.id, stamp(moment), what)
    for entry in store.notebook():
        if entry.text in reworded:
            store.edit_entry(entry.id, reworded[entry.text])


def _unmet_agreement(session: ConversationSession, store: Store) -> Agreement | None:
    """The agreement that did not work out yet, where an evening told of one that still stands."""
    value = unmet_look_back(session.progress.answers)
    if value is None or value.outcome != "not_yet":
        return None
    return next((one for one in store.agreements() if one.id == value.agreement), None)


def _last_evening(now: datetime) -> datetime:
    """The latest evening of which nothing lies in the future."""
    session = datetime.combine(now.date(), EVENING, now.tzinfo)
    return session if session + EVENING_LASTS <= now else session - timedelta(days=1)


def _play_conversation(
    session: ConversationSession, telling: DemoAnswers, moment: datetime, stop_after: int | None
) -> None:
    """Walk an evening, to its end or only so far, and save it once."""
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
        assert isinstance(state, AwaitingAnswer | AwaitingFact)  # noqa: S101 - what was asked for was given
        at = moment + timedelta(seconds=SECONDS_EACH * steps)
        # What is due today is left for whoever looks around.
        value = None if stop_after is not None and state.kind == "look_back" else telling(state)
        progress = submit_answer(session.script, progress, value, stamp(at), replay=replay)
    session.commit(progress)
    if isinstance(session.state, Finished):
        session.finish()


@lru_cache(maxsize=8)
def _load_script(script_id: str) -> Script:
    return open_script(script_id)
