"""Random lives of several years: conversations that agree, look back, note, quote, and repeat."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import chain

from hypothesis import strategies as st

from store import Agreement, Json, Record, Ritual, Store
from store.errors import StoreError
from tests.store.helpers.records import (
    ANA,
    BEN,
    agreed,
    at,
    conversation_with,
    look_back,
    notebook_line,
    stored_answer,
)

FIRST_DAY = date(2020, 1, 31)
CET = timezone(timedelta(hours=1))
SCRIPTS = ("say-it-back", "repair")


@dataclass(frozen=True)
class Evening:
    """What happens so many days after the last evening.

    `looks` are agreements to look back at, by their number among the open ones, each with what's next. `changes` is
    what the couple changes outside a conversation, if anything.
    """

    after: int
    script: str
    agrees: int
    ends_itself: bool
    looks: tuple[tuple[int, str], ...]
    notes: bool
    quotes: bool
    finishes: bool
    repeats: bool
    changes: str


evenings = st.builds(
    Evening,
    after=st.sampled_from((1, 20, 200, 400, 800)),
    script=st.sampled_from(SCRIPTS),
    agrees=st.integers(0, 2),
    ends_itself=st.booleans(),
    looks=st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(("go_on", "let_go", "change"))), max_size=2
    ).map(tuple),
    notes=st.booleans(),
    quotes=st.booleans(),
    finishes=st.sampled_from((True, True, True, False)),
    repeats=st.sampled_from((False, False, True)),
    changes=st.sampled_from(("", "", "let_go", "take_up", "words")),
)
lives = st.lists(evenings, min_size=1, max_size=8)


def live(store: Store, life: list[Evening]) -> datetime:
    """Live through these evenings, and return the last one."""
    store.set_people(ANA, BEN)
    day = FIRST_DAY
    for number, evening in enumerate(life):
        day += timedelta(days=evening.after)
        _spend(store, number, evening, day.isoformat())
    return datetime(day.year, day.month, day.day, 21, 0, tzinfo=CET)


def _spend(store: Store, number: int, evening: Evening, day: str) -> None:
    id_ = f"{day}T2000-{number:04x}"
    conversation = conversation_with(id_, *_answers(store, number, evening, day), script=evening.script)
    store.save(conversation)
    if evening.finishes:
        store.finish(conversation, at(day, 40), done=True)
    if evening.repeats:
        store.save_ritual(Ritual(evening.script, evening.script, "FREQ=DAILY", day, day, at(day, 45)))
    if evening.changes:
        _change(store, evening.changes, number, day)


def _answers(store: Store, number: int, evening: Evening, day: str) -> list[Record]:
    answers = [stored_answer("said", f"said{number}x", day=day)]
    standing = store.agreements()
    if evening.quotes:
        agreements = [{"id": each.id, "act": each.act} for each in standing]
        entries = [
            {"id": f"e{position}", "text": entry.text, "from": entry.id}
            for position, entry in enumerate(store.notebook())
        ]
        answers.append(stored_answer("due", agreements, kind="fact", of="house", day=day))
        answers.append(stored_answer("older", entries, kind="fact", of="house", day=day))
    for position in range(evening.agrees):
        record = agreed(f"act{position}", f"act{number}{position}x")
        end = (date.fromisoformat(day) + timedelta(days=30)).isoformat() if evening.ends_itself else None
        value = {**_mapping(record["value"]), "end": end, "look_back": None if end else "2099-01-01"}
        answers.append({**record, "value": value, "at": at(day)})
    chosen = {each.id: next_ for index, next_ in evening.looks for each in standing[index : index + 1]}
    for position, (agreement, next_) in enumerate(chosen.items()):
        more = {"words": {"act": f"new{number}{position}x"}} if next_ == "change" else {}
        answers.append(
            look_back(
                f"back{position}",
                agreement,
                day=day,
                next="smaller" if more else next_,
                did=f"did{number}{position}x",
                **more,
            )
        )
    if evening.notes:
        answers.append(notebook_line("line", f"note{number}x"))
    return answers


def _mapping(value: object) -> dict[str, Json]:
    assert isinstance(value, dict)
    return value


def _change(store: Store, what: str, number: int, day: str) -> None:
    known = store.closed_agreements() if what == "take_up" else store.agreements()
    for agreement in list(known)[:1]:
        how = {"words": {"sign": f"sign{number}x"}} if what == "words" else {"next": what}
        store.change_agreement(agreement.id, at(day, 50), how)


@dataclass(frozen=True)
class Standing:
    """What must never change because old conversations are deleted."""

    agreements: tuple[Agreement, ...]
    rituals: tuple[Ritual, ...]
    notes: tuple[tuple[str, str, str], ...]
    unfinished: tuple[object, ...]
    begins: str


def standing(store: Store, in_force: set[str]) -> Standing:
    """Return what a store shows of these agreements, and all else that must stay."""
    agreements = sorted(store.agreements(), key=lambda each: each.id)
    return Standing(
        tuple(each for each in agreements if each.id in in_force),
        tuple(store.rituals()),
        tuple((entry.id, entry.text, entry.made) for entry in store.notebook()),
        tuple((store.conversation(each.id).answers, store.drafts(each.id)) for each in store.unfinished()),
        store.begins_next(),
    )


def all_ids(store: Store) -> set[str]:
    """Return the ids of all conversations and agreements."""
    ended = (each.id for month in store.months() for each in store.headers(month))
    agreements = (each.id for each in chain(store.agreements(), store.closed_agreements()))
    return {*ended, *agreements, *(each.id for each in store.unfinished())}


def is_gone(store: Store, id_: str) -> bool:
    """Return whether a conversation can't be read anymore."""
    try:
        store.conversation(id_)
    except StoreError:
        return True
    return False
