"""Every screen with sample data; tests fail without an entry."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

import tui.screens
from scripts import AwaitingAnswer, Finished
from scripts.autoplay.plausible_answers import plausible_answer
from scripts.loading.open_script import open_script
from scripts.script_info import FLOW_LIBRARY, ScriptInfo, get_script_info
from store import Entry, Header, Homework, Json, Person, Ritual, Store, Writer, open_store
from store.rules.backup_retention import backup_name, parse_backup_names
from store.rules.conversation_retention import Announcement
from store.rules.rituals import new_ritual, weekly_on
from store.tables.retention import write_announcement
from tests.store.helpers.memory_disk import MemoryDisk
from tests.tui.helpers.app import ANA, BEN, NOW, ask, talk
from tests.tui.helpers.check_ins import check_in_weekly
from tests.tui.helpers.notebook_lines import save_entries
from tests.tui.helpers.step_catalogue import Words, session_at
from tests.tui.helpers.task_views import add_tasks, at_step, edit_done, task_map
from tui.helplines import load_helplines
from tui.navigation.agreement_flow import ASK_ENDING, ENDING_LABELS
from tui.navigation.export_flow import ABOUT
from tui.navigation.onboarding import BEFORE_YOU_START, before_you_start
from tui.navigation.ritual_changes import ritual_offer
from tui.reports.conversation_outline import SaidLine, conversation_outline
from tui.reports.conversation_summary import build_summary
from tui.reports.good_moments import good_moments
from tui.reports.packs import InstalledPack
from tui.reports.script_problems import loading_problems
from tui.screens.agreements.choose_recurrence import ChooseRecurrence
from tui.screens.agreements.delete import DeleteAgreement
from tui.screens.agreements.detail import AgreementDetail
from tui.screens.agreements.edit import EditAgreement
from tui.screens.agreements.list import AgreementList
from tui.screens.agreements.say_aloud import SayAloud
from tui.screens.ask_path import AskPath
from tui.screens.base import BaseScreen
from tui.screens.blank_screen import BlankScreen
from tui.screens.choose_action import ChooseOne
from tui.screens.choose_date import ChooseDate
from tui.screens.confirm_delete import ConfirmDelete
from tui.screens.conversation.blank_while_talking import QuietScreen
from tui.screens.conversation.break_countdown import RestScreen
from tui.screens.conversation.choose_break import TakeBreak
from tui.screens.conversation.choose_setback_agreement import ChooseSetbackAgreement
from tui.screens.conversation.draft_saving import SavesDrafts
from tui.screens.conversation.handover import HandOver
from tui.screens.conversation.intro import ScriptIntro
from tui.screens.conversation.layout import ConversationLayout
from tui.screens.conversation.private_cover import PrivateCover
from tui.screens.conversation.private_note import PrivateNote
from tui.screens.conversation.screen import ConversationScreen
from tui.screens.conversation.stopped_for_today import StoppedScreen
from tui.screens.conversation.summary import SummaryScreen
from tui.screens.dialog import DialogScreen
from tui.screens.edit_text import EditText
from tui.screens.event_guard import EventGuardScreen
from tui.screens.filter_list import FilterListScreen
from tui.screens.find_command import FindCommand
from tui.screens.find_script import FindScript
from tui.screens.history.answer_page import AnswerPage
from tui.screens.history.correct_word import ConfirmCorrection, CorrectWord
from tui.screens.history.delete_conversation import DeleteConversation
from tui.screens.history.erase_answer import EraseAnswer
from tui.screens.history.past_conversations import PastConversations
from tui.screens.history.search import SearchScreen
from tui.screens.history.source_conversations import ConversationsBehind
from tui.screens.history.statistics import StatisticsScreen
from tui.screens.history.statistics_views import OverTimeRow
from tui.screens.history.transcript import TranscriptScreen
from tui.screens.home import HomeScreen
from tui.screens.home_actions import HomeActions
from tui.screens.home_data import load_details, load_snapshot
from tui.screens.idle_blanking import IdleScreen
from tui.screens.notebook.delete_entry import DeleteEntry
from tui.screens.notebook.entry import TODAY_LABEL, NotebookEntryScreen
from tui.screens.notebook.good_moments import good_moments_page
from tui.screens.notebook.list import NotebookScreen
from tui.screens.packs.add import AddPack
from tui.screens.packs.list import PackList
from tui.screens.partner_names import NEW_PEOPLE, NamesScreen, PeopleScreen
from tui.screens.partner_profiles import PartnerProfilesScreen
from tui.screens.rehearsal.choose_step import ChooseStep
from tui.screens.rehearsal.choose_visit import ChooseVisit
from tui.screens.rehearsal.end import EndPage
from tui.screens.rehearsal.follow_files import FollowsFiles
from tui.screens.rehearsal.guide import GuidePage
from tui.screens.rehearsal.problems import ProblemsPage, WaitForScript
from tui.screens.rehearsal.screen import RehearsalScreen
from tui.screens.safety import SafetyScreen
from tui.screens.settings.ask_secret import AskSecret
from tui.screens.settings.backups import BackupList
from tui.screens.settings.erase_private_answers import ErasePrivateAnswers
from tui.screens.settings.save_copy import SaveCopy
from tui.screens.settings.settings import SettingsScreen, SettingsSources
from tui.screens.sharing.choose_items import ChooseItems
from tui.screens.sharing.read_page import ReadPage
from tui.screens.split_screen import SplitScreen
from tui.screens.text_page import Page
from tui.screens.welcome import WelcomeScreen
from tui.screens.why_it_works import WhyItWorks
from tui.session.conversation_session import ConversationSession
from tui.session.idle_monitor import IdleMonitor
from tui.session.pack_changes import open_pack_at
from tui.session.private_note import open_note
from tui.session.rehearsal import Rehearsal
from tui.session.script_watch import ScriptWatch
from tui.styled_text import literal
from tui.text import retention, sealing
from tui.text import rituals as action
from tui.text.agreement_card import AgreementCard
from tui.text.couple import Couple
from tui.text.dates import days_ahead, suggested_days
from tui.text.problems import Problem

FOLDER = Path("/home/us/turnabout")
OLD, EARLY, OPEN, RESTS = (
    "2025-12-24T1800-00a0",
    "2026-03-02T2015-00a1",
    "2026-03-12T2030-00a2",
    "2026-03-13T2100-00a3",
)
AGREED = "2026-03-10T2015-00a4"
IN_TURN = {"rhythm": "FREQ=WEEKLY;BYDAY=MO", "turn": "second"}
PAUSE: dict[str, Json] = {"next": "rest", "look_back": "2026-04-11"}
LONG_HISTORY: tuple[dict[str, Json], ...] = (
    {"outcome": "not_yet", "did": "I sat in meetings until late.", "landed": "I waited, and did not ask."},
    {"words": {"act": "I will send one word.", "instead": "I call from the train."}},
    PAUSE,
    {"next": "take_up", "look_back": "2026-03-14"},
    {"outcome": "partly", "did": "Twice of three times.", "landed": "I slept better."},
)
"""A history with every kind of change."""
LAST_WEEK = NOW - timedelta(days=8)

Build = Callable[[Words, Store], Screen[Any]]


@dataclass(frozen=True)
class View:
    """One screen in one state, reached by `keys`, showing `shows`.

    `empty` means no other data, `reads` a read-only second window, `kept` the number of extra notebook entries and
    `weeks` the number of weeks with a check-in.
    """

    name: str
    build: Build
    shows: str
    keys: tuple[str, ...] = ()
    empty: bool = False
    reads: bool = False
    kept: int = 0
    weeks: int = 0


def all_screens() -> Iterator[type[Screen[Any]]]:
    """Yield all screen classes in `tui.screens` except base classes."""
    for module in pkgutil.walk_packages(tui.screens.__path__, "tui.screens."):
        for one in vars(importlib.import_module(module.name)).values():
            if (
                not isinstance(one, type)
                or not issubclass(one, Screen)
                or one
                in (
                    BlankScreen,
                    IdleScreen,
                    BaseScreen,
                    EventGuardScreen,
                    SplitScreen,
                    HomeActions,
                    QuietScreen,
                    FilterListScreen,
                    ConfirmDelete,
                    DialogScreen,
                    PeopleScreen,
                    ConversationLayout,
                    PrivateCover,
                    AskPath,
                    FollowsFiles,
                    SavesDrafts,
                )
            ):
                continue
            if one.__module__.startswith("tui.screens.") and not one.__name__.startswith("_"):
                yield one


def people(words: Words) -> tuple[Person, Person]:
    """Return both partners with these names."""
    return replace(ANA, name=words.ana), replace(BEN, name=words.ben)


def store_for(view: View, words: Words) -> Store:
    """Return a store in memory with the view's data."""
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
            _save_some_months(store, words)
        save_entries(store, kept, words.text)
        check_in_weekly(store, weeks, words.text)
    return disk


