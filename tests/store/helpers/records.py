"""Ana and Ben, what they say, and when."""

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
    """A moment on the evening of a day."""
    return f"{day}T20:{minute:02}:00+01:00"


def conversation_with(id_: str, *answers: Record, script: str = "say-it-back") -> Conversation:
    """A conversation with these answers, which the second id of the two may have begun."""
    return Conversation(id_, {**SCRIPT, "id": script}, at(id_[:10]), answers)


def stored_answer(
    step: str, value: Json, *, kind: str = "ask", of: str = "first", day: str = "2026-03-14"
) -> Record:
    """One answer, at the top of the script."""
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
    """The fact of who is first."""
    return stored_answer("begins", person, kind="fact", of="house")


def agreed(step: str, act: str, *, who: str = "first", look_back: str | None = "2026-03-20") -> Record:
    """An agreement."""
    value: dict[str, Any] = {"act": act, "who": who, "look_back": look_back}
    return stored_answer(step, value, kind="agree", of="both")


def notebook_line(step: str, text: str, *, part: str = "needs", of: str = "first") -> Record:
    """A line for the notebook."""
    return stored_answer(step, {"part": part, "text": text}, kind="keep", of=of)


def look_back(step: str, agreement: str, *, day: str = "2026-03-21", **more: Json) -> Record:
    """What came of an agreement."""
    value: dict[str, Json] = {"agreement": agreement, "outcome": "partly", **more}
    return stored_answer(step, value, kind="look_back", of="both", day=day)


def with_answers(conversation: Conversation, *answers: Record) -> Conversation:
    """The conversation some answers later."""
    return replace(conversation, answers=(*conversation.answers, *answers))
