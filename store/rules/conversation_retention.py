"""How long conversations are kept, and which ones have reached their end.

A conversation is kept for whole years and to the end of that month. It stays longer with anything that needs it: see
`retention_groups`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, timedelta

from store.agreement_record import Agreement
from store.records import Header, Ritual
from store.rules.agreement_history import is_over

KEEP_SETTING = "keep"
"""The setting's name. Its value is a number of years; anything else keeps conversations for good."""
YEARS = (5, 2, 1)
"""The choices besides for good."""
WARNING_DAYS = 8
"""Days from the announcement to the deletion: a whole week even if they open Turnabout earlier in the day."""
SHORTEST_WARNING = timedelta(days=7)
LATEST_DAYS = 31
"""Days after which an announcement doesn't count anymore: they were away for long, or the clock is wrong."""


@dataclass(frozen=True)
class Group:
    """Conversations that share agreements, and so can only be deleted together.

    `until` is the day from which none of them is needed; None while something needs them.
    """

    headers: tuple[Header, ...]
    until: date | None

    def has_ended(self, today: date) -> bool:
        """Return whether these conversations have reached their end."""
        return self.until is not None and self.until <= today


@dataclass(frozen=True)
class Announcement:
    """What the couple was told: which conversations will be deleted, and from which day on.

    `years` maps what stands for each conversation to the year that it's from.
    """

    at: datetime
    day: date
    years: Mapping[str, int]

    def counts(self, moment: datetime) -> bool:
        """Return whether this still holds, or they have to be told again."""
        return self.at <= moment and moment.date() <= self.day + timedelta(days=LATEST_DAYS)

    def is_due(self, moment: datetime) -> bool:
        """Return whether they've been told long enough ago."""
        waited = moment - self.at >= SHORTEST_WARNING and moment.date() >= self.day
        return waited and self.counts(moment)


def years_kept(stored: str | None) -> int | None:
    """Return for how many years conversations are kept; None is for good."""
    return next((years for years in YEARS if str(years) == stored), None)


def retention_groups(
    ended: Iterable[Header],
    needed: Collection[str],
    agreements: Iterable[Agreement],
    rituals: Iterable[Ritual],
    *,
    years: int,
    today: date,
) -> list[Group]:
    """Return all ended conversations in groups, the oldest first.

    Those of one agreement go together: without one of them, its history would be another. They stay while the agreement
    is in force, and as long after it ended as after a conversation. `needed` ones stay, such as unfinished
    conversations, and so does the last one of a conversation that repeats.
    """
    headers = sorted(ended, key=lambda header: (header.started, header.id))
    ends = {header.id: _end(header.ended, years) for header in headers}
    ends |= dict.fromkeys([*needed, *_last_of_rituals(headers, rituals)])
    groups = {id_: {id_} for id_ in ends}
    for agreement in agreements:
        ids = sorted(_conversations_of(agreement) & groups.keys())
        if not ids:
            continue
        end = None if is_in_force(agreement, today) else _end(_last_moment(agreement), years)
        ends[ids[0]] = _later(ends[ids[0]], end)
        joined = set[str]().union(*(groups[id_] for id_ in ids))
        groups |= dict.fromkeys(joined, joined)
    found: dict[int, Group] = {}
    for header in headers:
        ids_together = groups[header.id]
        if id(ids_together) not in found:
            together = tuple(each for each in headers if each.id in ids_together)
            found[id(ids_together)] = Group(together, _latest([ends[id_] for id_ in ids_together]))
    return list(found.values())


def is_in_force(agreement: Agreement, today: date) -> bool:
    """Return whether an agreement still holds, or a check-in on it is still to come."""
    return agreement.state == "open" and (not is_over(agreement, today) or agreement.look_back is not None)


def _conversations_of(agreement: Agreement) -> set[str]:
    return {agreement.conversation, *(item.conversation for item in agreement.history)}


def _last_moment(agreement: Agreement) -> str:
    """Return when something last happened to an agreement, or its last day."""
    return max(agreement.made, agreement.end or "", *(item.at for item in agreement.history), key=_day)


def _last_of_rituals(headers: Sequence[Header], rituals: Iterable[Ritual]) -> list[str]:
    repeated = {ritual.id for ritual in rituals if ritual.state != "let_go"}
    finished = sorted((each for each in headers if each.finished), key=lambda each: _day(each.ended))
    return list({each.script: each.id for each in finished if each.script in repeated}.values())


def _end(moment: str | None, years: int) -> date | None:
    """Return the first day of the month after so many years; None if there is no such day."""
    day = _day(moment)
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    return date(year + years, month, 1) if year + years <= MAXYEAR else None


def _day(moment: str | None) -> date:
    return date.fromisoformat(moment[:10]) if moment else date.min


def _later(one: date | None, other: date | None) -> date | None:
    return _latest([one, other])


def _latest(days: Sequence[date | None]) -> date | None:
    """Return the last of these days; None, which is never, if it's among them."""
    known = [day for day in days if day]
    return max(known) if len(known) == len(days) else None
