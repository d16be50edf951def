"""What Home suggests: the rules, by table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from scripts.script_info import ScriptInfo, list_scripts
from store import Header, Homework, Ritual
from tests.tui.helpers.app import NOW
from tui.reports import suggestion_rules as rules
from tui.reports.script_readiness import Completion, heavy_one_still_near, is_locked, quiet_until
from tui.reports.suggestion_context import SuggestionContext
from tui.reports.suggestions import suggest

LIBRARY = {
    "i-statements",
    "reflective-listening",
    "repair",
    "role-reversal",
    "weekly-check-in",
    "daily-check-in",
    "monthly-conversation",
    "gratitude",
    "good-news",
    "stress-talk",
    "open-questions",
    "rebalance",
    "what-support-looks-like",
    "week-of-notes",
    "load-ledger",
    "task-rotation",
    "roles",
    "boundaries",
    "triggers-and-pauses",
    "after-a-fight",
    "a-fair-witness",
    "setback",
    "feedback",
    "shared-goals",
    "milestones",
    "a-look-at-give-and-take",
    "outside-help",
}
SATURDAY = NOW
"""14 March, so neither the eve of a week nor of a month."""
SUNDAY, MONDAY, FIRST_OF_MONTH = NOW + timedelta(days=1), NOW + timedelta(days=2), NOW.replace(month=8, day=1)


def script(id_: str, depth: str = "tender", group: str = "", after: str = "", rhythm: str = "") -> ScriptInfo:
    """Return a script; each is of a group of its own unless it's given."""
    minutes = (5, 10) if depth == "light" else (15, 25)
    about = (id_.capitalize(), "", minutes, depth, group or id_, "library", "1.0.0", after, rhythm)
    return ScriptInfo(id_, *about)


SHORT, LONG, OTHER = script("short", "light"), script("long"), script("other")
WEEKLY = script("weekly-check-in", rhythm="weekly", group="rhythm")
MONTHLY = script("monthly-conversation", rhythm="monthly", group="rhythm")
DAILY = script("daily", "light", group="rhythm", rhythm="daily")
GRATITUDE, LISTENING = script("gratitude", "light"), script("reflective-listening")
DEEP, MENDS = script("repair", "heavy"), script("setback", group="repair")
OPENED = script("opened", after="long")
MANY = {"before": 9}
"""Days since a script that isn't there anymore, often enough for a couple to know the app."""


def evening(
    scripts: list[ScriptInfo],
    days_ago: dict[str, int] | None = None,
    moment: datetime = SATURDAY,
    **more: object,
) -> SuggestionContext:
    """Return an evening on which these scripts were finished so many days ago."""
    ended = {id_: (moment - timedelta(days=days)).isoformat() for id_, days in (days_ago or {}).items()}
    done = {id_: Completion(6 if id_ == "before" else 1, at) for id_, at in ended.items()}
    newest_first = sorted(ended, key=lambda id_: ended[id_], reverse=True)
    lately = [
        Header(ended[id_][:10], id_, id_, "1.0.0", ended[id_], ended[id_], True) for id_ in newest_first
    ]
    return replace(SuggestionContext(moment, scripts, done, lately), **more)  # type: ignore[arg-type]


def left(id_: str) -> Header:
    return Header("2026-03-12", id_, id_, "1.0.0", "2026-03-12T20:00:00+01:00")


def ritual(id_: str, next_: str) -> Ritual:
    return Ritual(id_, id_, "FREQ=WEEKLY", "2026-03-01", next_, "2026-03-01T20:00:00+01:00")


