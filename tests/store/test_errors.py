"""Tests of error messages about failed saves."""

import errno

from store import WriteError


def test_full_disk_error_names_no_file() -> None:
    assert str(WriteError("2026/11/2026-11-22T0356-0662.json", OSError(errno.ENOSPC, ""))) == (
        "Couldn’t save: the disk is full. Everything you wrote is still here; free some space and try again."
    )


def test_other_errors_name_the_unopenable_folder() -> None:
    assert str(WriteError("/media/stick", OSError(errno.EROFS, ""))) == (
        "Couldn’t save in /media/stick: this folder is read-only. "
        "What you saved before is safe; fix that and try again."
    )