def _save_some_months(store: Store, words: Words) -> None:
    for id_, done in ((OLD, True), (EARLY, False)):
        old = talk(id_, ask(True, step="say_it", kind="talk"))
        store.save(old)
        store.finish(old, old.started, done=done)
    session = session_at(store, words, moment=LAST_WEEK)
    session.finish("words")
    store.save(talk(OPEN, script="i-statements"))
    store.save(talk(RESTS))
    store.set_resting_until(RESTS, (NOW + timedelta(hours=1)).isoformat())


# Builders of the views


def _couple(words: Words) -> Couple:
    return Couple(*people(words))


def conversation(step: str, of: str = "", stage: str = "") -> Build:
    """Return a builder of a conversation at a step."""

    def build(words: Words, store: Store) -> Screen[Any]:
        session = session_at(store, words, step, of, stage)
        couple = Couple.with_first(people(words), session.begins)
        return ConversationScreen(session, couple, idle_monitor=IdleMonitor(lambda: 0.0, lambda: 0.0))

    return build


def _what_now(words: Words, store: Store) -> Screen[Any]:
    """Build a setback at the choice of the next action."""
    script = open_script("setback")
    session = ConversationSession(script, store, clock=lambda: NOW, carried=store.agreements()[0])
    session.resolve_facts()
    while isinstance(state := session.state, AwaitingAnswer) and state.step.id != "what_now":
        session.answer(None if state.kind == "look_back" else plausible_answer(state))
        session.resolve_facts()
    return ConversationScreen(session, _couple(words), idle_monitor=IdleMonitor(lambda: 0.0, lambda: 0.0))


