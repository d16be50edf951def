"""Every screen there is, each ready to be shown with the same data; a screen without an entry here fails its test."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from textual.screen import Screen

import tui.screens
from scripts import Ask, End
from scripts.library_index import Listed
from scripts.loading.library import open_script
from store import Entry, Header, Json, Person, Ritual, Store, Writer, open_store
from store.rules.rituals import begun, weekly_on
from tests.store.helpers.memory_disk import MemoryDisk
from tests.tui.helpers.app import ANA, BEN, NOW, ask, talk
from tests.tui.helpers.check_ins import check_in_weekly
from tests.tui.helpers.notebook_lines import keep_lines
from tests.tui.helpers.step_catalogue import Words, evening_at
from tui.content import typed
from tui.helplines import helplines
from tui.navigation.agreements import ENDINGS, HOW_IT_ENDS
from tui.navigation.onboarding import KEPT, WHAT
from tui.reports.good_moments import good_moments
from tui.reports.summary import stays
from tui.screens.agreements.choose_recurrence import ChooseRhythm
from tui.screens.agreements.detail import OneAgreement
from tui.screens.agreements.edit import RewordAgreement
from tui.screens.agreements.list import Agreements
from tui.screens.base import Room
from tui.screens.blank import Cover
from tui.screens.choose_date import WhichDay
from tui.screens.choose_one import OneOf
from tui.screens.confirm_delete import ForGood
from tui.screens.conversation.handover import HandOver
from tui.screens.conversation.intro import Before
from tui.screens.conversation.rest import Resting
from tui.screens.conversation.screen import Conversation
from tui.screens.conversation.stopped import StoppedHere
from tui.screens.conversation.summary import Outcome
from tui.screens.conversation.take_break import TakeBreak
from tui.screens.edit_text import Reword
from tui.screens.filter_list import Looking
from tui.screens.help import Help
from tui.screens.history.conversations_behind import WhatIsBehind
from tui.screens.history.delete_conversation import ThrowAway
from tui.screens.history.over_time import OverTime
from tui.screens.history.over_time_views import Behind
from tui.screens.history.past_conversations import Past
from tui.screens.history.search import Search
from tui.screens.history.transcript import ReadAgain
from tui.screens.home import Home
from tui.screens.notebook.delete_entry import TakeOut
from tui.screens.notebook.entry import TODAY, Kept
from tui.screens.notebook.good_moments import good_moments_page
from tui.screens.notebook.list import Notebook
from tui.screens.page import Page
from tui.screens.people import SOMEBODY, Names, Shown
from tui.screens.safety import Safety
from tui.session.conversation_session import Evening
from tui.session.idle_monitor import Watch
from tui.text import rituals as way
from tui.text.couple import Couple
from tui.text.dates import offered_days

FOLDER = Path("/home/us/turnabout")
OLD, EARLY, OPEN, RESTS = (
    "2025-12-24T1800-00a0",
    "2026-03-02T2015-00a1",
    "2026-03-12T2030-00a2",
    "2026-03-13T2100-00a3",
)
AGREED = "2026-03-10T2015-00a4"
IN_TURN = {"rhythm": "FREQ=WEEKLY;BYDAY=MO", "turn": "second"}
RESTS_NOW: dict[str, Json] = {"next": "rest", "look_back": "2026-04-11"}
LIVED: tuple[dict[str, Json], ...] = (
    {"outcome": "not_yet", "did": "I sat in meetings until late.", "landed": "I waited, and did not ask."},
    {"words": {"act": "I will send one word.", "instead": "I call from the train."}},
    RESTS_NOW,
    {"next": "take_up", "look_back": "2026-03-14"},
    {"outcome": "partly", "did": "Twice of three times.", "landed": "I slept better."},
)
"""What may become of an agreement within a few days."""
LAST_WEEK = NOW - timedelta(days=8)

Build = Callable[[Words, Store], Screen[Any]]


@dataclass(frozen=True)
class View:
    """One screen in one state: `keys` lead to it from `build`, and then `shows` can be read on it.

    `empty` is for a couple with nothing else in their folder, `reads` for a second window, `kept` lines more than usual
    stand in the notebook, and `weeks` are those with a check-in.
    """

    name: str
    build: Build
    shows: str
    keys: tuple[str, ...] = ()
    empty: bool = False
    reads: bool = False
    kept: int = 0
    weeks: int = 0


def screens_there_are() -> Iterator[type[Screen[Any]]]:
    """All screens that stand in the modules of `tui.screens`, without those that others only build on."""
    for module in pkgutil.walk_packages(tui.screens.__path__, "tui.screens."):
        for one in vars(importlib.import_module(module.name)).values():
            if (
                not isinstance(one, type)
                or not issubclass(one, Screen)
                or one in (Cover, Room, Looking, ForGood)
            ):
                continue
            if one.__module__.startswith("tui.screens.") and not one.__name__.startswith("_"):
                yield one


def people(words: Words) -> tuple[Person, Person]:
    """The two, by the names that are tried."""
    return replace(ANA, name=words.ana), replace(BEN, name=words.ben)


def store_for(view: View, words: Words) -> Store:
    """A folder in memory as the view needs it; a second window only reads, and says who writes."""
    store = open_store(
        FOLDER, disk=_filled(words, view.empty, view.kept, view.weeks).killed(), read_only=view.reads
    )
    if view.reads:
        store.writer = Writer(4711, "2026-03-14T19:05:00+01:00")
    return store


@cache
def _filled(words: Words, empty: bool, kept: int, weeks: int) -> MemoryDisk:
    disk = MemoryDisk()
    for folder in (*reversed(FOLDER.parents), FOLDER):
        disk.make_folder(folder)
    with open_store(FOLDER, disk=disk) as store:
        store.set_people(*people(words))
        if not empty:
            _live_through_some_months(store, words)
        keep_lines(store, kept, words.text)
        check_in_weekly(store, weeks, words.text)
    return disk


def _live_through_some_months(store: Store, words: Words) -> None:
    for id_, done in ((OLD, True), (EARLY, False)):
        old = talk(id_, ask(True, step="say_it", kind="talk"))
        store.save(old)
        store.finish(old, old.started, done=done)
    evening = evening_at(store, words, moment=LAST_WEEK)
    evening.finish("words")
    store.save(talk(OPEN, script="i-statements"))
    store.save(talk(RESTS))
    store.rest(RESTS, (NOW + timedelta(hours=1)).isoformat())


# How each of them is made


def _couple(words: Words) -> Couple:
    return Couple(*people(words))


def conversation(step: str, of: str = "", stage: str = "") -> Build:
    """A conversation that stands at a step, before a clock on which nobody ever goes away."""

    def build(words: Words, store: Store) -> Screen[Any]:
        evening = evening_at(store, words, step, of, stage)
        couple = Couple.beginning(people(words), evening.begins)
        return Conversation(evening, couple, watch=Watch(lambda: 0.0, lambda: 0.0))

    return build


def _what_now(words: Words, store: Store) -> Screen[Any]:
    """A setback into which an agreement was carried, where they choose what becomes of it."""
    script = open_script("setback")
    evening = Evening(script, store, clock=lambda: NOW, carried=store.agreements()[0])
    evening.know()
    while isinstance(stand := evening.stand, Ask) and stand.step.id != "what_now":
        evening.answer(
            {"good_now": "yes", "learned": None}.get(stand.step.id, stand.kind != "look_back" or None)
        )
        evening.know()
    return Conversation(evening, _couple(words), watch=Watch(lambda: 0.0, lambda: 0.0))


def _home(_words: Words, store: Store) -> Screen[Any]:
    return Home(store, lambda: NOW)


def _read_again(words: Words, store: Store) -> Screen[Any]:
    return ReadAgain(store, _last(store), people(words), NOW.date())


def _last(store: Store) -> Header:
    return next(header for header in store.recent(9) if header.script == "every-step")


def _agreements(count: int) -> Build:
    """All agreements where so many were made: of each kind some, and every fourth let go."""

    def build(words: Words, store: Store) -> Screen[Any]:
        _agree(words, store, count)
        store.change_agreement(f"{AGREED}::a1", NOW.isoformat(), {"outcome": "partly"})
        return Agreements(store, lambda: NOW)

    return build


def _agree(words: Words, store: Store, count: int) -> None:
    made = (
        {
            **{
                "act": words.text[:500],
                "cue": f"When it is day {n}",
                "who": ("first", "second", "both")[n % 3],
            },
            "look_back": (NOW.date() + timedelta(days=3 * n - 6)).isoformat(),
            **(IN_TURN if n % 3 == 2 else {}),
        }
        for n in range(count)
    )
    store.save(talk(AGREED, *(ask(act, step=f"a{n}", kind="agree", of="both") for n, act in enumerate(made))))
    for n in range(3, min(count, 40), 4):
        store.change_agreement(f"{AGREED}::a{n}", NOW.isoformat(), {"next": "let_go"})


def _one_agreement(*changes: dict[str, Json], number: int = 0) -> Build:
    """One agreement after these changes to it; that of the number 2 comes round."""

    def build(words: Words, store: Store) -> Screen[Any]:
        _agree(words, store, number + 1)
        for n, what in enumerate(changes):
            store.change_agreement(f"{AGREED}::a{number}", f"2026-03-1{n}T20:00:00+01:00", what)
        there = [*store.agreements(), *store.closed_agreements()]
        found = next(agreement for agreement in there if agreement.id == f"{AGREED}::a{number}")
        return OneAgreement(found, people(words), NOW.date(), lambda _what, _back: found)

    return build


def _choose_rhythm(words: Words, store: Store) -> Screen[Any]:
    _agree(words, store, 3)
    found = next(agreement for agreement in store.agreements() if agreement.rhythm)
    return ChooseRhythm(found, people(words), NOW.date())


def _ending(words: Words, _store: Store) -> Screen[Any]:
    return OneOf(HOW_IT_ENDS, words.text, ENDINGS)


def _which_day(words: Words, _store: Store) -> Screen[Any]:
    return WhichDay("When do you look at it?", offered_days(NOW.date()), NOW.date(), words.text)


def _notebook(words: Words, store: Store) -> Screen[Any]:
    return Notebook(store, people(words), lambda: NOW)


def _kept(words: Words, store: Store) -> Screen[Any]:
    return Kept(store, _changed(words, store), people(words), NOW.date())


def _reword(_words: Words, store: Store) -> Screen[Any]:
    return Reword(TODAY, store.notebook()[0].text, print, BEN.colour)


def _reword_agreement(words: Words, store: Store) -> Screen[Any]:
    _agree(words, store, 1)
    found = next(agreement for agreement in store.agreements() if agreement.conversation == AGREED)
    return RewordAgreement(found, people(words), NOW.date(), print)


def _changed(words: Words, store: Store) -> Entry:
    """A line of the notebook that has been changed twice, as far as the window may change it."""
    id_ = store.notebook()[0].id
    for text in () if store.read_only else ("We walk home together.", words.text):
        store.change_entry(id_, text)
    return store.notebook()[0]


def _over_time(_words: Words, store: Store) -> Screen[Any]:
    return OverTime(store)


def _behind(_words: Words, store: Store) -> Screen[Any]:
    return WhatIsBehind(Behind(NOW.date(), "March 2026", tuple(store.recent(200))))


def _good_moments(_words: Words, store: Store) -> Screen[Any]:
    return good_moments_page(good_moments(store.notebook(), NOW.date()), NOW.date())


def _before(words: Words, _store: Store) -> Screen[Any]:
    about = "Each of you puts one thing that is hard into one sentence.\n\nThe other says it back."
    script = Listed(
        "i-statements", "One sentence of mine", about, (15, 25), "tender", "say", "library", "1.0.0", ""
    )
    told = way.before_text(_missed(words), "weekly", NOW.date())
    return Before(script, people(words), "a", lambda begins: begins, told)


def _throw_away(words: Words, store: Store) -> Screen[Any]:
    header = Header(OPEN, "i-statements", words.text[:80], "1.0.0", LAST_WEEK.isoformat())
    return ThrowAway(store, header, NOW)


def _missed(words: Words) -> Ritual:
    return begun("weekly-check-in", words.text[:80], weekly_on(LAST_WEEK.date()), LAST_WEEK.isoformat())


def _ritual(words: Words, _store: Store) -> Screen[Any]:
    ritual, today = _missed(words), NOW.date()
    return OneOf(ritual.title, way.standing_text(ritual, today), way.ways(ritual, today))


def _offer(*_: object) -> Screen[Any]:
    return OneOf(way.offer_title("weekly"), way.OFFER, way.offer_ways("weekly"))


def _safety(_words: Words, _store: Store) -> Screen[Any]:
    countries, note = helplines()
    return Safety(countries, date(2026, 3, 14), note, locale="en_GB.UTF-8")


def _outcome(words: Words, store: Store) -> Screen[Any]:
    evening = evening_at(store, words)
    assert isinstance(evening.stand, End)
    page = stays(evening.script, evening.progress.answers, evening.stand.outcome, _couple(words), NOW.date())
    return Outcome(page, FOLDER)


VIEWS = (
    View("home", _home, "15 to 25 min"),
    View("home-empty", _home, "A good one to begin with", empty=True),
    View("home-reading", _home, "Lately, to read again", reads=True),
    View("names", lambda words, _: Names(people(words)), "The other"),
    View("names-empty", lambda *_: Names(SOMEBODY), "A name is wanted", ("enter",)),
    View("shown", lambda words, _: Shown(people(words)), "Pronouns"),
    View("page", lambda *_: Page("What this is", [typed(text) for text in WHAT]), "no judge"),
    View(
        "page-trouble",
        lambda words, _: Page(
            "What is kept", [typed(text) for text in KEPT], f"The disk is full. {words.text}"
        ),
        "The disk is full",
    ),
    View("page-good-moments", _good_moments, "on better days", kept=40),
    View("before", _before, "begins today"),
    View("safety", _safety, "Is this for us?"),
    View("help", lambda *_: Help(Conversation.commands()), "What you can do here"),
    View("handover-alone", lambda words, _: HandOver(_couple(words), "second", "first"), "writes alone now"),
    View("handover-together", lambda words, _: HandOver(_couple(words), None, "second"), "together again"),
    View("take-break", lambda *_: TakeBreak(clock=lambda: NOW), "How long?"),
    View("resting", lambda *_: Resting(NOW + timedelta(minutes=20), clock=lambda: NOW), "Until 20:35"),
    View(
        "resting-over",
        lambda *_: Resting(NOW + timedelta(minutes=20), clock=lambda: NOW),
        "We are ready",
        ("enter",),
    ),
    View("stopped", lambda *_: StoppedHere(), "Nothing is lost"),
    View("outcome", _outcome, "Read it together"),
    View("agreements", _agreements(3), "Type to find one"),
    View(
        "agreements-empty", lambda _, store: Agreements(store, lambda: NOW), "Nothing is agreed", empty=True
    ),
    View("agreements-many", _agreements(200), "and 8"),
    View("agreements-found", _agreements(200), "of 201", tuple("day 17")),
    View("one-agreement", _one_agreement({"words": {"act": "I will call before six."}}), "Change the words"),
    View("one-agreement-let-go", _one_agreement({"next": "let_go"}), "Take it up again"),
    View("one-agreement-resting", _one_agreement(RESTS_NOW), "laid to rest"),
    View("one-agreement-over", _one_agreement({"words": {"end": "2026-03-13"}}, number=4), "another end"),
    View("one-agreement-long", _one_agreement(*LIVED), "10 March: you looked back: not yet"),
    View("one-agreement-ending", _ending, "we keep it"),
    View(
        "one-agreement-in-turn",
        _one_agreement({"skip": "2026-03-16"}, {"swap": "2026-03-23"}, number=2),
        "swap it back",
        ("right",),
    ),
    View("choose-rhythm", _choose_rhythm, "How often does it come round"),
    View("which-day", _which_day, "In two weeks"),
    View("ritual", _ritual, "Leave this one out"),
    View("ritual-offered", _offer, "Yes, and choose the day"),
    View("change-agreement", _reword_agreement, "you both can do"),
    View("change-agreement-more", _reword_agreement, "In a hard week", ("tab", "tab", "tab", "enter")),
    View("notebook", _notebook, "Milestones"),
    View("notebook-none", _notebook, "Nothing stands here now", empty=True),
    View("notebook-two-hundred", _notebook, "Goals", kept=200),
    View("notebook-nothing-fits", _notebook, "Nothing here has", tuple("zzz")),
    View("kept", _kept, "In earlier words"),
    View("kept-reading", _kept, "From A little of everything", reads=True),
    View("reword", _reword, "The words it has had"),
    View("reword-wanted", _reword, "A few words are wanted", ("f7", "backspace", "enter")),
    View("take-out", lambda _, store: TakeOut(store, store.notebook()[0]), "Leave it there"),
    View("throw-away", _throw_away, "Leave it on Home"),
    View("over-time", _over_time, "Since February 2026", empty=True, weeks=3),
    View("over-time-none", _over_time, "Nothing stands here yet", empty=True),
    View("over-time-two-hundred", _over_time, "Since May 2022", empty=True, weeks=200),
    View("over-time-agreements", _over_time, "Lately, in March", ("right", "right"), empty=True, weeks=30),
    View("over-time-themes", _over_time, "September 2025: what you felt", ("left",), empty=True, weeks=30),
    View("what-is-behind", _behind, "Wednesday 24"),
    View("what-is-behind-two-hundred", _behind, "Weekly check-in", empty=True, weeks=200),
    View("past", lambda _, store: Past(store, lambda: NOW), "December 2025"),
    View("past-empty", lambda _, store: Past(store, lambda: NOW), "Nothing stands here yet", empty=True),
    View("search", lambda _, store: Search(store), "Found 4", tuple("kitchen")),
    View("read-again", _read_again, "Two sentences are enough"),
    View("conversation", conversation("picture", "second"), "how would a good week look"),
)

ALONE = ("enter",)
HOW_OFTEN = ("tab", "3", *["tab"] * 3, "enter", *["right"] * 4)
NOT_YET = ("enter", "enter", "3", "enter")
STEPS = (
    View("say", conversation("welcome"), "sit so that both"),
    View("breathe", conversation("settle"), "Let your shoulders sink"),
    View("talk", conversation("story"), "tell of a moment"),
    View("talk-noting", conversation("story"), "tell of a moment", ("shift+tab", "enter")),
    View("talk-as-the-other", conversation("chair"), "speaks as"),
    View("time-out", conversation("rest_now"), "Rest now"),
    View("card", conversation("card"), "read this card aloud"),
    View("text-private", conversation("hurt", "first"), "what still stings", ALONE),
    View("text-wanted", conversation("picture", "first"), "A few words are wanted", ("enter",)),
    View("feelings", conversation("feel", "first"), "Nothing chosen yet", ALONE),
    View("feelings-inside", conversation("feel", "first"), "Left: back", (*ALONE, "down", "right", "down")),
    View("feelings-searching", conversation("feel", "first"), "“lo", (*ALONE, *"lo")),
    View("reveal-decide", conversation("show", "first", "decide"), "Keep to myself", ALONE),
    View("reveal-shown", conversation("show", stage="shown"), "Read slowly"),
    View("compare", conversation("both_pictures"), "side by side"),
    View("choice", conversation("heard"), "Not yet"),
    View("several", conversation("wishes"), "[x]", ("2",)),
    View("yes-no", conversation("ready"), "Are both of you ready"),
    View("scale", conversation("strength"), "Enter goes on with 7", ("7",)),
    View("needs", conversation("missing"), "what would you like more of"),
    View("list", conversation("tasks"), "write one here"),
    View("ratings", conversation("weights"), "0 to 5. 4"),
    View("choice-from", conversation("which"), "Which of them"),
    View("who", conversation("starts"), "Both of you:"),
    View("date", conversation("again"), "In two weeks"),
    View("agree", conversation("action"), "We look again on"),
    View("agree-more", conversation("action"), "In a hard week", ("tab",) * 3 + ("enter",)),
    View("agree-how-often", conversation("action"), "Not in turn", HOW_OFTEN),
    View("agree-aloud", conversation("action"), "Read it aloud once", ("tab", "1", "enter", "enter")),
    View("keep", conversation("moment"), "into your notebook"),
    View("keep-list", conversation("routines"), "into your notebook"),
    View("look-back", conversation("due_now"), "what did you do"),
    View("look-back-together", conversation("due_now"), "None of these is a mark", ("enter", "enter")),
    View("look-back-next", conversation("due_now"), "nobody has failed", NOT_YET),
    View("look-back-day", conversation("due_now"), "When do you want", (*NOT_YET, "enter")),
    View("look-back-smaller", conversation("due_now"), "Which small part", (*NOT_YET, "2", "enter")),
    View("look-back-hand-over", conversation("due_now"), "yours from now on", (*NOT_YET, "4", "enter")),
    View("what-now-smaller", _what_now, "What may get in the way", ("2", "enter")),
    View("look-back-rest", conversation("due_now"), "It rests", (*NOT_YET, "5", "enter")),
)
"""Every kind of step and answer, as a conversation shows it."""
