"""What the couple reads when something could not be saved."""

import errno

from store import WriteError


def test_a_full_disk_says_what_is_safe_and_what_to_do_and_names_no_file() -> None:
    assert str(WriteError("2026/11/2026-11-22T0356-0662.json", OSError(errno.ENOSPC, ""))) == (
        "This is not saved yet: the disk is full. "
        "What was saved before is safe, and what you wrote stays here. Make some room, then try again."
    )


def test_any_other_reason_is_to_be_put_right_and_a_folder_that_cannot_be_opened_is_named() -> None:
    assert str(WriteError("/media/stick", OSError(errno.EROFS, ""))) == (
        "This is not saved yet (/media/stick): this place is read-only. "
        "What was saved before is safe. Put that right, then try again."
    )
