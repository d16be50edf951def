"""The conversation session: resolves facts and saves each answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from scripts import Answer, AwaitingFact, Finished, InvalidAnswer, Json, Replay, Script, State
from scripts.answer_submission import revise, submit_answer
from scripts.conversation_rebase import rebase
from scripts.engine.replay import common_start
from scripts.engine_types import Key
from scripts.multi_day_collecting import find_collecting
from scripts.progress import Progress, StashedAnswer, is_untouched, leaves_open
from store import Agreement, Conversation, Store
from tui.clock import now, stamp
from tui.session.facts import SessionFacts, agreement_fact, carried_id, unknown_person
from tui.session.follow_up import FollowUp
from tui.session.kept_answers import kept_answers, leaves_nothing
from tui.session.saved_conversation import SavedConversation
from tui.session.stored_script import script_from_record, script_to_record


class ConversationSession:
    """A conversation in progress, saved after each answer.

    When `answer`, `revise`, `resolve_facts`, `rebase`, or `finish` returns, everything is saved. If saving fails,
    they raise StoreError and the state stays the same.

    Attributes:
        state: The current step, fact, or end.
        unrevealed: Private answers that haven't been shown so far.
        collecting: The block that is being filled in over several days, if any.
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
        follow_up: FollowUp | None = None,
        rehearsal: bool = False,
    ) -> None:
        """Prepare a new conversation; the first answer saves it.

        Args:
            about: The one agreement to look back at, instead of all that are due.
            carried: The agreement that the conversation is about.
            follow_up: What was left open, and is taken up again.
            rehearsal: Whether to only read facts from the store, and save nothing.
        """
        self.script = script
        known = store if script.kept else None
        self._clock, self._follow_up = clock, follow_up
        self._facts = SessionFacts(script.id, known, clock, about, carried)
        stored_script = script_to_record(script, language)
        self._saved = SavedConversation(None if rehearsal else known, stored_script, stamp(clock()))
        self._replay = Replay(script)
        self._set_progress(Progress())

    @classmethod
    def resume(cls, store: Store, id_: str, *, clock: Callable[[], datetime] = now) -> ConversationSession:
        """Load a saved conversation with its saved script."""
        conversation = store.conversation(id_)
        session = cls(script_from_record(conversation), store, clock=clock)
        session._saved.load(conversation)
        session._set_progress(
            Progress(
                tuple(Answer.from_record(record) for record in conversation.answers),
                tuple(map(StashedAnswer.from_record, filter(StashedAnswer.is_complete, conversation.held))),
            )
        )
        return session

    @property
    def conversation(self) -> Conversation:
        """Return the conversation as it is saved."""
        return self._saved.record

    @property
    def id(self) -> str:
        return self._saved.record.id

    @property
    def store(self) -> Store | None:
        """Return where it is saved; None if it isn't, as with `kept: no`."""
        return self._saved.store

    @property
    def is_stored(self) -> bool:
        """Return whether it was saved at least once."""
        return self._saved.is_stored

    @property
    def begins(self) -> str:
        """Return who begins; "a" until that is known."""
        return next((str(a.value) for a in self.progress.answers if a.key == ("", "begins", "house")), "a")

    @property
    def now(self) -> datetime:
        """Return the current time, by the session's clock."""
        return self._clock()

    def words_carried_over(self, key: Key) -> str:
        """Return the words with which a box starts when something left open is taken up again."""
        return self._follow_up.words_for(self.script, key) if self._follow_up else ""

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
        progress = submit_answer(self.script, self.progress, value, stamp(self._clock()), replay=self._replay)
        if isinstance(state, AwaitingFact) and state.fact == "card" and self.store:
            self._facts.note_drawn(state, value)  # first, so that no card comes twice after a crash
        return self.commit(progress)

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
        """Ask again about agreements that changed, and save then."""
        if self.store:
            others = {each.id: agreement_fact(each) for each in self.store.agreements_without(self.id)}
            progress = rebase(self.script, self.progress, others, self._clock().date().isoformat())
            if progress != self.progress:
                self.commit(progress)

    def resolve_fact(self, need: AwaitingFact) -> Json:
        """Return a fact; without the couple, nobody visits anymore."""
        if need.fact == "standing":
            return self._facts.standing(self.id, self.progress.answers)[: need.at_most]
        return self._facts.resolve(need, carried_id(self.progress.answers))

    def due(self) -> list[Agreement]:
        """Return the agreements due, except the carried one."""
        return self._facts.due(carried_id(self.progress.answers))

    def set_resting_until(self, until: datetime | None) -> None:
        """Pause until a moment, or end the pause with None."""
        self._saved.pause(until)

    @property
    def resting_until(self) -> datetime | None:
        """Return the end of the pause, None if not paused."""
        return self._saved.resting_until

    @property
    def is_resumable(self) -> bool:
        """Return whether there is anything to come back to."""
        if self.store is None:
            return False
        waits = self.resting_until or self.collecting or self._saved.has_drafts
        return bool(waits) or not is_untouched(self.script, self.progress)

    def leave(self) -> None:
        """Delete the conversation if there is nothing to resume."""
        if not self.is_resumable:
            self._saved.delete()

    def ends_empty(self, keep: str = "agreed") -> bool:
        """Return whether a conversation that is over leaves nothing to save."""
        return leaves_nothing(self.script, self.progress.answers, self.state, keep)

    def finish(self, keep: str = "agreed") -> None:
        """Save what the couple chose to keep, by default `keep`."""
        end = self.state
        if not isinstance(end, Finished):
            raise ValueError("This conversation isn’t finished yet.")
        answers = kept_answers(self.script, self.progress.answers, end, keep)
        self._saved.finish(
            answers,
            stamp(self._clock()),
            done=not end.stopped,
            is_empty=self.ends_empty(keep),
            left_open=leaves_open(self.script, self.progress.answers),
        )

    def commit(self, progress: Progress) -> tuple[Answer, ...]:
        """Save and apply this progress; return the new records."""
        state = self._replay.advance_to(progress.answers)
        collecting = find_collecting(self.script, state, progress.answers)
        same = common_start(self.progress.answers, progress.answers)
        if self._follow_up and self.store:
            self._follow_up.settle_once_begun(self.store, self.script, progress)
        new, old = progress.answers[same:], {answer.key for answer in self.progress.answers[same:]}
        self._saved.update(self.progress.answers, progress.answers, progress.stashed, collecting)
        self._set_progress(progress)
        return tuple(answer for answer in new if answer.key not in old)

    def _set_progress(self, progress: Progress) -> None:
        # The replay is ahead while an answer is being saved, so readers get these copies instead.
        self.progress = progress
        self.state: State = self._replay.advance_to(progress.answers)
        self.unrevealed = self._replay.unrevealed
        self.collecting = find_collecting(self.script, self.state, progress.answers)
