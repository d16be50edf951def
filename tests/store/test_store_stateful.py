"""Stateful tests of the store against a dictionary model."""

from dataclasses import dataclass, field, replace
from itertools import count

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from store import DELETED, Conversation, Draft, Json, Store, open_store
from store.agreement_record import AGREEMENT_DELETED
from tests.helpers.examples import scaled
from tests.store.helpers.records import (
    agreed,
    at,
    conversation_with,
    look_back,
    notebook_line,
    stored_answer,
    with_answers,
)
from tests.store.helpers.scenario import FOLDER, new_disk

STEPS = st.sampled_from(["x", "y"])
TEXTS = st.text(max_size=12).map(lambda text: text.encode("utf-8", "replace").decode())
MONTHS = st.integers(1, 6)


@dataclass
class Model:
    """Conversations in full.

    Their effects are derived again each time.
    """

    said: dict[str, Conversation] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, list[Draft]] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    taken_out: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)

    def unfinished(self) -> list[str]:
        return [id_ for id_ in self.said if id_ not in self.ended]

    def values(self, kind: str) -> dict[str, dict[str, Json]]:
        return {
            f"{id_}::{record['step']}": dict(record["value"])  # type: ignore[arg-type]
            for id_, conversation in self.said.items()
            for record in conversation.answers
            if record["kind"] == kind
        }

    def lines(self) -> dict[str, Json]:
        kept = {id_: value["text"] for id_, value in self.values("keep").items()}
        return {id_: self.changed.get(id_, text) for id_, text in kept.items() if id_ not in self.taken_out}

    def let_go(self) -> set[str]:
        return {
            str(value["agreement"])
            for value in self.values("look_back").values()
            if value["next"] == "let_go"
        }

    def agreements(self, *, closed: bool) -> dict[str, object]:
        gone, made = self.let_go(), self.values("agree")
        left = {id_: value["act"] for id_, value in made.items() if id_ not in self.deleted}
        return {id_: act for id_, act in left.items() if (id_ in gone) == closed}


def without_entry(conversation: Conversation, entry: str) -> Conversation:
    """Return a conversation with a notebook entry's answer as deleted."""
    answers = tuple(
        {**record, "value": {"part": "needs", "text": DELETED}}
        if f"{conversation.id}::{record['step']}" == entry
        else record
        for record in conversation.answers
    )
    return replace(conversation, answers=answers)


def with_mark(conversation: Conversation, agreement: str) -> Conversation:
    """Return a conversation with an agreement's answer as marked when it's deleted."""
    answers = tuple(
        {**record, AGREEMENT_DELETED: True} if f"{conversation.id}::{record['step']}" == agreement else record
        for record in conversation.answers
    )
    return replace(conversation, answers=answers)


