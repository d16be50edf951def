"""The conversation session: resolves facts and saves each answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from scripts import (
    Answer,
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
from scripts.agreement_rebase import rebase
from scripts.engine.replay import common_start
from scripts.progress import is_untouched, redact_for_storage
from store import Agreement, Conversation, ConversationNotFound, Store, new_conversation_id
from store.errors import UnreadableFile
from tui.clock import now, stamp
from tui.session.facts import SessionFacts, agreement_fact, unknown_person
from tui.session.stored_script import script_from_record, script_to_record


class ConversationSession:
    """A conversation in progress, saved after each answer.

    When `answer`, `revise`, `resolve_facts`, `rebase`, or `finish` returns, everything is saved. If saving fails,
    they raise StoreError and the state stays the same.

    Attributes:
        store: Where it is saved; None if it isn't, as for a script with `kept: no`.
        is_stored: Whether it was saved at least once.
        state: The current step, fact, or end.
        unrevealed: Private answers that haven't been shown so far.
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
        rehearsal: bool = False,
    ) -> None:
        """Prepare a new conversation; the first answer saves it.

        Args:
            about: The one agreement to look back at, instead of all that are due.
            carried: The agreement that the conversation is about.
            rehearsal: Whether to only read facts from the store, and save nothing.
        """
        self.script = script
        known = store if script.kept else None
        self.store = None if rehearsal else known
        self.is_stored = False
        self._may_be_stored = False
        self._clock = clock
        self._facts = SessionFacts(script.id, known, clock, about, carried)
        started = stamp(clock())
        id_ = _unused_id(self.store, started)
        self.conversation = Conversation(id_, script_to_record(script, language), started, ())
        self._replay = Replay(script)
        self._set_progress(Progress())

    @classmethod
    def resume(cls, store: Store, id_: str, *, clock: Callable[[], datetime] = now) -> ConversationSession:
        """Load a saved conversation with its saved script."""
        conversation = store.conversation(id_)
        session = cls(script_from_record(conversation), store, clock=clock)
        session.conversation = conversation
        session.is_stored = session._may_be_stored = True
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
        """Return who begins; "a" until that is known."""
        return next((str(a.value) for a in self.progress.answers if a.key == ("", "begins", "house")), "a")

    @property
    def now(self) -> datetime:
        """Return the current time, by the session's clock."""
        return self._clock()

    def before(self, n: int) -> Replay:
        """Return a separate replay of what came before record `n`."""
        replay = Replay(self.script)
        replay.feed_all(self.progress.answers[:n])
        return replay

    def answer(self, value: Json) -> tuple[Answer, ...]:
        """Answer the current step, and return the new records.

        Restored stashed answers are among them. Raises InvalidAnswer if the value doesn't fit.
        """
        state = self.state
        if isinstance(state, AwaitingFact) and (wrong := unknown_person(state.fact, value)):
            raise InvalidAnswer(wrong)
        return self.commit(
            submit_answer(self.script, self.progress, value, stamp(self._clock()), replay=self._replay)
        )

    def revise(self, n: int, value: Json) -> tuple[Answer, ...]:
        """Change answer `n`, and stash what followed it."""
        return self.commit(
            revise(self.script, self.progress, n, value, stamp(self._clock()), replay=self._replay)
        )

    def resolve_facts(self) -> None:
        """Resolve facts up to the next step or the end."""
        while isinstance(self.state, AwaitingFact) and self.state.fact != "visit":
            self.answer(self.resolve_fact(self.state))

    def rebase(self) -> None:
        """Ask again about agreements that have changed since.

        Saves only if something changed.
        """
        if self.store:
            others = {each.id: agreement_fact(each) for each in self.store.agreements_without(self.id)}
            progress = rebase(self.script, self.progress, others, self._clock().date().isoformat())
            if progress != self.progress:
                self.commit(progress)

    def resolve_fact(self, need: AwaitingFact) -> Json:
        """Return a fact; only the couple can tell a visit."""
        return self._facts.resolve(need, self._carried_id())

    def due(self) -> list[Agreement]:
        """Return the agreements due, except the carried one."""
        return self._facts.due(self._carried_id())

    def _carried_id(self) -> Json:
        carried = (answer.value for answer in self.progress.answers if answer.key == ("", "carried", "house"))
        return next((about["id"] for about in carried if about), None)

    def set_resting_until(self, until: datetime | None) -> None:
        """Pause until a moment, or end the pause with None."""
        moment = stamp(until) if until else None
        if self.store:
            self._store_once(self.store)
            self.store.set_resting_until(self.id, moment)
        self.conversation = replace(self.conversation, resting_until=moment)

    @property
    def resting_until(self) -> datetime | None:
        """Return the end of the pause, None if not paused."""
        until = self.conversation.resting_until
        return datetime.fromisoformat(until) if until else None

    @property
    def is_resumable(self) -> bool:
        """Return whether an answer, draft, or pause is saved."""
        if self.store is None:
            return False
        is_new = is_untouched(self.progress) and not self.conversation.resting_until
        return not is_new or bool(self.store.drafts(self.id))

    def leave(self) -> None:
        """Delete the conversation if there is nothing to resume."""
        if self.store and self._may_be_stored and not self.is_resumable:
            self.store.delete_conversation(self.id)
            self.is_stored = self._may_be_stored = False

    def ends_empty(self, keep: str = "agreed") -> bool:
        """Return whether a conversation that is over leaves nothing to save.

        One that reached its end counts as held, even if none of its answers are kept.
        """
        end, left = self.state, self.progress.answers
        if isinstance(end, Finished) and end.stopped:
            left = redact_for_storage(self.script, left, end.keep_choice or keep)
        return all(map(_is_empty, left))

    def finish(self, keep: str = "agreed") -> None:
        """Save what the couple chose to keep, by default `keep`."""
        end = self.state
        if not isinstance(end, Finished):
            raise ValueError("This conversation isn’t finished yet.")
        answers = redact_for_storage(self.script, self.progress.answers, end.keep_choice or keep)
        kept = replace(self.conversation, answers=tuple(a.to_record() for a in answers), held=())
        at = stamp(self._clock())
        if self.store and self.ends_empty(keep):
            self.store.delete_conversation(self.id)  # "not now", or "another time"
        elif self.store:
            self.store.finish(kept, at, done=not end.stopped)
        self.conversation = replace(kept, ended=at, finished=not end.stopped, resting_until=None)

    def commit(self, progress: Progress) -> tuple[Answer, ...]:
        """Save and apply this progress; return the new records."""
        same = common_start(self.progress.answers, progress.answers)
        new, old = progress.answers[same:], {answer.key for answer in self.progress.answers[same:]}
        records = (*self._records[:same], *(answer.to_record() for answer in new))
        stashed = tuple(answer.to_record() for answer in progress.stashed)
        conversation = replace(self.conversation, answers=records, held=stashed)
        if self.store:
            self._store_once(self.store)
            self.store.save(conversation)
        self.conversation = conversation
        self._set_progress(progress)
        return tuple(answer for answer in new if answer.key not in old)

    def _store_once(self, store: Store) -> None:
        if not self.is_stored:
            self._may_be_stored = True  # even if it fails halfway
            store.begin(self.conversation)
            self.is_stored = True

    def _set_progress(self, progress: Progress) -> None:
        # The replay is ahead while an answer is being saved, so readers get these copies instead.
        self.progress, self._records = progress, self.conversation.answers
        self.state: State = self._replay.advance_to(progress.answers)
        self.unrevealed = self._replay.unrevealed


def _is_empty(answer: Answer) -> bool:
    """Return whether it is a fact or a postponed look-back."""
    return answer.kind == "fact" or (answer.kind == "look_back" and answer.value is None)


def _unused_id(store: Store | None, started: str) -> str:
    """Return an id that no saved conversation has."""
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
