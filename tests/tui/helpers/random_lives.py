"""Random lives of a couple's conversations, in which every typed word is a marker."""

import contextlib
import errno
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from scripts import Answer, AwaitingAnswer, AwaitingFact, Finished, InvalidHistory, Json, Replay, Script
from scripts.engine.agreement_validation import OUTCOMES, allowed_next_actions
from scripts.engine.skipped_or_withheld import gate_ids, is_unsaid, pass_over_unsaid
from store import Agreement, Conversation, Draft, Store, StoreError, open_store
from store.rules.effect_ids import effect_id, maker_of
from tests.scripts.helpers.small_scripts import make_script
from tests.store.helpers.faulty_disk import FaultyDisk
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import ANA, BEN
from tests.store.helpers.scenario import FOLDER, new_disk
from tui.clock import stamp
from tui.export.everything_saved import as_calendar, as_json, as_markdown
from tui.session.conversation_session import ConversationSession
from tui.session.stored_script import script_from_record

MARKER = re.compile(r"w\d{5}x")
GOES_BACK_TO = ("ask", "keep", "agree", "look_back")
EXPORT_EVERY = 3
"""So many operations come between two looks at the exports, which take as long as all else."""
FIRST_EVENING = datetime.fromisoformat("2026-03-14T20:15:00+01:00")
WORD_FIELDS = ("cue", "obstacle", "instead", "sign", "hard_week")
STEPS = """
- look_back: back
  at_most: 2
- look_back: carried_back
  carried: yes
- ask: slipped
  answer: text
  when: carried is not defined
- for_each: older
  in: notebook.milestones
  at_most: 3
  steps:
    - ask: still
      answer: text
      when: item is defined
- turns: share
  steps:
    - ask: own
      of: speaker
      answer: choice
      choices: [speak, pass]
    - ask: hurt
      of: speaker
      answer: text
      private: yes
      when: own == 'speak'
    - reveal: show
      show: [hurt]
    - talk: said
      of: speaker
      note: optional
- agree: action
- agree: own_action
  of: each
- keep: moment
  in: milestones
- keep: signs
  of: each
  in: milestones
  answer: list
- ask: which
  answer: choice
  choices_from: agreements.standing
  pick: 0 to 2
- look_back: chosen
  about: which
- ask: last
  of: each
  answer: text
  optional: yes
"""


@cache
def evening() -> Script:
    """Return a script with a step of every kind that copies words."""
    return make_script(STEPS, "## slipped\n{% if carried is defined %}{{ carried }}{% endif %}What slipped?")


