"""Effects of a conversation, derived from its answers alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.agreement_record import AGREEMENT_DELETED, Agreement, HistoryItem
from store.records import DELETED, Conversation, Entry, Json, Record
from store.rules.effect_ids import effect_id
from store.rules.entry_effects import TaskChange, added_entries, task_changes
from store.rules.recurrence import first_day, local_date, parse_recurrence

_LOOK_BACK_FIELDS = ("outcome", "did", "landed", "begins", "next", "look_back", "words")


@dataclass(frozen=True)
class LookBack:
    """Effect of a conversation on an earlier agreement.

    `item` is the event for its history.
    """

    agreement: str
    item: HistoryItem


@dataclass(frozen=True)
class Effects:
    """Effects of one conversation, in the order of its answers."""

    agreements: tuple[Agreement, ...] = ()
    look_backs: tuple[LookBack, ...] = ()
    entries: tuple[Entry, ...] = ()
    tasks: tuple[TaskChange, ...] = ()


def derive_effects(conversation: Conversation) -> Effects:
    """Return a conversation's effects.

    Their ids are made of conversation, place, and step.
    """
    people = _people_by_role(conversation.answers)
    given = [
        (record, value) for record in conversation.answers if isinstance(value := record["value"], Mapping)
    ]
    return Effects(
        agreements=tuple(
            _agreement(conversation.id, record, value, people)
            for record, value in given
            if record["kind"] == "agree" and not record.get(AGREEMENT_DELETED)
        ),
        look_backs=tuple(
            _look_back(conversation.id, record, value, people)
            for record, value in given
            if record["kind"] == "look_back"
        ),
        entries=tuple(
            entry
            for record, value in given
            if record["kind"] == "keep"
            for entry in added_entries(conversation.id, record, value, people)
        ),
        tasks=tuple(
            change
            for record, value in given
            if record["kind"] == "keep"
            for change in task_changes(conversation.id, record, value, people)
        ),
    )


def who_began(answers: Sequence[Record]) -> str | None:
    """Return the id of the person who began, if known."""
    for record in answers:
        if record["kind"] == "fact" and record["step"] == "begins":
            return str(record["value"])
    return None


def took_turns(answers: Sequence[Record]) -> bool:
    """Return whether either partner was asked individually.

    A look-back alone is shared, so it is not a turn.
    """
    return any(record["of"] in ("first", "second") for record in answers)


def other_person(person: str) -> str:
    """Return the other partner's id."""
    return "a" if person == "b" else "b"


def normalize_turns(words: Mapping[str, Json]) -> Mapping[str, Json]:
    """Return the fields, with `turn` removed for one person."""
    return {**words, "turn": None} if words.get("who") in ("a", "b") else words


def _people_by_role(answers: Sequence[Record]) -> dict[Json, str]:
    first = who_began(answers) or "a"
    return {"first": first, "second": other_person(first)}


def _agreement(
    conversation: str, record: Record, value: Mapping[str, Json], people: Mapping[Json, str]
) -> Agreement:
    recurrence = _text_or_none(value, "rhythm")
    return Agreement(
        id=effect_id(conversation, record["place"], record["step"]),
        who=people.get(value.get("who"), "both"),
        act=str(value["act"]),
        cue=_text_or_none(value, "cue"),
        obstacle=_text_or_none(value, "obstacle"),
        instead=_text_or_none(value, "instead"),
        sign=_text_or_none(value, "sign"),
        look_back=_text_or_none(value, "look_back"),
        end=_text_or_none(value, "end"),
        hard_week=_text_or_none(value, "hard_week"),
        made=str(record["at"]),
        conversation=conversation,
        place=str(record["place"]),
        step=str(record["step"]),
        planned=_text_or_none(value, "look_back"),
        rhythm=recurrence,
        turn=people.get(value.get("turn")),
        since=recurrence
        and first_day(parse_recurrence(recurrence), local_date(str(record["at"]))).isoformat(),
    )


def _look_back(
    conversation: str, record: Record, value: Mapping[str, Json], people: Mapping[Json, str]
) -> LookBack:
    fields = {name: value[name] for name in _LOOK_BACK_FIELDS if name in value}
    if isinstance(words := fields.get("words"), Mapping):
        words = {name: text for name, text in words.items() if text != DELETED}
        if "who" in words:
            words = normalize_turns({**words, "who": people.get(words["who"], "both")})
        fields["words"] = words
    if "begins" in fields:
        fields["begins"] = people.get(fields["begins"])
    item = {
        "id": effect_id(conversation, record["place"], record["step"]),
        "conversation": conversation,
        "at": record["at"],
        **fields,
    }
    return LookBack(agreement=str(value["agreement"]), item=HistoryItem.from_row(item))


def _text_or_none(value: Mapping[str, Json], name: str) -> str | None:
    found = value.get(name)
    return None if found is None else str(found)