def _private_note(words: Words, store: Store) -> Screen[Any]:
    """Build the page of a note in a week of notes."""
    session = ConversationSession(open_script("week-of-notes"), store, clock=lambda: NOW)
    session.resolve_facts()
    while session.collecting is None and isinstance(state := session.state, AwaitingAnswer):
        session.answer(None if state.kind == "look_back" else plausible_answer(state))
        session.resolve_facts()
    open_note(session, "first")
    return PrivateNote(session, Couple.with_first(people(words), session.begins), pause_minutes=20)


def _home(_words: Words, store: Store) -> Screen[Any]:
    return HomeScreen(store, lambda: NOW)


def _find_script(_words: Words, store: Store) -> Screen[Any]:
    return FindScript(load_snapshot(store, NOW), load_details(store, NOW))


def _why_it_works(_words: Words, _store: Store) -> Screen[Any]:
    return WhyItWorks(get_script_info("reflective-listening"))


def _choose_setback_agreement(words: Words, store: Store) -> Screen[Any]:
    return ChooseSetbackAgreement(store.agreements(), people(words))


def _say_aloud(words: Words, _store: Store) -> Screen[Any]:
    return SayAloud(AgreementCard("When I’m late, I’ll text you.", "first"), _couple(words))


def _transcript(words: Words, store: Store) -> Screen[Any]:
    return TranscriptScreen(store, _latest_header(store), people(words), NOW.date())


def _said_page(words: Words, store: Store) -> Screen[Any]:
    couple, said = _outline(words, store)
    asked = next(line for line in said if "good week" in line.question)
    return AnswerPage(asked, couple, question=asked.question, can_correct=True)


def _outline(words: Words, store: Store) -> tuple[Couple, list[SaidLine]]:
    conversation = store.conversation(_latest_header(store).id)
    return conversation_outline(store, conversation, people(words), NOW.date())


def _correct_word(words: Words, _store: Store) -> Screen[Any]:
    return CorrectWord(words.text, BEN.colour)


def _confirm_correction(words: Words, _store: Store) -> Screen[Any]:
    return ConfirmCorrection(words.text[:500], lambda: None)


def _latest_header(store: Store) -> Header:
    return next(header for header in store.recent_headers(9) if header.script == "every-step")


def _agreements(count: int) -> Build:
    """Return a builder of the list with this many agreements."""

    def build(words: Words, store: Store) -> Screen[Any]:
        _save_agreements(words, store, count)
        store.change_agreement(f"{AGREED}::a1", NOW.isoformat(), {"outcome": "partly"})
        return AgreementList(store, lambda: NOW)

    return build


def _save_agreements(words: Words, store: Store, count: int) -> None:
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
    """Return a builder of one agreement; number 2 repeats."""

    def build(words: Words, store: Store) -> Screen[Any]:
        _save_agreements(words, store, number + 1)
        for n, what in enumerate(changes):
            store.change_agreement(f"{AGREED}::a{number}", f"2026-03-1{n}T20:00:00+01:00", what)
        there = [*store.agreements(), *store.closed_agreements()]
        found = next(agreement for agreement in there if agreement.id == f"{AGREED}::a{number}")
        return AgreementDetail(found, people(words), NOW.date(), lambda _what, _back: found)

    return build


