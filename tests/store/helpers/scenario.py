"""A scenario of sessions, and views of the store."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from store import Draft, Json, Ritual, Store, StoreError, open_store
from store.errors import ConversationNotFound
from store.rules.rituals import dropped
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import (
    ANA,
    BEN,
    agreed,
    at,
    begins,
    conversation_with,
    look_back,
    notebook_line,
    stored_answer,
    with_answers,
)

FOLDER = Path("/home/couple/turnabout")
ONE, TWO, THREE = "2026-03-14T2015-0001", "2026-04-02T2015-0002", "2026-04-03T2015-0003"
FOUR = "2026-05-02T2015-0004"
ALL = (ONE, TWO, THREE, FOUR)

RITUAL = Ritual("say-it-back", "Say it", "FREQ=WEEKLY;BYDAY=SU", "2026-03-08", "2026-03-15", at("2026-03-08"))

View = dict[str, object]
_SEEN: dict[bytes, View] = {}


@dataclass(frozen=True)
class Step:
    """A call to the store, confirmed when it returns."""

    name: str
    do: Callable[[Store], None]


def _steps() -> list[Step]:
    one = conversation_with(ONE)
    asked = with_answers(one, begins("b"), stored_answer("hurt", "the dishes"))
    with_tea = with_answers(asked, agreed("action", "make tea"))
    revised = with_answers(
        asked, stored_answer("hurt_again", "the phone"), notebook_line("calm", "an hour of quiet")
    )
    ending = with_answers(revised, agreed("action", "walk at six", who="both"), agreed("other", "no phones"))
    two = with_answers(
        conversation_with(TWO),
        begins("a"),
        look_back("back", f"{ONE}::action", next="let_go"),
        notebook_line("pause", "a quiet hand", part="signals"),
        stored_answer("felt", "teh dishes"),
        notebook_line("hope", "an quiet hour"),
    )
    corrected = [
        {**stored_answer("felt", "the dishes"), "corrected": at("2026-04-02", 42)},
        {**notebook_line("hope", "a quiet hour"), "corrected": at("2026-04-02", 42)},
    ]
    three = with_answers(
        conversation_with(THREE, script="repair"),
        agreed("action", "say sorry"),
        look_back("back", f"{ONE}::other", next="go_on", look_back="2026-05-01"),
    )
    quoting = with_answers(
        conversation_with(FOUR),
        stored_answer("due", [{"id": f"{ONE}::other", "act": "no phones at all"}], kind="fact", of="house"),
        stored_answer(
            "older", [{"id": "e1", "text": "quiet", "from": f"{ONE}::calm"}], kind="fact", of="house"
        ),
    )
    return [
        Step("say who they are", lambda store: store.set_people(ANA, BEN)),
        Step("begin", lambda store: store.begin(one)),
        Step("answer", lambda store: store.save(asked)),
        Step("agree", lambda store: store.save(with_tea)),
        Step("step back", lambda store: store.save(revised)),
        Step("draft", lambda store: store.save_draft(Draft(ONE, "", "action", "b", "walk at"))),
        Step("agree again", lambda store: store.save(ending)),
        Step("draft at another step", lambda store: store.save_draft(Draft(ONE, "", "calm", "a", "qu"))),
        Step("drop the draft", lambda store: store.drop_drafts(ONE, {("", "action", "b")})),
        Step("drop the other", lambda store: store.drop_drafts(ONE, {("", "calm", "a")})),
        Step("change a line", lambda store: store.edit_entry(f"{ONE}::calm", "a quiet walk")),
        Step("make it a ritual", lambda store: store.save_ritual(RITUAL)),
        Step("finish", lambda store: store.finish(replace(ending, answers=()), at("2026-03-14", 40))),
        Step(
            "begin the second", lambda store: store.begin(with_answers(conversation_with(TWO), begins("a")))
        ),
        Step("look back and let go", lambda store: store.save(two)),
        Step("take a line out", lambda store: store.delete_entry(f"{TWO}::pause")),
        Step("rest", lambda store: store.set_resting_until(TWO, at("2026-04-02", 59))),
        Step("finish the second", lambda store: store.finish(two, at("2026-04-02", 40), done=False)),
        Step("correct two words", lambda store: store.correct_answers(TWO, corrected)),
        Step("let the ritual go", lambda store: store.save_ritual(dropped(RITUAL, at("2026-04-02", 45)))),
        Step("change", changed(50, words={"act": "no phones at all", "who": "b"})),
        Step("let go", changed(51, next="let_go")),
        Step("take up again", changed(52, next="take_up", look_back="2026-04-30")),
        Step("change a line again", lambda store: store.edit_entry(f"{ONE}::calm", "quiet")),
        Step("begin the third", lambda store: store.begin(three)),
        Step("draft in the third", lambda store: store.save_draft(Draft(THREE, "", "x", "a", "hm"))),
        Step("forget the third", lambda store: store.delete_conversation(THREE)),
        Step("forget the second", lambda store: store.delete_conversation(TWO)),
        Step("quote the first in a fourth", lambda store: store.begin(quoting)),
        Step("take the quoted line out", lambda store: store.delete_entry(f"{ONE}::calm")),
        Step("forget the quoted one", lambda store: store.delete_conversation(ONE)),
    ]


def changed(minute: int, **what: Json) -> Callable[[Store], None]:
    """Change the agreement about the phones outside a conversation."""
    return lambda store: store.change_agreement(f"{ONE}::other", at("2026-04-02", minute), what)


STEPS = _steps()


def view(store: Store) -> View:
    """Return everything that a store shows."""
    return {
        "people": store.people(),
        "unfinished": store.unfinished(),
        "ended": store.recent_headers(100),
        "done": [(store.times_done(script), store.last_done(script)) for script in ("say-it-back", "repair")],
        "conversations": [_conversation(store, id_) for id_ in ALL],
        "drafts": [store.drafts(id_) for id_ in ALL],
        "agreements": store.agreements(),
        "due": store.due_agreements("2026-04-10"),
        "closed": sorted(store.closed_agreements(), key=lambda agreement: agreement.id),
        "notebook": store.notebook(),
        "rituals": [store.rituals(), store.ritual("say-it-back")],
        "damaged": [*store.unreadable_files(), *store.missing_files(), *store.missing_conversations()],
    }


def seen(disk: MemoryDisk) -> View:
    """Return what a store shows on this disk.

    Equal disks are opened only once.
    """
    found = disk.all_bytes()
    if found not in _SEEN:
        _SEEN[found] = opened(disk)
    return _SEEN[found]


def opened(disk: MemoryDisk) -> View:
    """Return what a newly opened store shows on this disk."""
    with open_store(FOLDER, disk=disk) as store:
        try:
            return view(store)
        except StoreError as error:
            return {"refused": str(error)}


def refusal(ask: Callable[[], object]) -> str:
    """Return the store's error message, or "" if it succeeds."""
    try:
        ask()
    except StoreError as error:
        return str(error)
    return ""


def new_disk() -> MemoryDisk:
    """Return a disk with an empty home folder."""
    disk = MemoryDisk()
    for folder in ("/home", "/home/couple"):
        disk.make_folder(Path(folder))
        disk.sync_folder(Path(folder).parent)
    return disk


def views_and_disks() -> tuple[list[View], list[MemoryDisk]]:
    """Return views and disks before and after each step."""
    disk = new_disk()
    with open_store(FOLDER, disk=disk) as store:
        views, disks = [view(store)], [disk.killed()]
        for step in STEPS:
            step.do(store)
            views.append(view(store))
            disks.append(disk.killed())
    return views, disks


def _conversation(store: Store, id_: str) -> object:
    try:
        return store.conversation(id_)
    except ConversationNotFound:
        return None
    except StoreError as error:
        return str(error)
