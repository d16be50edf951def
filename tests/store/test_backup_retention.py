"""Tests of which backups are kept."""

from datetime import date, datetime, timedelta

from store.rules.backup_retention import backup_name, backups_to_remove, is_due, parse_backup_names

START = datetime(2026, 1, 1, 20, 15)  # noqa: DTZ001  a couple's own clock


def kept_after(days: int, *, every: int = 1) -> list[date]:
    """Live through some days with a backup on each, and return the days of those left."""
    names: list[str] = []
    for day in range(0, days, every):
        moment = START + timedelta(days=day)
        names.append(backup_name(moment, whole=False, taken=names))
        going = {each.name for each in backups_to_remove(parse_backup_names(names), moment.date())}
        names = [name for name in names if name not in going]
    return sorted(each.made.date() for each in parse_backup_names(names))


def test_seven_days_four_weeks_and_twelve_months_are_kept() -> None:
    days = kept_after(800)
    last = START.date() + timedelta(days=799)
    assert days[-7:] == [last - timedelta(days=back) for back in range(6, -1, -1)]
    assert len({(day.year, day.month) for day in days}) == 12
    assert len(days) <= 7 + 3 + 11
    months = [day for day in days if day < last - timedelta(days=62)]
    assert all((day + timedelta(days=1)).day == 1 for day in months)  # the last one of each
    assert {(last - timedelta(weeks=back)).isocalendar()[:2] for back in range(4)} <= {
        day.isocalendar()[:2] for day in days
    }


def test_rare_backups_are_kept_for_as_many_days() -> None:
    assert 12 <= len(kept_after(400, every=30)) <= 13


def test_whole_backups_are_kept_for_a_week() -> None:
    whole = backup_name(START, whole=True, taken=[])
    backups = parse_backup_names([whole])
    assert backups_to_remove(backups, START.date() + timedelta(days=7)) == []
    assert backups_to_remove(backups, START.date() + timedelta(days=8)) == backups
    assert is_due(backups, START.date())


def test_names_are_unique_and_others_are_left_alone() -> None:
    one = backup_name(START, whole=False, taken=[])
    two = backup_name(START, whole=False, taken=[one])
    assert one != two
    assert [each.name for each in parse_backup_names([one, two, "photo.zip", "2026-99-01T201500.zip"])] == [
        two,
        one,
    ]
