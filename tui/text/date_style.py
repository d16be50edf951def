"""The order of dates, the clock, and the first weekday."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6


@dataclass(frozen=True)
class DateStyle:
    """How dates and times are written; by default, as in most places.

    `day_first` is "14 March", not "March 14"; `clock_24` is "21:40", not "9:40 PM". `week_starts` is the first day of
    the week, counted from 0 for Monday.
    """

    day_first: bool = True
    clock_24: bool = True
    week_starts: int = MONDAY


def _places(codes: str) -> frozenset[str]:
    return frozenset(codes.split())


# Source of the tables: Unicode CLDR 49, https://cldr.unicode.org. Places that are missing here have the default style.

# English date formats (common/main/en_*.xml), and the places of East Asia that write year, month, and day.
_MONTH_FIRST = _places("AS BI CA CN GU JP KP KR MH MP PH PR TW UM US VI")

# supplementalData.xml, timeData, `preferred="h"`, without the places where no language's format uses it.
_CLOCK_12 = _places(
    "AE AG AL AS AU BB BD BH BM BN BS BT CA CO CY DJ DM DO DZ EG EH ER ET FJ FM GD GH GM GR GU GY HK IN IQ JM JO KH "
    "KI KN KP KR KW KY LB LC LR LS LY MH MO MP MR MW MY NA NZ OM PA PG PH PK PR PS PW QA SA SB SD SG SL SO SS SY SZ "
    "TC TD TN TO TT TW UM US VC VE VG VI VU WS YE"
)

# supplementalData.xml, weekData, `firstDay`.
_WEEK_STARTS = {
    **dict.fromkeys(
        _places(
            "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP "
            "PA PE PH PK PR PT PY SA SG ST SV TH TL TT TW UM US VE VI WS YE ZA ZW"
        ),
        SUNDAY,
    ),
    **dict.fromkeys(_places("AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY"), SATURDAY),
    "MV": FRIDAY,
}


def system_date_style(environ: Mapping[str, str]) -> DateStyle:
    """Return the style of the system's locale.

    As in POSIX, the first of LC_ALL, LC_TIME, and LANG that isn't empty decides. C, POSIX, and unknown locales name no
    place: they get the default, which most places use, and which nobody can misread, because months are words.
    """
    locale = next(filter(None, (environ.get(name) for name in ("LC_ALL", "LC_TIME", "LANG"))), "")
    place = _place(locale)
    return DateStyle(
        day_first=place not in _MONTH_FIRST,
        clock_24=place not in _CLOCK_12,
        week_starts=_WEEK_STARTS.get(place, MONDAY),
    )


def _place(locale: str) -> str:
    """Return the territory of a locale such as "zh_Hant_TW.UTF-8", or ""."""
    language, *parts = re.split(r"[-_]", re.split(r"[.@]", locale)[0])
    if not parts and language == "en":
        return "US"  # CLDR's likely place of English
    return next((part.upper() for part in parts if re.fullmatch(r"[A-Za-z]{2}", part)), "")


# One value for the whole process, not a context variable: a change on one screen must reach all others, and each
# widget has a task, and so a context, of its own.
_chosen: DateStyle | None = None


def date_style() -> DateStyle:
    """Return the style in force: the chosen one, or else the system's."""
    return _chosen or system_date_style(os.environ)


def use_date_style(style: DateStyle | None) -> None:
    """Put a style in force; None follows the system again."""
    global _chosen  # noqa: PLW0603
    _chosen = style
