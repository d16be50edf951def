"""What the last conversation of a script left in the notebook for the next one."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from scripts import AwaitingAnswer, Json
from scripts.loading.open_script import open_script
from store import Store, open_store
from tests.scripts.helpers.small_scripts import default_value
from tests.tui.helpers.app import ANA, BEN, NOW
from tui.session.conversation_session import ConversationSession

TOPIC, OTHER = "Where we want to live", "The car"


def talk(store: Store, day: datetime, topic: str | None) -> list[str]:
    """Have the monthly conversation; return what was brought back."""
    session = ConversationSession(open_script("monthly-conversation"), store, clock=lambda: day)
    session.resolve_facts()
    values: dict[str, Json] = {"frame_good_now": "yes", "frame_to_keep": "agreed"}
    values["next_topic"] = topic and {"part": "topics", "text": topic}
    while isinstance(state := session.state, AwaitingAnswer):
        session.answer(values.get(state.key[1], default_value(state)))
        session.resolve_facts()
    facts = [answer.value for answer in session.progress.answers if answer.step == "last_topic"]
    session.finish("agreed")
    return [entry["text"] for entry in facts[0]]


def test_topic_comes_back_once_in_the_next_conversation(tmp_path: Path) -> None:
    with open_store(tmp_path / "data") as store:
        store.set_people(ANA, BEN)
        month = timedelta(days=31)
        assert talk(store, NOW, TOPIC) == []
        assert talk(store, NOW + month, OTHER) == [TOPIC]
        assert talk(store, NOW + 2 * month, None) == [OTHER]
        assert talk(store, NOW + 3 * month, None) == []


def test_deleted_topic_does_not_come_back(tmp_path: Path) -> None:
    with open_store(tmp_path / "data") as store:
        store.set_people(ANA, BEN)
        talk(store, NOW, TOPIC)
        store.delete_entry(store.notebook("topics")[0].id)
        assert talk(store, NOW + timedelta(days=31), None) == []
