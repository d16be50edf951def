"""One conversation under way: what the walk needs is looked up, and what is answered is saved before it is shown."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime

from prompts import sanitize
from scripts import (
    Answer,
    AwaitingAnswer,
    AwaitingFact,
    Finished,
    InvalidAnswer,
    Json,
    Progress,
    Replay,
    Script,
    StashedAnswer,
    State,
    revise,
    submit_answer,
)
from scripts.engine.replay import common_start
from scripts.engine.validation import AGREEMENT_TURNS, FACT_FIELDS, OPTIONAL_FIELDS
from scripts.model import MAX_ITEMS
from scripts.progress import is_untouched, redact_for_storage
from scripts.rebase import rebase
from scripts.records import Key
from store import Agreement, Conversation, ConversationNotFound, Draft, Store, new_conversation_id
from store.errors import UnreadableFile
from tui.clock import now, stamp
from tui.session.script_record import script_from_record, script_to_record

PERSON_IDS = ("a", "b")
"""The ids of the two in the store."""


class ConversationSession:
    """A conversation and where it is kept; `store` None keeps nothing at all, as `kept: no` asks for.

    `about` is the one agreement to look back at, instead of all that are due; `carried` the one that is carried in.

    Whatever returns from `answer`, `revise`, `resolve_facts`, `rebase` and `finish` is saved. Where saving fails,
    StoreError is raised and the conversation stands where it stood.

    `state` is where the conversation stands, and `unrevealed` are the private answers that were not shown until now.
    """

    def __init__(
        self,
        script: Script,
        store: Store | None,
        *,
        language: str = "en",
        clock: Callable[[], datetime] = now,
        about: Agreement | None = None,
        carried: Agreement | None = None,
    ) -> None:
        self.script = script
        self._about, self._carried = about, carried
        self._store = store if script.kept else None
        self._clock = clock
        started = stamp(clock())
        self.conversation = Conversation(
            _unused_id(self._store, started), script_to_record(script, language), started, ()
        )
        self._replay = Replay(script)
        self._is_stored = False
        self._set_progress(Progress())

    @classmethod
    def resume(cls, store: Store, id_: str, *, clock: Callable[[], datetime] = now) -> ConversationSession:
        """Take up a conversation where it was left, with the script as it was then."""
        conversation = store.conversation(id_)
        session = cls(script_from_record(conversation), store, clock=clock)
        session.conversation = conversation
        session._is_stored = True
        session._set_progress(
            Progress(
                tuple(Answer.from_record(record) for record in conversation.answers),
                tuple(StashedAnswer.from_record(record) for record in conversation.held),
            )
        )
        return session

    @property
    def id(self) -> str:
        return self.conversation.id

    @property
    def begins(self) -> str:
        """The id of the partner who begins, once that is known; "a" before."""
        return next((str(a.value) for a in self.progress.answers if a.key == ("", "begins", "house")), "a")

    @property
    def now(self) -> datetime:
        """This moment, by the clock that the conversation's answers carry."""
        return self._clock()

    @property
    def _today(self) -> str:
        return self._clock().date().isoformat()

    def before(self, n: int) -> Replay:
        """Return a separate replay of what came before record `n`."""
        replay = Replay(self.script)
        replay.feed_all(self.progress.answers[:n])
        return replay

    def answer(self, value: Json) -> tuple[Answer, ...]:
        """Give an answer where the conversation stands, and return the records that are new, held ones included.

        Raises DoesNotFit where it cannot stand here.
        """
        state = self.state
        if isinstance(state, AwaitingFact) and state.fact == "begins" and value not in PERSON_IDS:
            raise InvalidAnswer("It wants a or b, the id of whoever begins.")
        return self.commit(
            submit_answer(self.script, self.progress, value, stamp(self._clock()), replay=self._replay)
        )

    def revise(self, n: int, value: Json) -> tuple[Answer, ...]:
        """Answer record `n` anew; what followed it is held."""
        return self.commit(
            revise(self.script, self.progress, n, value, stamp(self._clock()), replay=self._replay)
        )

    def resolve_facts(self) -> None:
        """Look up all that the walk needs from the world, up to the next step or the end."""
        while isinstance(self.state, AwaitingFact) and self.state.fact != "visit":
            self.answer(self.resolve_fact(self.state))

    def rebase(self) -> None:
        """Ask again what was changed since the conversation was left; nothing is saved where nothing was."""
        if self._store:
            standing = {one.id: _agreement_fact(one) for one in self._store.agreements_without(self.id)}
            progress = rebase(self.script, self.progress, standing, self._today)
            if progress != self.progress:
                self.commit(progress)

    def resolve_fact(self, need: AwaitingFact) -> Json:
        """What the world says to one need for a fact; whose visit it is, only the couple can say."""
        store = self._store
        if need.fact == "begins":
            return store.begins_next() if store else "a"
        if need.fact == "today":
            return self._today
        if need.fact == "times_done":
            return store.times_done(self.script.id) if store else 0
        if need.fact == "carried":
            return _agreement_fact(self._carried) if self._carried else None
        if need.fact == "due":
            return [_agreement_fact(agreement) for agreement in self.due()][: need.at_most]
        if need.fact == "notebook":
            entries = store.notebook(need.options[0]) if store else []
            chosen = _sample_indexes(len(entries), need.at_most)
            return [{"id": f"e{n + 1}", "text": entries[n].text} for n in chosen]
        return secrets.choice(need.options)

    def due(self) -> list[Agreement]:
        """What there is to look back at today, without the agreement that was carried in."""
        due = [self._about] if self._about else self._store.due_agreements(self._today) if self._store else []
        spoken_of = self._carried_id()
        return [agreement for agreement in due if agreement.id != spoken_of]

    def _carried_id(self) -> Json:
        """The id of the agreement that was carried in: nobody has to look back at it as well."""
        carried = (answer.value for answer in self.progress.answers if answer.key == ("", "carried", "house"))
        return next((about["id"] for about in carried if about), None)

    def draft(self, key: Key) -> str:
        """What stood half-typed at a step when the conversation was left; empty where nothing did."""
        drafts = self._store.drafts(self.id) if self._store else ()
        return next((draft.text for draft in drafts if (draft.place, draft.step, draft.of) == key), "")

    def save_draft(self, key: Key, text: str) -> None:
        """Keep what stands half-typed; an empty text drops it."""
        if not self._store or not self._is_stored:
            return
        if text:
            self._store.save_draft(Draft(self.id, *key, text=sanitize(text)))
        else:
            self._store.drop_drafts(self.id, {key})

    def drop_answered_drafts(self) -> None:
        """Forget what stands half-typed at steps that are answered by now."""
        drafts = self._store.drafts(self.id) if self._store else ()
        answered = {answer.key for answer in self.progress.answers} if drafts else set()
        if self._store and any((draft.place, draft.step, draft.of) in answered for draft in drafts):
            self._store.drop_drafts(self.id, answered)

    def set_resting_until(self, until: datetime | None) -> None:
        """Let the conversation rest until a moment, or go on (None)."""
        moment = stamp(until) if until else None
        if self._store:
            self._store_once(self._store)
            self._store.set_resting_until(self.id, moment)
        self.conversation = replace(self.conversation, resting_until=moment)

    @property
    def resting_until(self) -> datetime | None:
        """Until when they rest, as far as they do."""
        until = self.conversation.resting_until
        return datetime.fromisoformat(until) if until else None

    @property
    def is_resumable(self) -> bool:
        """Whether it is kept for another day: something was said, stands half-typed, or rests."""
        if self._store is None:
            return False
        is_new = is_untouched(self.progress) and not self.conversation.resting_until
        return not is_new or bool(self._store.drafts(self.id))

    def leave(self) -> None:
        """Leave it for another day; a mere look at it leaves nothing behind."""
        if self._store and self._is_stored and not self.is_resumable:
            self._store.delete_conversation(self.id)
            self._is_stored = False

    def finish(self, keep: str = "agreed") -> None:
        """Keep of a finished conversation what the couple chose, or `keep` where they were not asked."""
        end = self.state
        if not isinstance(end, Finished):
            raise ValueError("The conversation is still under way.")
        answers = redact_for_storage(self.script, self.progress.answers, end.keep_choice or keep)
        kept = replace(self.conversation, answers=tuple(a.to_record() for a in answers), held=())
        at = stamp(self._clock())
        # Of one held to its end it counts that it was held, also where nothing of it is kept.
        left = answers if end.stopped else self.progress.answers
        if self._store and all(_is_empty(answer) for answer in left):
            self._store.delete_conversation(self.id)  # "not now", or "another time"
        elif self._store:
            self._store.finish(kept, at, done=not end.stopped)
        self.conversation = replace(kept, ended=at, finished=not end.stopped, resting_until=None)

    def commit(self, progress: Progress) -> tuple[Answer, ...]:
        """Save how far the conversation has come now, and stand there."""
        same = common_start(self.progress.answers, progress.answers)
        new, old = progress.answers[same:], {answer.key for answer in self.progress.answers[same:]}
        records = (*self._records[:same], *(answer.to_record() for answer in new))
        held = tuple(held.to_record() for held in progress.stashed)
        conversation = replace(self.conversation, answers=records, held=held)
        if self._store:
            self._store_once(self._store)
            self._store.save(conversation)
        self.conversation = conversation
        self._set_progress(progress)
        return tuple(answer for answer in new if answer.key not in old)

    def _store_once(self, store: Store) -> None:
        if not self._is_stored:
            store.begin(self.conversation)
            self._is_stored = True

    def _set_progress(self, progress: Progress) -> None:
        # The replay runs ahead while an answer is being saved, so what others read is set here.
        self.progress, self._records = progress, self.conversation.answers
        self.state: State = self._replay.advance_to(progress.answers)
        self.unrevealed = self._replay.unrevealed


