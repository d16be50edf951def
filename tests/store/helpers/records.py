"""Sample people, answers, and times."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from store import Conversation, Json, Person, Record

ANA = Person("a", "Ana", "she", "her", "her", "green", "●")
BEN = Person("b", "Ben", "he", "him", "his", "blue", "▲")
SCRIPT: Mapping[str, Json] = {
    "id": "say-it-back",
    "version": "1.0.0",
    "title": "Say it back",
    "minutes": "8 to 20",
    "sha256": "ab" * 32,
    "language": "en",
    "parts": [{"flow": "format: 1\n", "words": "# Say it back\n"}],
}


def at(day: str, minute: int = 0) -> str:
    """Return an evening time on a day."""
    return f"{day}T20:{minute:02}:00+01:00"


def conversation_with(id_: str, *answers: Record, script: str = "say-it-back") -> Conversation:
    """Return a conversation with these answers.

    The second partner may have begun it.
    """
    return Conversation(id_, {**SCRIPT, "id": script}, at(id_[:10]), answers)


def stored_answer(
    step: str, value: Json, *, kind: str = "ask", of: str = "first", day: str = "2026-03-14"
) -> Record:
    """Return an answer at the top level of the script."""
    return {
        "place": "",
        "step": step,
        "kind": kind,
        "of": of,
        "value": value,
        "private": False,
        "at": at(day),
    }


def begins(person: str) -> Record:
    """Return the fact of who begins."""
    return stored_answer("begins", person, kind="fact", of="house")


def agreed(step: str, act: str, *, who: str = "first", look_back: str | None = "2026-03-20") -> Record:
    """Return an agreement's answer."""
    value: dict[str, Any] = {"act": act, "who": who, "look_back": look_back}
    return stored_answer(step, value, kind="agree", of="both")


def notebook_line(step: str, text: str, *, part: str = "needs", of: str = "first") -> Record:
    """Return a notebook entry's answer."""
    return stored_answer(step, {"part": part, "text": text}, kind="keep", of=of)


def look_back(step: str, agreement: str, *, day: str = "2026-03-21", **more: Json) -> Record:
    """Return a look-back's answer."""
    value: dict[str, Json] = {"agreement": agreement, "outcome": "partly", **more}
    return stored_answer(step, value, kind="look_back", of="both", day=day)


def with_answers(conversation: Conversation, *answers: Record) -> Conversation:
    """Return the conversation with more answers."""
    return replace(conversation, answers=(*conversation.answers, *answers))