def _choose_recurrence(words: Words, store: Store) -> Screen[Any]:
    _save_agreements(words, store, 3)
    found = next(agreement for agreement in store.agreements() if agreement.rhythm)
    return ChooseRecurrence(found, people(words), NOW.date())


def _ending(words: Words, _store: Store) -> Screen[Any]:
    return ChooseOne(ASK_ENDING, words.text, ENDING_LABELS)


def _choose_date(words: Words, _store: Store) -> Screen[Any]:
    today = NOW.date()
    question = "When do you want to check in?"
    return ChooseDate(question, suggested_days(today), today, words.text, others=days_ahead(today))


def _notebook(words: Words, store: Store) -> Screen[Any]:
    return NotebookScreen(store, people(words), lambda: NOW)


def _notebook_entry(words: Words, store: Store) -> Screen[Any]:
    return NotebookEntryScreen(store, _edited_entry(words, store), people(words), NOW.date())


def _edit_entry(_words: Words, store: Store) -> Screen[Any]:
    return EditText(TODAY_LABEL, store.notebook()[0].text, print, BEN.colour)


def _delete_agreement(words: Words, store: Store) -> Screen[Any]:
    _save_agreements(words, store, 1)
    header = next(each for each in store.unfinished() if each.id == AGREED)
    return DeleteAgreement(store.agreements()[0], header, NOW.date(), lambda: None)


def _edit_agreement(words: Words, store: Store) -> Screen[Any]:
    _save_agreements(words, store, 1)
    found = next(agreement for agreement in store.agreements() if agreement.conversation == AGREED)
    return EditAgreement(found, people(words), NOW.date(), print)


def _edited_entry(words: Words, store: Store) -> Entry:
    """Return an entry, edited twice unless the store is read-only."""
    id_ = store.notebook()[0].id
    for text in () if store.read_only else ("We walk home together.", words.text):
        store.edit_entry(id_, text)
    return store.notebook()[0]


def _over_time(_words: Words, store: Store) -> Screen[Any]:
    return StatisticsScreen(store)


def _conversations_behind(_words: Words, store: Store) -> Screen[Any]:
    return ConversationsBehind(store, OverTimeRow(NOW.date(), "March 2026", tuple(store.recent_headers(200))))


def _good_moments(_words: Words, store: Store) -> Screen[Any]:
    return good_moments_page(good_moments(store.notebook(), NOW.date()), NOW.date())


def _script_intro(words: Words, _store: Store) -> Screen[Any]:
    about = "Each of you puts one thing that is hard into one sentence.\n\nThe other says it back."
    script = ScriptInfo(
        "i-statements", "One sentence of mine", about, (15, 25), "tender", "say", "library", "1.0.0", ""
    )
    told = action.intro_text(_missed(words), "weekly", NOW.date())
    return ScriptIntro(script, people(words), "a", lambda begins: begins, told)


def _delete_conversation(words: Words, store: Store) -> Screen[Any]:
    header = Header(OPEN, "i-statements", words.text[:80], "1.0.0", LAST_WEEK.isoformat())
    return DeleteConversation(store, header, NOW)


def _missed(words: Words) -> Ritual:
    return new_ritual("weekly-check-in", words.text[:80], weekly_on(LAST_WEEK.date()), LAST_WEEK.isoformat())


def _ritual(words: Words, _store: Store) -> Screen[Any]:
    ritual, today = _missed(words), NOW.date()
    return ChooseOne(ritual.title, action.status_text(ritual, today), action.actions(ritual, today))


def _ritual_offer(*_: object) -> Screen[Any]:
    return ritual_offer("weekly", action.NOT_NOW)


def _safety(_words: Words, _store: Store) -> Screen[Any]:
    countries, note = load_helplines()
    return SafetyScreen(countries, date(2026, 3, 14), note, "en_GB.UTF-8")


def _settings(words: Words, store: Store) -> Screen[Any]:
    countries, _ = load_helplines()
    sources = SettingsSources(store, FOLDER, people(words), countries, "No reminder", lambda: NOW, print)
    return SettingsScreen(sources)


def _keep(_words: Words, store: Store) -> Screen[Any]:
    _announce(store)
    actions = {**retention.CHOICES, retention.WHICH: retention.WHICH_LABEL}
    return ChooseOne(retention.TITLE, retention.main_text(2), actions, "2")