class AnyEvening(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.disk = new_disk()
        self.store: Store = open_store(FOLDER, disk=self.disk)
        self.model = Model()
        self.numbers = count(1)

    def teardown(self) -> None:
        self.store.close()

    def answer(self, choice: int, *more: dict[str, Json]) -> None:
        open_ones = self.model.unfinished()
        conversation = self.model.said[open_ones[choice % len(open_ones)]]
        self.keep(with_answers(conversation, *more))

    def keep(self, conversation: Conversation) -> None:
        self.store.save(conversation)
        self.model.said[conversation.id] = conversation

    @rule(month=MONTHS)
    def begin(self, month: int) -> None:
        conversation = conversation_with(f"2026-{month:02}-14T2015-{next(self.numbers):04x}")
        self.store.begin(conversation)
        self.model.said[conversation.id] = conversation

    @precondition(lambda self: self.model.unfinished())
    @rule(choice=st.integers(0), text=TEXTS)
    def ask(self, choice: int, text: str) -> None:
        self.answer(choice, dict(stored_answer(f"s{next(self.numbers)}", text)))

    @precondition(lambda self: self.model.unfinished())
    @rule(choice=st.integers(0), text=TEXTS)
    def agree(self, choice: int, text: str) -> None:
        self.answer(choice, dict(agreed(f"s{next(self.numbers)}", text)))

    @precondition(lambda self: self.model.unfinished())
    @rule(choice=st.integers(0), text=TEXTS)
    def keep_line(self, choice: int, text: str) -> None:
        self.answer(choice, dict(notebook_line(f"s{next(self.numbers)}", text)))

    @precondition(lambda self: self.model.lines())
    @rule(which=st.integers(0), text=TEXTS)
    def change_line(self, which: int, text: str) -> None:
        lines = sorted(self.model.lines())
        id_ = lines[which % len(lines)]
        self.store.edit_entry(id_, text)
        self.model.changed[id_] = text

    @precondition(lambda self: self.model.lines())
    @rule(which=st.integers(0))
    def take_line_out(self, which: int) -> None:
        lines = sorted(self.model.lines())
        id_ = lines[which % len(lines)]
        self.store.delete_entry(id_)
        self.model.taken_out.add(id_)
        self.model.said = {said: without_entry(each, id_) for said, each in self.model.said.items()}

    @precondition(lambda self: self.model.agreements(closed=False) or self.model.agreements(closed=True))
    @rule(which=st.integers(0))
    def delete_agreement(self, which: int) -> None:
        model = self.model
        made = sorted({**model.agreements(closed=False), **model.agreements(closed=True)})
        id_ = made[which % len(made)]
        self.store.delete_agreement(id_, at("2026-12-31"))
        model.deleted.add(id_)
        model.said = {said: with_mark(each, id_) for said, each in model.said.items()}

    @precondition(lambda self: self.model.unfinished() and self.model.agreements(closed=False))
    @rule(
        choice=st.integers(0), which=st.integers(0), then=st.sampled_from(["go_on", "let_go"]), month=MONTHS
    )
    def look_back(self, choice: int, which: int, then: str, month: int) -> None:
        standing = sorted(self.model.agreements(closed=False))
        agreement = standing[which % len(standing)]
        day = f"2026-{month:02}-20"
        self.answer(choice, dict(look_back(f"s{next(self.numbers)}", agreement, day=day, next=then)))

    @precondition(lambda self: self.model.unfinished())
    @rule(choice=st.integers(0), left=st.integers(0, 3))
    def step_back(self, choice: int, left: int) -> None:
        open_ones = self.model.unfinished()
        conversation = self.model.said[open_ones[choice % len(open_ones)]]
        self.keep(replace(conversation, answers=conversation.answers[:left]))

    @precondition(lambda self: self.model.unfinished())
    @rule(choice=st.integers(0), step=STEPS, text=TEXTS)
    def draft(self, choice: int, step: str, text: str) -> None:
        open_ones = self.model.unfinished()
        draft = Draft(open_ones[choice % len(open_ones)], "", step, "a", text)
        self.store.save_draft(draft)
        others = self.model.drafts.get(draft.conversation, [])
        self.model.drafts[draft.conversation] = [*(one for one in others if one.step != step), draft]

    @precondition(lambda self: self.model.unfinished())
    @rule(choice=st.integers(0), step=STEPS)
    def drop_draft(self, choice: int, step: str) -> None:
        open_ones = self.model.unfinished()
        id_ = open_ones[choice % len(open_ones)]
        self.store.drop_drafts(id_, {("", step, "a")})
        self.model.drafts[id_] = [one for one in self.model.drafts.get(id_, []) if one.step != step]

    @precondition(lambda self: self.model.unfinished())
    @rule(choice=st.integers(0), done=st.booleans())
    def finish(self, choice: int, done: bool) -> None:
        open_ones = self.model.unfinished()
        id_ = open_ones[choice % len(open_ones)]
        self.store.finish(replace(self.model.said[id_], answers=()), at(id_[:10], 50), done=done)
        self.model.ended[id_] = "repair" if done else ""
        self.model.drafts.pop(id_, None)

    @precondition(lambda self: self.model.said)
    @rule(choice=st.integers(0))
    def forget(self, choice: int) -> None:
        id_ = sorted(self.model.said)[choice % len(self.model.said)]
        self.store.delete_conversation(id_)
        for kept_by_id in (self.model.said, self.model.ended, self.model.drafts):
            kept_by_id.pop(id_, None)

    @rule(cut=st.booleans())
    def open_again(self, cut: bool) -> None:
        if cut:
            self.disk = next(self.disk.without_power())
        else:
            self.store.close()
        self.store = open_store(FOLDER, disk=self.disk)

    @invariant()
    def shows_what_the_model_shows(self) -> None:
        store, model = self.store, self.model
        assert sorted(header.id for header in store.unfinished()) == sorted(model.unfinished())
        assert [header.id for header in store.recent_headers(99)] == sorted(model.ended, reverse=True)
        assert {each.id: each.act for each in store.agreements()} == model.agreements(closed=False)
        assert {each.id: each.act for each in store.closed_agreements()} == model.agreements(closed=True)
        assert {entry.id: entry.text for entry in store.notebook()} == model.lines()
        assert store.times_done("say-it-back") == sum(map(bool, model.ended.values()))
        for id_ in model.unfinished():
            assert store.conversation(id_) == model.said[id_]
            assert store.drafts(id_) == model.drafts.get(id_, [])
        assert store.unreadable_files() == []


AnyEvening.TestCase.settings = settings(
    max_examples=scaled(60), stateful_step_count=30, suppress_health_check=list(HealthCheck)
)
TestAnyEvening = AnyEvening.TestCase
