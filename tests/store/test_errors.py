"""Tests of error messages about failed saves."""

import errno

from store import WriteError


def test_full_disk_error_names_no_file() -> None:
    assert str(WriteError("2026/11/2026-11-22T0356-0662.json", OSError(errno.ENOSPC, ""))) == (
        "This is not saved yet: the disk is full. "
        "What was saved before is safe, and what you wrote stays here. Make some room, then try again."
    )


def test_other_errors_name_the_unopenable_folder() -> None:
    assert str(WriteError("/media/stick", OSError(errno.EROFS, ""))) == (
        "This is not saved yet (/media/stick): this place is read-only. "
        "What was saved before is safe. Put that right, then try again."
    )