def _keep_question(words: Words, store: Store) -> Screen[Any]:
    today = NOW.replace(year=2030)
    about = retention.means_text(store.retention_groups(today, 2), 2, today.date())
    title = retention.question_for(replace(ANA, name=words.ana), 2)
    return ChooseOne(title, f"{about}\n\n{retention.TOGETHER}", retention.answers())


def _keep_which(_words: Words, store: Store) -> Screen[Any]:
    headers = [each for month in store.months() for each in store.headers(month)]
    return Page(retention.WHICH_TITLE, [literal(line) for line in retention.which_lines(headers)])


def _home_with_notice(_words: Words, store: Store) -> Screen[Any]:
    _announce(store)
    return HomeScreen(store, lambda: NOW)


def _announce(store: Store) -> None:
    """Announce that two conversations will be deleted."""
    write_announcement(
        store._folder.couple, Announcement(NOW, date(2026, 3, 22), {"one": 2024, "other": 2024})
    )


def _passphrase(words: Words, _store: Store) -> BaseScreen[Any]:
    person = replace(ANA, name=words.ana)
    return AskSecret(sealing.choose_title(person), sealing.choose_about(person), lambda _: sealing.TOO_SHORT)


def _recovery_code(_words: Words, _store: Store) -> BaseScreen[Any]:
    return AskSecret(sealing.CODE_AGAIN, sealing.CODE_AGAIN_ABOUT, lambda _: "", is_shown=True)


def _save_copy(_words: Words, _store: Store) -> Screen[Any]:
    return SaveCopy("~/turnabout-2026-03-14.txt", ABOUT["txt"], print, print)


def _backups(_words: Words, _store: Store) -> Screen[Any]:
    days = [NOW - timedelta(days=day) for day in (*range(7), 14, 21, 40, 70, 380)]
    names = [backup_name(day, whole=False, taken=[]) for day in days]
    before = backup_name(NOW - timedelta(days=1, hours=2), whole=True, taken=[])
    return BackupList(parse_backup_names([*names, before]), NOW)


def _pack_script(words: Words, id_: str) -> ScriptInfo:
    about = f"A conversation for an evening. {words.text[:500]}"
    title = words.text[:80]
    return ScriptInfo(id_, title, about, (15, 25), "light", "say", "dr-kim", "1.0.0", "", author=words.ana)


def _packs(words: Words, _store: Store) -> Screen[Any]:
    scripts = tuple(_pack_script(words, f"dr-kim/evening-{number}") for number in range(3))
    packs = [
        InstalledPack("dr-kim", "1.0.0", words.ana, "CC BY 4.0", scripts),
        InstalledPack("unreadable", "", "", "", ()),
    ]
    homework = Homework(scripts[0].id, words.text[:300], "dr-kim")
    return PackList(packs, {homework.id: (homework, scripts[0])})


def _add_pack(_words: Words, _store: Store) -> Screen[Any]:
    return AddPack(open_pack_at)


def _choose_items(words: Words, _store: Store) -> Screen[Any]:
    return ChooseItems([words.text[:200], "Repair, Sunday", *(f"Weekly check-in {n}" for n in range(9))])


def _summary(words: Words, store: Store) -> Screen[Any]:
    session = session_at(store, words)
    assert isinstance(session.state, Finished)
    page = build_summary(
        session.script, session.progress.answers, session.state.summary_keys, _couple(words), NOW.date()
    )
    return SummaryScreen(page, FOLDER)


REHEARSED = FLOW_LIBRARY / "reflective-listening.yaml"
PROBLEM = Problem(
    "evening.md", 12, 3, "No step is called `haerd`.", "Nobody reads it.", "Rename it to `heard`."
)


def _rehearsal(words: Words, _store: Store) -> Screen[Any]:
    files = ScriptWatch(REHEARSED)
    reading = files.read()
    assert reading.script
    rehearsal = Rehearsal(reading.script, "a", "say_back", clock=lambda: NOW)
    return RehearsalScreen(rehearsal, files, reading, _couple(words), loading_problems)


def _wait_for_script(_words: Words, _store: Store) -> Screen[Any]:
    files = ScriptWatch(FOLDER / "scripts" / "evening.yaml")
    return WaitForScript(files, loading_problems(files.flow, files.read()), loading_problems)