class Life:
    """One couple's folder, and which of their words must be gone from it.

    `owners` maps each marker to the entry or the conversation that it goes with, and `confined` the words of a deleted
    agreement to the one conversation that keeps them. With `old_facts`, facts don't say
    where their words came from.
    """

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.old_facts = seed % 4 == 3
        self.disk: MemoryDisk = new_disk()
        self.store: Store = open_store(FOLDER, disk=self.disk)
        self.store.set_people(ANA, BEN)
        self.sessions: dict[str, ConversationSession] = {}
        self.owners: dict[str, set[str]] = {}
        self.gone: set[str] = set()
        self.confined: dict[str, str] = {}
        self.moment = FIRST_EVENING
        self.checks = 0

    def live(self, operations: int) -> None:
        """Do random things, and check the folder after each."""
        for _ in range(operations):
            self.rng.choice(OPERATIONS)(self)
            self.moment += timedelta(hours=self.rng.choice((1, 20, 70)))
            self.check()
        self.store.close()

    def check(self) -> None:
        """Check that no deleted word is left, and that everything still replays."""
        texts = [self.disk.all_bytes().decode()]
        if self.checks % EXPORT_EVERY == 0:
            texts += as_json(self.store), as_markdown(self.store), as_calendar(self.store, in_words=True)
        self.checks += 1
        for text in texts:
            left = self.gone & set(MARKER.findall(text))
            assert not left, f"It was deleted, but is still there: {left}"
        for name, data in self.disk.files().items():
            for marker in set(MARKER.findall(data.decode())) & set(self.confined):
                assert self.confined[marker] in name, f"It was deleted, but is still in {name}: {marker}"
        for conversation in self.store.iter_conversations():
            check_replay(conversation)

    # What they do

    def begin(self) -> None:
        """Begin a conversation, perhaps about one agreement."""
        agreements = self.store.agreements()
        about = self.rng.choice([None, *agreements])
        carried = about if self.rng.random() < 0.5 else None
        session = ConversationSession(
            evening(),
            self.store,
            clock=lambda: self.moment,
            about=None if carried else about,
            carried=carried,
        )
        self.sessions[session.id] = session
        self._advance(session, self.rng.randint(1, 12))

    def go_on(self) -> None:
        """Answer a few questions of an open conversation."""
        if session := self._any_session():
            self._advance(session, self.rng.randint(1, 12))

    def go_back(self) -> None:
        """Go back to an answer.

        What an old fact copied from it can't be told anymore, so then it's the latest conversation.
        """
        session = self._any_session()
        latest = max((each.id for each in self.store.iter_conversations()), default="")
        if session and (session.id == latest or not self.old_facts):
            given = enumerate(session.progress.answers)
            numbers = [n for n, answer in given if answer.kind in GOES_BACK_TO]
            for n in self._some(self.rng.choice((numbers, numbers[:1]))):
                before = session.before(n).state
                assert isinstance(before, AwaitingAnswer)
                session.revise(n, self._answer(session, before))

    def finish(self) -> None:
        """Finish a conversation, saved in one of the three ways."""
        if session := self._any_session():
            self._advance(session, 200)
            keep = self.rng.choice(("agreed", "words", "words", "nothing"))
            unrevealed = [a.value for a in session.progress.answers if a.key in session.unrevealed]
            spoken = [a.value for a in session.progress.answers if a.kind in ("ask", "talk", "reveal")]
            session.finish(keep)
            self._forget(unrevealed if keep == "words" else spoken)
            del self.sessions[session.id]

    def resume(self) -> None:
        """Leave a conversation and take it up again."""
        if session := self._any_session():
            self.sessions[session.id] = self._resumed(session.id)

    def open_again(self) -> None:
        """Close the folder and open it again."""
        self.store.close()
        self.store = open_store(FOLDER, disk=self.disk)
        self.sessions = {id_: self._resumed(id_) for id_ in self.sessions}

    def draft(self) -> None:
        """Leave a look-back half done; its fields show the old words."""
        self.begin()
        for session in self.sessions.values():
            for _ in range(4):
                if not (isinstance(session.state, AwaitingAnswer) and session.state.kind == "look_back"):
                    self._advance(session, 1)
            state = session.state
            if isinstance(state, AwaitingAnswer) and state.kind == "look_back":
                value = {
                    "agreement": state.agreement["id"],
                    "next": "change",
                    "words": self._copied(session.id, state),
                }
                self.store.save_draft(Draft(session.id, *state.key, text=json.dumps(value)))

    def change_agreement(self) -> None:
        """Change, end, or take up an agreement between conversations."""
        for agreement in self._some([*self.store.agreements(), *self.store.closed_agreements()]):
            marker = self._marker(maker_of(agreement.id))
            name = self.rng.choice(("act", *WORD_FIELDS))
            change: dict[str, Json] = {"words": {name: marker}}
            if self.rng.random() < 0.3:
                change = {"next": "let_go" if agreement.state == "open" else "take_up"}
            self.store.change_agreement(agreement.id, stamp(self.moment), change)

    def edit_entry(self) -> None:
        """Reword a notebook entry."""
        for entry in self._some(self.store.notebook()):
            self.store.edit_entry(entry.id, self._marker(entry.id, entry.conversation))

    def take_out(self) -> None:
        """Take an entry out of the notebook."""
        for entry in self._some(self.store.notebook()):
            self.store.delete_entry(entry.id)
            self._forget_owned_by(entry.id)

    def delete_agreement(self) -> None:
        """Delete an agreement, from open.json or from its month."""
        for agreement in self._some([*self.store.agreements(), *self.store.closed_agreements()]):
            self._forget_agreement(agreement)
            self.store.delete_agreement(agreement.id, stamp(self.moment))

    def _forget_agreement(self, agreement: Agreement) -> None:
        maker = maker_of(agreement.id)
        said = json.dumps([*self.store.conversation(maker).answers, *self.store.conversation(maker).held])
        for marker in MARKER.findall(json.dumps(asdict(agreement), default=dict)):
            if marker in said:
                self.confined[marker] = maker
            else:
                self.gone.add(marker)

    def delete(self) -> None:
        """Delete a conversation, open or over."""
        for id_ in self._some(sorted(each.id for each in self.store.iter_conversations())):
            self.store.delete_conversation(id_)
            self.sessions.pop(id_, None)
            self._forget_owned_by(id_)

    def cut_off(self) -> None:
        """Delete something on a disk that fails in the middle, and start again."""
        lines = [entry.id for entry in self.store.notebook()]
        conversations = sorted(each.id for each in self.store.iter_conversations())
        agreements = {each.id: each for each in [*self.store.agreements(), *self.store.closed_agreements()]}
        for id_ in self._some([*lines, *conversations, *agreements]):
            self.store.close()
            faulty = FaultyDisk(self.disk, at=self.rng.randint(0, 60), error=errno.EIO, for_ever=True)
            with open_store(FOLDER, disk=faulty) as store:
                faulty.armed = True
                with contextlib.suppress(StoreError):
                    if id_ in agreements:
                        store.delete_agreement(id_, stamp(self.moment))
                    else:
                        (store.delete_entry if id_ in lines else store.delete_conversation)(id_)
                faulty.armed = False
            self.disk = self.disk.killed()
            self.store = open_store(FOLDER, disk=self.disk)
            left = {*(entry.id for entry in self.store.notebook())}
            left |= {each.id for each in self.store.iter_conversations()}
            listed = {each.id for each in [*self.store.agreements(), *self.store.closed_agreements()]}
            if id_ in agreements and id_ not in listed:
                self._forget_agreement(agreements[id_])
            elif id_ not in {*left, *agreements}:
                self._forget_owned_by(id_)
                self.sessions.pop(id_, None)
            self.sessions = {open_: self._resumed(open_) for open_ in self.sessions}

    # How they answer

    def _advance(self, session: ConversationSession, count: int) -> None:
        for _ in range(count):
            state = session.state
            if isinstance(state, AwaitingFact):
                fact = session.resolve_fact(state)
                is_old = self.old_facts and state.fact != "standing"  # that one came later, with its sources
                session.answer(_without_sources(fact) if is_old else fact)
            elif isinstance(state, AwaitingAnswer):
                decided = [given.value for given in state.to_reveal]
                value = self._answer(session, state)
                session.answer(value)
                if state.stage == "decide":
                    self._forget(
                        [old for old, new in zip(decided, value.values(), strict=True) if new != "show"]
                    )
            else:
                assert isinstance(state, Finished)
                return

    def _answer(self, session: ConversationSession, state: AwaitingAnswer) -> Any:
        rng, id_ = self.rng, session.id
        own = effect_id(id_, state.place, state.step.id)
        if state.stage == "decide":
            choices = ("show", "keep", {"edit": self._marker(id_)})
            return {given.name: rng.choice(choices) for given in state.to_reveal}
        if state.kind == "ask" and state.step.shape and state.step.shape.choices:
            return rng.choice(state.step.shape.choices)
        if state.items:
            return rng.sample([item for item, _ in state.items], rng.randint(0, min(2, len(state.items))))
        if state.kind in ("ask", "talk"):
            return None if state.step.optional and rng.random() < 0.3 else self._marker(id_)
        if state.kind not in ("agree", "keep", "look_back"):
            return True
        if rng.random() < 0.15:
            return None
        if state.kind == "agree":
            fields = {name: self._marker(id_) for name in WORD_FIELDS if rng.random() < 0.3}
            who = "both" if state.of == "both" else state.of
            return {"act": self._marker(id_), "who": who, "look_back": self._some_day(), **fields}
        if state.kind == "keep" and state.step.shape and state.step.shape.type == "list":
            names = [f"i{n}" for n in range(1, rng.randint(2, 4))]
            items = [{"id": name, "text": self._marker(f"{own}:{name}", id_)} for name in names]
            return {"part": state.step.part, "items": items}
        if state.kind == "keep":
            return {"part": state.step.part, "text": self._marker(own, id_)}
        return self._look_back(id_, state)

    def _look_back(self, id_: str, state: AwaitingAnswer) -> Json:
        rng = self.rng
        next_ = rng.choice(allowed_next_actions(state.agreement))
        value: dict[str, Json] = {"agreement": state.agreement["id"], "next": next_, "did": self._marker(id_)}
        if not state.step.asks_only_next:
            value["outcome"] = rng.choice(OUTCOMES)
        if next_ in ("smaller", "change"):
            # The box shows the old words, and Enter leaves them; something has to change.
            names = rng.sample(("act", "cue", "obstacle"), rng.randint(1, 3))
            value["words"] = self._copied(id_, state) | {name: self._marker(id_) for name in names}
        elif next_ == "hand_over":
            value["words"] = {"who": rng.choice(("first", "second"))}
        if next_ != "let_go":
            value["look_back"] = self._some_day()
        return value

    def _copied(self, id_: str, state: AwaitingAnswer) -> dict[str, Json]:
        """Return the words that a look-back keeps; a screen from before a deletion isn't copied."""
        act = state.agreement["act"]
        return {"act": self._marker(id_) if act in self.gone | set(self.confined) else act}

    # What is theirs

    def _marker(self, *owners: str) -> str:
        marker = f"w{len(self.owners):05}x"
        self.owners[marker] = set(owners)
        return marker

    def _forget(self, values: list[Json]) -> None:
        self.gone |= set(MARKER.findall(json.dumps(values)))

    def _forget_owned_by(self, owner: str) -> None:
        self.gone |= {marker for marker, owners in self.owners.items() if owner in owners}

    def _some(self, found: list[Any]) -> Iterator[Any]:
        yield from self.rng.sample(found, min(1, len(found)))

    def _some_day(self) -> str:
        return (self.moment + timedelta(days=self.rng.randint(0, 3))).date().isoformat()

    def _any_session(self) -> ConversationSession | None:
        return self.rng.choice([*self.sessions.values(), None])

    def _resumed(self, id_: str) -> ConversationSession:
        session = ConversationSession.resume(self.store, id_, clock=lambda: self.moment)
        session.rebase()
        return session


