"""Settings: defaults, and values from the disk."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tui.settings import Settings, read_settings, values_of


def test_defaults_are_used_where_nothing_is_stored() -> None:
    settings = read_settings({})
    assert settings == Settings()
    assert (settings.theme, settings.moves, settings.rings) == ("hearth", True, False)
    assert (settings.pause_minutes, settings.blank_minutes, settings.left) == (20, 0, "a")


def test_every_value_that_can_be_chosen_is_read_back() -> None:
    for each in fields(Settings):
        for value in values_of(each.name):
            assert getattr(read_settings({each.name: value}), each.name) == value


@pytest.mark.parametrize("value", ["", "0", "-5", "On", "purple", "\x1b[2J"])
def test_wrong_values_and_unknown_names_are_ignored(value: str) -> None:
    stored = {each.name: value for each in fields(Settings)} | {"colour": "red"}
    assert read_settings(stored) == Settings()


def test_one_wrong_value_leaves_the_others() -> None:
    assert read_settings({"bell": "loud", "pause": "45"}) == Settings(pause="45")


def test_country_is_a_code_of_two_letters() -> None:
    assert read_settings({"country": "AT"}).country == "AT"
    assert read_settings({"country": "Austria"}).country == "system"