MORE_LINES = (
    *(*["tab"] * 2, "enter", *["tab"] * 2, "enter", *["tab"] * 2, "enter"),
    *(*["tab"] * 4, "enter", *["tab"] * 4, "enter"),
)
VIEWS = (
    View("home", _home, "15 to 30 min"),
    View("home-empty", _home, "A good one to start with", empty=True),
    View("home-reading", _home, "already open", reads=True),
    View("welcome", lambda *_: WelcomeScreen(NEW_PEOPLE), "Then you switch"),
    View("names", lambda words, _: NamesScreen(people(words)), "Second person"),
    View("names-empty", lambda *_: NamesScreen(NEW_PEOPLE), "Please enter a name", ("enter",)),
    View("shown", lambda words, _: PartnerProfilesScreen(people(words)), "Pronouns"),
    View("page", lambda *_: Page(BEFORE_YOU_START, before_you_start(FOLDER)), "won’t judge"),
    View(
        "page-trouble",
        lambda words, _: Page(BEFORE_YOU_START, before_you_start(FOLDER), f"The disk is full. {words.text}"),
        "The disk is full",
    ),
    View("page-good-moments", _good_moments, "on better days", kept=40),
    View("before", _script_intro, "goes first today"),
    View("find-script", _find_script, "Search conversations"),
    View("why-it-works", _why_it_works, "how sure we are"),
    View("choose-setback", _choose_setback_agreement, "Something else"),
    View("say-aloud", _say_aloud, "out loud"),
    View("safety", _safety, "Is this for us?"),
    View("settings", _settings, "Names and symbols"),
    View("settings-choices", _settings, "Terminal", ("down",) * 3),
    View("home-keep", _home_with_notice, "will be deleted"),
    View("keep-for", _keep, "Two years"),
    View("keep-question", _keep_question, "for two years"),
    View("keep-which", _keep_which, "will be deleted"),
    View("settings-data", _settings, "Data folder", ("end", "up", "up")),
    View("passphrase", _passphrase, "random words are easy to remember"),
    View("passphrase-short", _passphrase, "That’s too short", ("a", "enter")),
    View("recovery-code", _recovery_code, "Capitals, spaces, and hyphens"),
    View(
        "erase-private-answers",
        lambda words, _: ErasePrivateAnswers(people(words)[0], lambda: None),
        "count as skipped",
    ),
    View("save-copy", _save_copy, "If you don’t name a folder"),
    View("save-copy-wanted", _save_copy, "Please enter a name for", ("ctrl+u", "enter")),
    View("backups", _backups, "Back up now"),
    View("backups-one", _backups, "Saturday 14 March, 20:15", ("down",)),
    View("backups-none", lambda *_: BackupList([], NOW), "any backups yet", empty=True),
    View("packs", _packs, "Suggested"),
    View("packs-none", lambda *_: PackList([], {}), "Add a pack", empty=True),
    View("add-pack", _add_pack, "Where is the pack?"),
    View("add-pack-wanted", _add_pack, "nothing at", (*"nowhere", "enter")),
    View("share", _choose_items, "What goes on the page"),
    View(
        "share-read",
        lambda words, _: ReadPage(f"{words.ana} and {words.ben}\n\n{words.text}"),
        "Read it together",
    ),
    View("share-wanted", _choose_items, "at least one", ("enter",)),
    View("help", lambda words, _: FindCommand(NamesScreen(people(words))), "Quick exit"),
    View(
        "handover-alone", lambda words, _: HandOver(_couple(words), "second", "first"), "this part is private"
    ),
    View(
        "handover-together",
        lambda words, _: HandOver(_couple(words), None, "second"),
        "You can both look again",
    ),
    View("private-note", _private_note, "please look away"),
    View("take-break", lambda *_: TakeBreak(clock=lambda: NOW), "How long do you want"),
    View("resting", lambda *_: RestScreen(NOW + timedelta(minutes=20), clock=lambda: NOW), "Until 20:35"),
    View(
        "resting-over",
        lambda *_: RestScreen(NOW + timedelta(minutes=20), clock=lambda: NOW),
        "We’re ready",
        ("enter",),
    ),
    View("stopped", lambda *_: StoppedScreen(), "Your answers are saved"),
    View("outcome", _summary, "What you’re taking with you"),
    View("agreements", _agreements(3), "Search agreements"),
    View(
        "agreements-empty",
        lambda _, store: AgreementList(store, lambda: NOW),
        "Agreements you make",
        empty=True,
    ),
    View("agreements-many", _agreements(200), "and 8"),
    View("agreements-found", _agreements(200), "of 201", tuple("day 17")),
    View("one-agreement", _one_agreement({"words": {"act": "I will call before six."}}), "Edit"),
    View("one-agreement-let-go", _one_agreement({"next": "let_go"}), "Start it again"),
    View("one-agreement-resting", _one_agreement(PAUSE), "paused."),
    View(
        "one-agreement-over",
        _one_agreement({"words": {"end": "2026-03-13"}}, number=4),
        "change when it ends",
    ),
    View("one-agreement-long", _one_agreement(*LONG_HISTORY), "10 March: you checked in: not yet"),
    View("one-agreement-ending", _ending, "no more reminders"),
    View(
        "one-agreement-in-turn",
        _one_agreement({"skip": "2026-03-16"}, {"swap": "2026-03-23"}, number=2),
        "undo swap",
        ("right",),
    ),
    View("choose-rhythm", _choose_recurrence, "How often should it repeat"),
    View("which-day", _choose_date, "In two weeks"),
    View("ritual", _ritual, "Skip this one"),
    View("ritual-offered", _ritual_offer, "Yes, pick a day"),
    View("delete-agreement", _delete_agreement, "Delete the whole conversation"),
    View("change-agreement", _edit_agreement, "you can both say yes to"),
    View("change-agreement-more", _edit_agreement, "In a hard week:", MORE_LINES),
    View("notebook", _notebook, "Good moments"),
    View("notebook-none", _notebook, "Signals, boundaries, and other", empty=True),
    View("notebook-two-hundred", _notebook, "Goals", kept=200),
    View("notebook-nothing-fits", _notebook, "Nothing found", tuple("zzz")),
    View("kept", _notebook_entry, "Earlier versions"),
    View("kept-reading", _notebook_entry, "From A little of everything", reads=True),
    View("reword", _edit_entry, "You can still read"),
    View("reword-wanted", _edit_entry, "Please write", ("f7", "backspace", "enter")),
    View("take-out", lambda _, store: DeleteEntry(store, store.notebook()[0]), "Cancel"),
    View("task-map", lambda words, store: task_map(words, store, people(words)), "Counters wiped"),
    View(
        "task-map-none",
        lambda words, store: task_map(words, store, people(words), empty=True),
        "no tasks on your map",
        empty=True,
    ),
    View("add-tasks", lambda words, _: add_tasks(people(words)), "Which tasks need an owner"),
    View("task-done", lambda words, _: edit_done(words), "good enough for you both"),
    View("throw-away", _delete_conversation, "Cancel"),
    View("over-time", _over_time, "Since February 2026", empty=True, weeks=3),
    View("over-time-none", _over_time, "Nothing here yet", empty=True),
    View("over-time-two-hundred", _over_time, "Since May 2022", empty=True, weeks=200),
    View(
        "over-time-agreements",
        _over_time,
        "Most recently, in March",
        ("right", "right"),
        empty=True,
        weeks=30,
    ),
    View("over-time-themes", _over_time, "September 2025: what you felt", ("left",), empty=True, weeks=30),
    View("what-is-behind", _conversations_behind, "Wednesday 24"),
    View("what-is-behind-two-hundred", _conversations_behind, "Weekly check-in", empty=True, weeks=200),
    View("past", lambda _, store: PastConversations(store, lambda: NOW), "December 2025"),
    View(
        "past-empty",
        lambda _, store: PastConversations(store, lambda: NOW),
        "Nothing here yet",
        empty=True,
    ),
    View("search", lambda _, store: SearchScreen(store), "Found 4", tuple("kitchen")),
    View("read-again", _transcript, "You agreed"),
    View("read-again-asked", _transcript, "Two sentences are enough", ("q",)),
    View("read-again-one", _said_page, "how would a good week look"),
    View("correct", _correct_word, "Nothing changes until"),
    View("erase-answer", lambda words, _: EraseAnswer(words.text, print), "Only if you both agree"),
    View("correct-agreed", _confirm_correction, "Only if you both agree"),
    View("rehearsal", _rehearsal, "Rehearsal"),
    View("choose-step", lambda *_: ChooseStep(open_script("repair"), "reply"), "what_is_missing"),
    View("problems", lambda *_: ProblemsPage([PROBLEM], is_broken=True), "Rename it"),
    View("problems-none", lambda *_: ProblemsPage([]), "No problems"),
    View("wait-for-script", _wait_for_script, "Fix the first problem"),
    View("choose-visit", lambda words, _: ChooseVisit("Weekly notes", _couple(words)), "Who writes next?"),
    View("end-of-rehearsal", lambda *_: EndPage(), "Nothing was saved"),
    View("guide", lambda *_: GuidePage("format"), "Script format 1"),
    View("conversation", conversation("picture", "second"), "how would a good week look"),
)

