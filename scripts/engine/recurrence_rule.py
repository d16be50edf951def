"""The RRULE subset (RFC 5545) that couples can choose."""

import re
from itertools import combinations

from scripts.engine.value_checks import one_of
from scripts.engine_types import PARTNERS

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKLY = re.compile(r"FREQ=WEEKLY(?:;INTERVAL=(?:[2-9]|[1-4][0-9]|5[0-2]))?;BYDAY=([A-Z,]+)")
_MONTHLY = re.compile(
    r"FREQ=MONTHLY;BYMONTHDAY=(?:[1-9]|1[0-9]|2[0-8]|28(?:,29(?:,30(?:,31)?)?);BYSETPOS=-1)"
)
_WEEKDAY_LISTS = frozenset(",".join(days) for many in range(1, 8) for days in combinations(WEEK, many))


def validate_recurrence(value: dict[str, object]) -> str | None:
    """Return why `rhythm` and `turn` are invalid, or None."""
    rhythm, turn = value.get("rhythm"), value.get("turn")
    if rhythm is not None and not is_recurrence_rule(rhythm):
        return (
            "`rhythm` must be a rule like FREQ=DAILY, FREQ=WEEKLY;BYDAY=MO,TH, or FREQ=MONTHLY;BYMONTHDAY=15."
        )
    if turn is None:
        return None
    if turn not in PARTNERS:
        return one_of("turn", PARTNERS)
    if rhythm is None or value.get("who") != "both":
        return "With `turn`, also write `who: both` and a `rhythm`, such as `rhythm: FREQ=DAILY`."
    return None


def is_recurrence_rule(value: object) -> bool:
    """Return whether the value is a supported, canonical rule."""
    if not isinstance(value, str):
        return False
    weekly = _WEEKLY.fullmatch(value)
    return (
        value == "FREQ=DAILY"
        or bool(_MONTHLY.fullmatch(value))
        or bool(weekly and weekly[1] in _WEEKDAY_LISTS)
    )
