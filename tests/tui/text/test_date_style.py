"""Tests of the style of dates and times."""

from __future__ import annotations

import pytest

from tests.tui.helpers.date_styles import US, use_style
from tui.text.date_style import DateStyle, date_style, system_date_style

INTERNATIONAL = DateStyle(day_first=True, clock_24=True, week_starts=0)


@pytest.mark.parametrize(
    ("locale", "style"),
    [
        ("en_US.UTF-8", US),
        ("en_us", US),
        ("en", US),
        ("es_PR", US),
        ("en_GB.UTF-8", INTERNATIONAL),
        ("de_DE@euro", INTERNATIONAL),
        ("de-CH", INTERNATIONAL),
        ("en_CA.UTF-8", US),
        ("en_IN", DateStyle(day_first=True, clock_24=False, week_starts=6)),
        ("zh_Hant_TW.UTF-8", US),
        ("ja_JP", DateStyle(day_first=False, clock_24=True, week_starts=6)),
        ("ar_EG", DateStyle(day_first=True, clock_24=False, week_starts=5)),
        ("C", INTERNATIONAL),
        ("C.UTF-8", INTERNATIONAL),
        ("POSIX", INTERNATIONAL),
        ("en_001", INTERNATIONAL),
        ("tlh", INTERNATIONAL),
        ("", INTERNATIONAL),
        ("_", INTERNATIONAL),
    ],
)
def test_style_of_a_locale(locale: str, style: DateStyle) -> None:
    assert system_date_style({"LANG": locale}) == style


def test_the_first_setting_that_is_not_empty_decides() -> None:
    assert system_date_style({"LC_ALL": "", "LC_TIME": "en_US", "LANG": "de_DE"}) == US
    assert system_date_style({"LC_ALL": "C", "LC_TIME": "en_US", "LANG": "en_US"}) == INTERNATIONAL
    assert system_date_style({}) == INTERNATIONAL


def test_a_chosen_style_wins_until_it_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_TIME", "en_US.UTF-8")
    assert date_style() == US
    with use_style(INTERNATIONAL):
        assert date_style() == INTERNATIONAL
    assert date_style() == US