TAKE_OVER = ("enter",)
ALL_LINES = (
    *(*["tab"] * 3, "enter", *["tab"] * 4, "right", "enter"),
    *(*["tab"] * 3, "enter", *["tab"] * 3, "enter", *["tab"] * 5, "enter", *["tab"] * 5, "enter"),
)
HOW_OFTEN = ("tab", "3", "tab", "tab", "right", "enter", *["right"] * 4)
NOT_YET = ("enter", "enter", "3", "enter")
STEPS = (
    View("say", conversation("welcome"), "sit so that both"),
    View("breathe", conversation("settle"), "Let your shoulders sink"),
    View("talk", conversation("story"), "tell of a moment"),
    View("talk-noting", conversation("story"), "tell of a moment", ("shift+tab", "enter")),
    View("talk-as-the-other", conversation("chair"), "speaking as"),
    View("time-out", conversation("rest_now"), "Take a break"),
    View("card", conversation("card"), "read this card aloud"),
    View("text-private", conversation("hurt", "first"), "what still stings", TAKE_OVER),
    View("text-wanted", conversation("picture", "first"), "Please write", ("enter",)),
    View("feelings", conversation("feel", "first"), "Nothing chosen yet", TAKE_OVER),
    View(
        "feelings-inside",
        conversation("feel", "first"),
        "Choose 1 to 3",
        (*TAKE_OVER, "down", "right", "down"),
    ),
    View("feelings-searching", conversation("feel", "first"), "Choose 1 to 3", (*TAKE_OVER, *"lo")),
    View("reveal-decide", conversation("show", "first", "decide"), "Keep private", TAKE_OVER),
    View("reveal-shown", conversation("show", stage="shown"), "Read slowly"),
    View("compare", conversation("both_pictures"), "side by side"),
    View("choice", conversation("heard"), "Not yet"),
    View("several", conversation("wishes"), "[x]", ("2",)),
    View("yes-no", conversation("ready"), "Are both of you ready"),
    View("scale", conversation("strength"), "Press Enter for 7", ("7",)),
    View("needs", conversation("missing"), "what would you like more of"),
    View("list", conversation("tasks"), "add one here"),
    View("ratings", conversation("weights"), "0 to 5. 4"),
    View("choice-from", conversation("which"), "Which of them"),
    View("who", conversation("starts"), "Both of you:"),
    View(
        "task-plan",
        lambda words, store: at_step("task-rotation", "week", words, store, people(words)),
        "One of you has",
    ),
    View(
        "furthest",
        lambda words, store: at_step("load-ledger", "differ", words, store, people(words)),
        "how you each rated it",
    ),
    View("date", conversation("again"), "In two weeks"),
    View("agree", conversation("action"), "check in on"),
    View("agree-more", conversation("action"), "In a hard week:", ALL_LINES),
    View("agree-how-often", conversation("action"), "Don’t take turns", HOW_OFTEN),
    View("agree-aloud", conversation("action"), "out loud", ("right", "tab", "1", "enter")),
    View("keep", conversation("moment"), "is saved in your notebook"),
    View("keep-list", conversation("routines"), "is saved in your notebook"),
    View("look-back", conversation("due_now"), "you first."),
    View("look-back-together", conversation("due_now"), "isn’t a grade", ("enter", "enter")),
    View("look-back-next", conversation("due_now"), "nobody failed", NOT_YET),
    View("look-back-day", conversation("due_now"), "When do you want", (*NOT_YET, "enter")),
    View("look-back-smaller", conversation("due_now"), "Which small part", (*NOT_YET, "2", "enter")),
    View("look-back-hand-over", conversation("due_now"), "it’s yours now", (*NOT_YET, "6", "enter")),
    View("what-now-smaller", _what_now, "What might stop us", ("2", "enter")),
    View("look-back-rest", conversation("due_now"), "It’s paused", (*NOT_YET, "4", "enter")),
)
"""Every kind of step and answer on the conversation screen."""

TYPICAL = (
    *("home", "settings", "outcome", "agreements", "one-agreement", "over-time", "handover-alone"),
    *("conversation", "text-private", "feelings", "choice", "ratings", "agree"),
)
"""Views that stand for their kind in the quick tests."""


def view_cases(views: Iterable[View], quick: Sequence[str] = TYPICAL) -> list[object]:
    """Return a case of a test for each view; all but the quick ones are slow."""
    return [
        pytest.param(view, id=view.name, marks=() if view.name in quick else pytest.mark.slow)
        for view in views
    ]
