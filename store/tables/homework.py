"""Rows of homework: scripts that someone asked the couple to do once."""

from collections.abc import Collection, Sequence
from dataclasses import asdict

from store.records import Homework
from store.storage.cached_file import CachedFile, Document, with_row, without_row

_TABLE = "homework"


def waiting_homework(open_file: CachedFile) -> list[Homework]:
    """Return the homework that is yet to be done, oldest first."""
    return [Homework(**row) for row in open_file.readable_rows(_TABLE)]


def save_homework(open_file: CachedFile, new: Sequence[Homework]) -> None:
    """Save homework, replacing what was said about the same scripts."""
    rows = open_file.rows(_TABLE)
    for each in new:
        rows = with_row(rows, asdict(each))
    open_file.replace_tables(homework=rows)


def drop_homework(open_file: CachedFile, script: str) -> None:
    """Delete the homework of one script."""
    open_file.replace_tables(homework=without_row(open_file.rows(_TABLE), script))


def tables_without_homework(open_file: CachedFile, script: str) -> dict[str, list[Document]]:
    """Return the table to write after a script was done, if it was homework."""
    rows = open_file.rows(_TABLE)
    staying = without_row(rows, script)
    return {_TABLE: staying} if len(staying) < len(rows) else {}


def restore_homework(open_file: CachedFile, before: Sequence[Homework]) -> None:
    """Put homework back as it was before."""
    open_file.replace_tables(homework=[asdict(each) for each in before])


def rows_of_homework(homework: Sequence[Homework], done: Collection[str]) -> list[Document]:
    """Return the table for homework that may be done already."""
    return [asdict(each) for each in homework if each.id not in done]


def keep_homework_of_packs(open_file: CachedFile, packs: Collection[str]) -> None:
    """Delete homework of packs that aren't there, because adding them was interrupted."""
    rows = open_file.rows(_TABLE)
    staying = [row for row in rows if not row["pack"] or row["pack"] in packs]
    if len(staying) < len(rows):
        open_file.replace_tables(homework=staying)


def drop_homework_of_pack(open_file: CachedFile, pack: str) -> None:
    """Delete the homework that came with a pack, or needs its scripts."""
    rows = open_file.rows(_TABLE)
    staying = [row for row in rows if row["pack"] != pack and not row["id"].startswith(f"{pack}/")]
    if len(staying) < len(rows):  # a folder without any file gets none
        open_file.replace_tables(homework=staying)