OPERATIONS: tuple[Callable[[Life], None], ...] = (
    *(3 * (Life.begin, Life.go_on, Life.finish)),
    Life.go_on,
    *(2 * (Life.go_back,)),
    Life.resume,
    Life.open_again,
    Life.draft,
    Life.change_agreement,
    Life.edit_entry,
    *(2 * (Life.take_out, Life.delete, Life.delete_agreement)),
    Life.cut_off,
)


def check_replay(conversation: Conversation) -> None:
    """Check that a conversation replays, and that an ended one tells no silence."""
    answers = [Answer.from_record(record) for record in conversation.answers]
    is_trimmed = bool(conversation.ended) and not any(answer.kind == "fact" for answer in answers[1:])
    script = script_from_record(conversation)
    if conversation.ended:
        silences = [answer for answer in answers if is_unsaid(answer, gate_ids(script))]
        assert not silences, "It tells who passed or withheld."
    replay = Replay(script)
    for answer in answers if not is_trimmed else ():
        if conversation.ended:
            pass_over_unsaid(replay, answer)
        replay.feed(answer)
    assert not isinstance(replay.state, InvalidHistory), replay.state


def _without_sources(fact: Json) -> Json:
    if isinstance(fact, list):
        return [_without_sources(one) for one in fact]
    return {name: value for name, value in fact.items() if name != "from"} if isinstance(fact, dict) else fact
