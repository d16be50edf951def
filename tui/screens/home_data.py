"""What Home shows, and where its rows lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from store import Agreement, Entry, Header, Homework, Person, Ritual, Store, StoreError
from store.rules.agreement_turns import Turn
from store.rules.agreement_upcoming_turns import todays_or_next_turns
from tui.reports.left_open_conversations import UnresolvedConversation, read_left_open
from tui.reports.script_readiness import Completion

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo

RECENT_COUNT, LATELY_COUNT = 3, 30
"""How many conversations Home lists, and how many it looks at."""


class HomeTarget(Enum):
    """Targets of rows that don't open a single item."""

    DUE = auto()  # agreements due for a look-back
    AGREEMENTS = auto()  # open agreements
    NOTEBOOK = auto()
    TASK_MAP = auto()  # who has which task
    FIND = auto()  # all scripts, to search
    MOMENTS = auto()  # a few good moments from the notebook
    OVER_TIME = auto()  # statistics by week and month
    SETTINGS = auto()


@dataclass(frozen=True)
class NewNote:
    """A note to write for a conversation that collects over several days."""

    header: Header


@dataclass(frozen=True)
class ScriptSearch:
    """A search for a conversation to start."""

    words: str


@dataclass(frozen=True)
class HomeSnapshot:
    """Home data that needs no further files."""

    moment: datetime
    people: Sequence[Person]
    unfinished: Sequence[Header]
    agreed: Sequence[Agreement]
    due: int
    rituals: Sequence[Ritual]
    read_only: bool

    @property
    def today(self) -> date:
        """Return the date of `moment`."""
        return self.moment.date()


@dataclass(frozen=True)
class HomeDetails:
    """Home data read after the first paint."""

    scripts: Sequence[ScriptInfo] = ()
    done: Mapping[str, Completion] = field(default_factory=dict)
    lately: Sequence[Header] = ()  # ended conversations, newest first
    entries: Sequence[Entry] = ()
    turns: Sequence[tuple[Agreement, Turn]] = ()
    due: Sequence[str] = ()  # sentences of the agreements due
    homework: Sequence[Homework] = ()
    left_open: Sequence[UnresolvedConversation] = ()

    @property
    def recent(self) -> Sequence[Header]:
        """Return the conversations that Home lists."""
        return self.lately[:RECENT_COUNT]


def load_snapshot(store: Store, moment: datetime) -> HomeSnapshot:
    """Return a snapshot; a read-only window gets no rituals."""
    return HomeSnapshot(
        moment,
        store.people() or (),
        store.unfinished(),
        store.agreements(),
        len(store.due_agreements(moment.date().isoformat())),
        () if store.read_only else store.rituals(),
        store.read_only,
    )


def load_details(store: Store, moment: datetime) -> HomeDetails:
    """Read scripts, recent conversations, the notebook, upcoming turns, and what's due."""
    from scripts.agreement_sentence import agreement_sentence
    from scripts.script_info import list_scripts

    found = () if store.read_only else tuple(list_scripts(packs=store.packs_path))
    done = {
        script.id: Completion(store.times_done(script.id), store.last_done(script.id)) for script in found
    }
    try:
        lately = tuple(store.recent_headers(LATELY_COUNT))
    except StoreError:
        lately = ()
    turns = todays_or_next_turns(store.agreements(), moment.date())
    due = [agreement_sentence(each.act, each.cue) for each in store.due_agreements(moment.date().isoformat())]
    unresolved = () if store.read_only else read_left_open(store, lately, moment.date())
    return HomeDetails(found, done, lately, store.notebook(), turns, due, store.homework(), unresolved)
