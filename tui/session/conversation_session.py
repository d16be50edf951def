"""One conversation under way: what the walk needs is looked up, and what is answered is saved before it is shown."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime

from prompts import clean
from scripts import (
    Answer,
    Ask,
    DoesNotFit,
    End,
    Held,
    Json,
    NeedsFact,
    Progress,
    Script,
    Stand,
    give,
    revise,
    walk,
)
from scripts.engine.validation import AGREEMENT_TURNS, BESIDE, DUE
from scripts.model import MOST_ITEMS
from scripts.progress import forgetting, said_nothing
from scripts.rebase import caught_up
from scripts.records import Key
from store import Agreement, Conversation, Draft, NotThere, Store, new_id
from store.errors import Unreadable
from tui.clock import now, stamp
from tui.session.script_record import as_kept, script_of

PEOPLE = ("a", "b")
"""The ids of the two in the store."""


class Evening:
    """A conversation and where it is kept; `store` None keeps nothing at all, as `kept: no` asks for.

    `about` is the one agreement to look back at, instead of all that are due; `carried` the one that is carried in.

    Whatever returns from `answer`, `revise`, `know`, `catch_up` and `finish` is saved. Where saving fails, StoreError
    is raised and the conversation stands where it stood.
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
            _unused_id(self._store, started), as_kept(script, language), started, ()
        )
        self.progress = Progress()
        self.stand: Stand = walk(script, ())
        self._begun = False

    @classmethod
    def resume(cls, store: Store, id_: str, *, clock: Callable[[], datetime] = now) -> Evening:
        """Take up a conversation where it was left, with the script as it was then."""
        conversation = store.conversation(id_)
        evening = cls(script_of(conversation), store, clock=clock)
        evening.conversation = conversation
        evening._begun = True
        evening._move(
            Progress(
                tuple(Answer.from_record(record) for record in conversation.answers),
                tuple(Held.from_record(record) for record in conversation.held),
            )
        )
        return evening

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

    def answer(self, value: Json) -> tuple[Answer, ...]:
        """Give an answer where the conversation stands, and return the records that are new, held ones included.

        Raises DoesNotFit where it cannot stand here.
        """
        stand = self.stand
        if isinstance(stand, NeedsFact) and stand.want == "begins" and value not in PEOPLE:
            raise DoesNotFit("It wants a or b, the id of whoever begins.")
        return self.take(give(self.script, self.progress, value, stamp(self._clock())))

    def revise(self, n: int, value: Json) -> tuple[Answer, ...]:
        """Answer record `n` anew; what followed it is held."""
        return self.take(revise(self.script, self.progress, n, value, stamp(self._clock())))

    def know(self) -> None:
        """Look up all that the walk needs from the world, up to the next step or the end."""
        while isinstance(self.stand, NeedsFact) and self.stand.want != "visit":
            self.answer(self.look_up(self.stand))

    def catch_up(self) -> None:
        """Ask again what was changed since the conversation was left; nothing is saved where nothing was."""
        if self._store:
            standing = {one.id: _due(one) for one in self._store.agreements_apart_from(self.id)}
            progress = caught_up(self.script, self.progress, standing, self._today)
            if progress != self.progress:
                self.take(progress)

    def look_up(self, need: NeedsFact) -> Json:
        """What the world says to one need for a fact; whose visit it is, only the couple can say."""
        store = self._store
        if need.want == "begins":
            return store.begins_next() if store else "a"
        if need.want == "today":
            return self._today
        if need.want == "times_done":
            return store.times_done(self.script.id) if store else 0
        if need.want == "carried":
            return _due(self._carried) if self._carried else None
        if need.want == "due":
            return [_due(agreement) for agreement in self.due()][: need.at_most]
        if need.want == "notebook":
            entries = store.notebook(need.options[0]) if store else []
            chosen = _some(len(entries), need.at_most)
            return [{"id": f"e{n + 1}", "text": entries[n].text} for n in chosen]
        return secrets.choice(need.options)

    def due(self) -> list[Agreement]:
        """What there is to look back at today, without the agreement that was carried in."""
        due = [self._about] if self._about else self._store.due(self._today) if self._store else []
        spoken_of = self._spoken_of()
        return [agreement for agreement in due if agreement.id != spoken_of]

    def _spoken_of(self) -> Json:
        """The id of the agreement that was carried in: nobody has to look back at it as well."""
        carried = (answer.value for answer in self.progress.answers if answer.key == ("", "carried", "house"))
        return next((about["id"] for about in carried if about), None)

    def draft(self, key: Key) -> str:
        """What stood half-typed at a step when the conversation was left; empty where nothing did."""
        drafts = self._store.drafts(self.id) if self._store else ()
        return next((draft.text for draft in drafts if (draft.place, draft.step, draft.of) == key), "")

    def keep_draft(self, key: Key, text: str) -> None:
        """Keep what stands half-typed; an empty text drops it."""
        if not self._store or not self._begun:
            return
        if text:
            self._store.keep_draft(Draft(self.id, *key, text=clean(text)))
        else:
            self._store.drop_drafts(self.id, {key})

    def drop_answered_drafts(self) -> None:
        """Forget what stands half-typed at steps that are answered by now."""
        answered = {answer.key for answer in self.progress.answers}
        drafts = self._store.drafts(self.id) if self._store else ()
        if self._store and any((draft.place, draft.step, draft.of) in answered for draft in drafts):
            self._store.drop_drafts(self.id, answered)

    def rest(self, until: datetime | None) -> None:
        """Let the conversation rest until a moment, or go on (None)."""
        moment = stamp(until) if until else None
        if self._store:
            self._begin(self._store)
            self._store.rest(self.id, moment)
        self.conversation = replace(self.conversation, resting_until=moment)

    @property
    def resting_until(self) -> datetime | None:
        """Until when they rest, as far as they do."""
        until = self.conversation.resting_until
        return datetime.fromisoformat(until) if until else None

    @property
    def waits(self) -> bool:
        """Whether it is kept for another day: something was said, stands half-typed, or rests."""
        if self._store is None:
            return False
        is_new = said_nothing(self.progress) and not self.conversation.resting_until
        return not is_new or bool(self._store.drafts(self.id))

    def leave(self) -> None:
        """Leave it for another day; a mere look at it leaves nothing behind."""
        if self._store and self._begun and not self.waits:
            self._store.forget(self.id)
            self._begun = False

    def finish(self, keep: str = "agreed") -> None:
        """Keep of a finished conversation what the couple chose, or `keep` where they were not asked."""
        end = self.stand
        if not isinstance(end, End):
            raise ValueError("The conversation is still under way.")
        answers = forgetting(self.script, self.progress.answers, end.keep or keep)
        kept = replace(self.conversation, answers=tuple(a.record() for a in answers), held=())
        at = stamp(self._clock())
        # Of one held to its end it counts that it was held, also where nothing of it is kept.
        left = answers if end.stopped else self.progress.answers
        if self._store and all(_says_nothing(answer) for answer in left):
            self._store.forget(self.id)  # "not now", or "another time"
        elif self._store:
            self._store.finish(kept, at, done=not end.stopped)
        self.conversation = replace(kept, ended=at, finished=not end.stopped, resting_until=None)

    def take(self, progress: Progress) -> tuple[Answer, ...]:
        """Save how far the conversation has come now, and stand there."""
        conversation = replace(
            self.conversation,
            answers=tuple(answer.record() for answer in progress.answers),
            held=tuple(held.record() for held in progress.held),
        )
        if self._store:
            self._begin(self._store)
            self._store.save(conversation)
        before = {answer.key for answer in self.progress.answers}
        self.conversation = conversation
        self._move(progress)
        return tuple(answer for answer in progress.answers if answer.key not in before)

    def _begin(self, store: Store) -> None:
        if not self._begun:
            store.begin(self.conversation)
            self._begun = True

    def _move(self, progress: Progress) -> None:
        self.progress = progress
        self.stand = walk(self.script, progress.answers)


def _says_nothing(answer: Answer) -> bool:
    """Whether it leaves nothing behind: a fact, or an agreement that they look at another time."""
    return answer.kind == "fact" or (answer.kind == "look_back" and answer.value is None)


def _some(number: int, at_most: int) -> list[int]:
    """Which of so many: all that a list can hold, or where only a few are wanted, those that chance picks, in order."""
    if not at_most or number <= at_most:
        return list(range(number))[:MOST_ITEMS]
    return sorted(secrets.SystemRandom().sample(range(number), at_most))


def _unused_id(store: Store | None, started: str) -> str:
    """An id that no conversation has: beginning under one that is taken would write over that conversation."""
    while True:
        id_ = new_id(started)
        try:
            if store is None:
                return id_
            store.conversation(id_)
        except NotThere:
            return id_
        except Unreadable:
            continue  # taken, though damaged


def _due(agreement: Agreement) -> Json:
    """What a look-back needs of an agreement."""
    known = asdict(agreement)
    where_there = (*AGREEMENT_TURNS, *BESIDE)
    return {name: known[name] for name in DUE if known[name] is not None or name not in where_there}


__all__ = ["Ask", "Evening", "as_kept", "script_of"]