@pytest.mark.parametrize(
    ("given", "id_", "reason"),
    [
        # First evenings.
        (evening([LONG, LISTENING, GRATITUDE]), "gratitude", rules.TO_START_WITH),
        (evening([LONG, LISTENING]), "reflective-listening", rules.TO_START_WITH),
        (evening([LONG, LISTENING, GRATITUDE], {"gratitude": 2}), "reflective-listening", rules.FOR_THE_FIRST_WEEKS),
        (evening([LONG, LISTENING], MANY | {"long": 3}), "reflective-listening", rules.UNTRIED),
        # Its rhythm.
        (evening([LONG, WEEKLY], MANY | {WEEKLY.id: 9, "long": 3}), WEEKLY.id, "Nine days since the last one"),
        (evening([LONG, WEEKLY], MANY | {WEEKLY.id: 6}), "long", rules.UNTRIED),
        (evening([LONG, MONTHLY], MANY | {MONTHLY.id: 28, "long": 3}), MONTHLY.id, "Four weeks since the last one"),
        # A script that has just been opened by another one.
        (evening([OTHER, LONG, OPENED], MANY | {"long": 5}), "opened", "You’re ready for this after “Long”"),
        (evening([OPENED, LONG], MANY | {"long": 15}), "opened", rules.UNTRIED),
        # The calendar.
        (evening([LONG, WEEKLY], MANY, SUNDAY), WEEKLY.id, rules.NEW_WEEK),
        (evening([LONG, WEEKLY], MANY | {WEEKLY.id: 5}, SUNDAY), "long", rules.UNTRIED),
        (evening([LONG, MONTHLY], MANY, FIRST_OF_MONTH), MONTHLY.id, rules.NEW_MONTH),
        (evening([LONG, SHORT], MANY, MONDAY), "short", rules.BUSY_DAY),
        (evening([LONG, SHORT], MANY | {"short": 5}, MONDAY), "long", rules.UNTRIED),
        # Rotation: new ones first, then the one that waited longest.
        (evening([LONG, OTHER], MANY | {"long": 20}), "other", rules.UNTRIED),
        (evening([LONG, OTHER], MANY | {"long": 20, "other": 30}), "other", "Four weeks since the last one"),
        # Variety, whatever the rule, and also if they looked back at agreements in between.
        (evening([LONG, WEEKLY, DAILY], MANY | {WEEKLY.id: 7, "daily": 1}), "long", rules.UNTRIED),
        (evening([WEEKLY, DAILY], MANY | {WEEKLY.id: 7, "daily": 1}), WEEKLY.id, "Seven days since the last one"),
        (evening([LONG, WEEKLY, DAILY], MANY | {"daily": 1}, SUNDAY), "long", rules.UNTRIED),
        (evening([WEEKLY, DAILY], MANY | {"daily": 1}, SUNDAY), WEEKLY.id, rules.NEW_WEEK),
        (evening([LONG, WEEKLY], MANY | {WEEKLY.id: 9}), "long", rules.UNTRIED),
        (evening([LONG, WEEKLY, DAILY], MANY | {WEEKLY.id: 7, "daily": 2, "look-back": 1}), "long", rules.UNTRIED),
        (evening([DAILY, WEEKLY, LONG], MANY | {"daily": 1, "long": 3}), "long", "Three days since the last one"),
        (evening([DAILY, WEEKLY], MANY | {"daily": 1}), WEEKLY.id, rules.UNTRIED),
        (evening([DEEP, LONG, SHORT], MANY | {"repair": 1}), "short", rules.AFTER_HEAVY),
        (evening([DEEP, LONG], MANY | {"repair": 2}), "long", rules.UNTRIED),
    ],
)  # fmt: skip
def test_first_rule_that_fits_decides(given: SuggestionContext, id_: str, reason: str) -> None:
    (found,) = suggest(given)
    assert (found.script.id, found.reason) == (id_, reason)


@pytest.mark.parametrize(
    "given",
    [
        evening([]),
        evening([DEEP, MENDS, OPENED], MANY),
        evening([MENDS], {"setback": 30}),
        evening([script(id_) for id_ in sorted(rules.ONLY_IF_CHOSEN)]),
        evening([LONG], {"long": 0}),
        evening([LONG], unfinished=[left("long")]),
        evening([LONG, WEEKLY], MANY, rituals=[ritual(WEEKLY.id, "2026-03-14")]),
        evening([WEEKLY], MANY, rituals=[ritual(WEEKLY.id, "2026-03-20")]),
        evening([LONG], due=3),
        evening([DEEP, SHORT], {"repair": 0}),
        evening([DEEP, SHORT], {"repair": 0}, homework=[Homework("short", "Please")]),
        evening([DEEP, LONG], {"repair": 1}),
    ],
)
def test_nothing_is_suggested_when_nothing_suits(given: SuggestionContext) -> None:
    assert suggest(given) == ()


def library_evening(days_ago: dict[str, int], moment: datetime, **more: object) -> SuggestionContext:
    """Return an evening with the whole library, most of it done lately."""
    scripts = list(list_scripts())
    calm = [each.id for each in scripts if each.depth != "heavy" and each.group != "repair"]
    return evening(scripts, MANY | dict.fromkeys(calm, 4) | {"good-news": 2} | days_ago, moment, **more)


def suggested(given: SuggestionContext) -> tuple[str, str]:
    (found,) = suggest(given)
    return found.script.id, found.reason


READY = ("role-reversal", "You’re ready for this after “Reflective listening”")
TUESDAY, FRIDAY = NOW + timedelta(days=3), NOW + timedelta(days=6)