def _is_empty(answer: Answer) -> bool:
    """Whether it leaves nothing behind: a fact, or an agreement that they look at another time."""
    return answer.kind == "fact" or (answer.kind == "look_back" and answer.value is None)


def _sample_indexes(number: int, at_most: int) -> list[int]:
    """Which of so many: all that a list can hold, or where only a few are wanted, those that chance picks, in order."""
    if not at_most or number <= at_most:
        return list(range(number))[:MAX_ITEMS]
    return sorted(secrets.SystemRandom().sample(range(number), at_most))


def _unused_id(store: Store | None, started: str) -> str:
    """An id that no conversation has: beginning under one that is taken would write over that conversation."""
    while True:
        id_ = new_conversation_id(started)
        try:
            if store is None:
                return id_
            store.conversation(id_)
        except ConversationNotFound:
            return id_
        except UnreadableFile:
            continue  # taken, though damaged


def _agreement_fact(agreement: Agreement) -> Json:
    """What a look-back needs of an agreement."""
    known = asdict(agreement)
    where_there = (*AGREEMENT_TURNS, *OPTIONAL_FIELDS)
    return {name: known[name] for name in FACT_FIELDS if known[name] is not None or name not in where_there}


__all__ = ["AwaitingAnswer", "ConversationSession", "script_from_record", "script_to_record"]