def test_heavy_script_is_suggested_once_it_is_unlocked() -> None:
    assert suggested(library_evening({}, TUESDAY)) == READY
    assert suggested(library_evening({"reflective-listening": 14}, TUESDAY)) == READY


@pytest.mark.parametrize(
    ("days_ago", "more"),
    [
        ({"reflective-listening": 15}, {}),
        ({"role-reversal": 3}, {}),
        ({"repair": 1}, {}),
        ({}, {"unfinished": [left("role-reversal")]}),
        ({}, {"lately": [left("good-news"), left("role-reversal")]}),  # stopped early
    ],
)
def test_unlocked_heavy_script_is_not_pressed_on_them(
    days_ago: dict[str, int], more: dict[str, object]
) -> None:
    (found,) = suggest(library_evening(days_ago, TUESDAY, **more))
    assert found.script.id != "role-reversal"
    assert found.script.depth == "light" or "repair" not in days_ago


def test_unlocked_heavy_script_leaves_a_quiet_day_quiet() -> None:
    assert not suggest(library_evening({"after-a-fight": 0}, TUESDAY))


@pytest.mark.parametrize("moment", [FRIDAY, SATURDAY, SUNDAY])
def test_script_to_have_before_it_is_needed_comes_on_a_calm_free_day(moment: datetime) -> None:
    given = library_evening({"role-reversal": 20, "weekly-check-in": 4, "task-rotation": 4}, moment)
    id_, reason = suggested(given)
    assert (id_ in rules.BEFORE_NEEDED, reason) == (True, rules.CALM_DAY)
    other = rules.BEFORE_NEEDED - {id_}
    assert suggested(library_evening({"role-reversal": 20, id_: 15}, moment)) == (*other, rules.CALM_DAY)


@pytest.mark.parametrize(
    ("days_ago", "moment", "more"),
    [
        ({}, TUESDAY, {}),  # a busy day
        ({}, SATURDAY, {"due": 1}),
        ({"setback": 14}, SATURDAY, {}),
        ({"repair": 14}, SATURDAY, {}),
        ({}, SATURDAY, {"unfinished": [left("after-a-fight")]}),
        (dict.fromkeys(rules.BEFORE_NEEDED, 40), SATURDAY, {}),
    ],
)
def test_script_to_have_before_it_is_needed_waits_for_such_a_day(
    days_ago: dict[str, int], moment: datetime, more: dict[str, object]
) -> None:
    (found,) = suggest(library_evening({"role-reversal": 20} | days_ago, moment, **more))
    assert found.script.id not in rules.BEFORE_NEEDED


def test_homework_comes_first_and_whole() -> None:
    given = [Homework("long", "Before Thursday"), Homework("gone", "x"), Homework("short", "")]
    found = suggest(evening([GRATITUDE, LONG, SHORT], due=5, homework=given))
    assert [(each.script.id, each.reason) for each in found] == [
        ("long", "Before Thursday"),
        ("short", "Suggested for you"),
    ]


def test_new_scripts_take_turns_day_by_day() -> None:
    scripts = [script(name) for name in "abcde"]
    found = [suggest(evening(scripts, MANY, SATURDAY + timedelta(weeks=n)))[0].script.id for n in range(5)]
    assert sorted(found) == list("abcde")


def test_ritual_under_way_and_few_due_agreements_leave_room() -> None:
    rituals = [ritual(WEEKLY.id, "2026-03-14")]
    assert suggest(evening([LONG, WEEKLY], MANY, rituals=rituals, unfinished=[left(WEEKLY.id)]))
    assert suggest(evening([LONG], due=2))


def test_heavy_conversation_is_near_until_the_next_morning() -> None:
    for days, expected in ((0, SATURDAY), (1, None)):
        headers = evening([DEEP], {"repair": days}).lately
        assert heavy_one_still_near([DEEP, LONG], headers, SATURDAY) == expected
    assert heavy_one_still_near([DEEP], [replace(left("repair"), started=SATURDAY.isoformat())], SATURDAY)
    assert not heavy_one_still_near([LONG], evening([LONG], {"long": 0}).lately, SATURDAY)


@pytest.mark.parametrize(
    ("end", "over"),
    [
        ("2026-03-14T15:00+01:00", "2026-03-15T05:00+01:00"),
        ("2026-03-14T21:00+01:00", "2026-03-15T05:00+01:00"),
        ("2026-03-14T23:50+01:00", "2026-03-15T07:50+01:00"),
        ("2026-03-15T02:00+01:00", "2026-03-15T10:00+01:00"),
        ("2026-03-28T20:00+01:00", "2026-03-29T05:00+02:00"),  # the night is an hour shorter
        ("2026-03-28T23:00+01:00", "2026-03-29T08:00+02:00"),
        ("2026-10-24T21:00+02:00", "2026-10-25T05:00+01:00"),  # the night is an hour longer
        ("2026-10-24T23:00+02:00", "2026-10-25T06:00+01:00"),
    ],
)
def test_quiet_lasts_until_morning_and_for_eight_hours(end: str, over: str) -> None:
    headers = [replace(left("repair"), started=end, ended=end)]
    until, minute = datetime.fromisoformat(over), timedelta(minutes=1)
    assert quiet_until(datetime.fromisoformat(end)) == until
    assert heavy_one_still_near([DEEP], headers, until - minute) == datetime.fromisoformat(end)
    assert heavy_one_still_near([DEEP], headers, until) is None


@pytest.mark.parametrize("end", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)])
def test_quiet_stays_within_the_calendar(end: datetime) -> None:
    assert quiet_until(end) >= end


def test_heavy_conversation_from_a_wrong_clock_leaves_no_quiet() -> None:
    assert not heavy_one_still_near(
        [DEEP], [replace(left("repair"), started=(SATURDAY + timedelta(days=9)).isoformat())], SATURDAY
    )


def test_script_is_locked_until_the_other_is_finished() -> None:
    assert is_locked(OPENED, {})
    assert not is_locked(OPENED, {"long": Completion(1, SATURDAY.isoformat())})


def test_rules_name_scripts_of_the_library() -> None:
    named = {
        *rules.FIRST_EVENINGS,
        *rules.BEFORE_A_WEEK,
        *rules.BEFORE_A_MONTH,
        *rules.OWN_PACE,
        *rules.ONLY_IF_CHOSEN,
        *rules.BEFORE_NEEDED,
    }
    assert named <= LIBRARY
    assert {each.id for each in list_scripts()} <= LIBRARY


@pytest.mark.parametrize("days", range(14))
def test_only_scripts_that_exist_are_suggested(days: int) -> None:
    scripts = list(list_scripts())
    (found,) = suggest(evening(scripts, MANY, SATURDAY + timedelta(days=days)))
    assert found.script in scripts


@pytest.mark.parametrize("start", range(7))
def test_sixty_evenings_vary(start: int) -> None:
    """Follow each suggestion, except after a fight, and look back at agreements after some."""
    scripts = list(list_scripts())
    heavy = [each for each in scripts if each.depth == "heavy"]
    done: dict[str, Completion] = {}
    lately: list[Header] = []
    held: list[tuple[int, ScriptInfo]] = []
    for number in range(60):
        day = start + number + number // 9  # now and then, an evening off
        moment = SATURDAY + timedelta(days=day)
        (found,) = suggest(SuggestionContext(moment, scripts, done, lately))
        if held:
            yesterday, before = held[-1]
            assert found.script.group != before.group, (before.id, found)
            is_after_heavy = before.depth == "heavy" and day - yesterday == 1
            assert (found.reason == rules.AFTER_HEAVY) is is_after_heavy
            assert found.script.depth == "light" or not is_after_heavy
        held.append((day, heavy[number % len(heavy)] if number % 7 == 5 else found.script))
        for id_ in (held[-1][1].id, *["look-back"] * (number % 3 == 2)):
            at = moment.isoformat()
            done[id_] = Completion(done.get(id_, Completion()).times + 1, at)
            lately.insert(0, Header(str(number), id_, id_, "1.0.0", at, at, True))
    assert len({script.id for _, script in held}) > 15


NEED_AN_OCCASION = {"after-a-fight", "repair", "setback"}


@pytest.mark.parametrize("start", range(2))
def test_every_script_comes_within_two_hundred_evenings(start: int) -> None:
    """Follow the suggestion of every second evening."""
    scripts, lately = list(list_scripts()), list[Header]()
    done: dict[str, Completion] = {}
    for number in range(200):
        moment = SATURDAY + timedelta(days=start + 2 * number)
        (found,) = suggest(SuggestionContext(moment, scripts, done, lately))
        id_, at = found.script.id, moment.isoformat()
        done[id_] = Completion(done.get(id_, Completion()).times + 1, at)
        lately.insert(0, Header(str(number), id_, id_, "1.0.0", at, at, True))
    assert done.keys() == LIBRARY - rules.ONLY_IF_CHOSEN - NEED_AN_OCCASION
