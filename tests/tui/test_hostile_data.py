"""Data files with anything in them: refused in a sentence, or shown literally."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from scripts import Finished
from scripts.loading.open_script import open_script
from store import Draft, Store, StoreError, open_store
from store.storage.file_encoding import decode
from tests.helpers.examples import scaled
from tests.helpers.machine_speed import is_within
from tests.store.helpers.crafted_files import TEXTS, crafted, with_digest
from tests.store.helpers.records import ANA, BEN
from tests.tui.helpers.sessions import EIGHT, play_to_end, random_value, start_session
from tui.export.everything_saved import as_calendar, as_json, as_markdown, as_text
from tui.reports.conversation_outline import conversation_outline
from tui.reports.conversation_topic import conversation_topic
from tui.reports.search import search_all
from tui.reports.shareable_items import share_items
from tui.reports.statistics_loader import iter_stats
from tui.screens.home_data import load_details, load_snapshot
from tui.session.conversation_session import ConversationSession
from tui.settings import read_settings

SECONDS = 20.0
"""Processor time that all these reads of a hostile folder may take together."""
QUICK = "open.json"
FILES = ("store.json", "open.json", "notebook.json", "month", "ended", "unfinished", "draft")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with something in every file."""
    folder = tmp_path_factory.mktemp("lived") / "data"
    with open_store(folder) as store:
        store.set_people(ANA, BEN)
        store.set_setting("theme", "light")
        for seed, script in enumerate(("repair", "milestones", "weekly-check-in", "load-ledger")):
            session = start_session(open_script(script), store)
            play_to_end(session, seed)
            session.finish("words")
        session, rng = start_session(open_script("i-statements"), store), Random(1)
        while not isinstance(session.state, Finished) and len(session.progress.answers) < 9:
            session.answer(random_value(session, rng))
        store.save_draft(Draft(session.id, "", "x", "first", '"half"'))
    return folder


def names_in(folder: Path) -> dict[str, str]:
    """Return a file of each kind."""
    with open_store(folder, read_only=True) as store:
        (unfinished,) = store.unfinished()
        ended = store.recent_headers(9)[0]
    month = ended.started[:7].replace("-", "/")
    return {
        **{name: name for name in FILES[:3]},
        "month": f"{month}/month.json",
        "ended": f"{month}/{ended.id}.json",
        "unfinished": f"{month}/{unfinished.id}.json",
        "draft": f"drafts/{unfinished.id}.json",
    }


def reads(store: Store) -> Iterator[Callable[[], object]]:
    """Yield everything that reads a folder."""
    today = date(2026, 3, 14)
    yield store.people
    yield lambda: read_settings(store.settings())
    yield lambda: load_snapshot(store, EIGHT)
    yield lambda: load_details(store, EIGHT)
    yield lambda: as_json(store)
    yield lambda: as_markdown(store)
    yield lambda: as_text(store)
    yield lambda: as_calendar(store, in_words=True)
    yield lambda: list(search_all(store, "kitchen"))
    yield lambda: list(iter_stats(store, lambda: False))
    yield lambda: share_items(store, (ANA, BEN), today)
    yield store.missing_files
    for header in (*_listed(store.unfinished), *_listed(lambda: store.recent_headers(9))):
        yield lambda id_=header.id: conversation_outline(store, store.conversation(id_), (ANA, BEN), today)  # type: ignore[misc]
        yield lambda id_=header.id: conversation_topic(store, id_)  # type: ignore[misc]
        yield lambda id_=header.id: store.drafts(id_)  # type: ignore[misc]
    for header in _listed(store.unfinished):
        yield lambda id_=header.id: ConversationSession.resume(store, id_).rebase()  # type: ignore[misc]


def _listed(listing: Callable[[], list]) -> list:  # type: ignore[type-arg]
    try:
        return listing()
    except StoreError:
        return []


def check_folder(folder: Path) -> int:
    """Read everything, and return how often it was refused."""
    began, sentences = time.process_time(), list[str]()
    try:
        with open_store(folder) as store:
            for read in reads(store):
                try:
                    read()
                except StoreError as error:
                    sentences.append(str(error))
    except StoreError as error:
        sentences.append(str(error))
    assert all(sentence.isprintable() and len(sentence) < 400 for sentence in sentences)
    assert is_within(time.process_time() - began, SECONDS)
    return len(sentences)


def replaced(lived: Path, parent: Path, name: str, data: bytes) -> Path:
    """Return a copy of the folder with one file replaced."""
    folder = parent / "data"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(lived, folder)
    (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize(
    "kind", [kind if kind == QUICK else pytest.param(kind, marks=pytest.mark.slow) for kind in FILES]
)
def test_crafted_file_is_refused_or_read(lived: Path, tmp_path: Path, kind: str) -> None:
    name = names_in(lived)[kind]
    tables = decode(name, (lived / name).read_bytes())[1]
    count = int(os.environ.get("EXAMPLES", scaled(25 if kind == QUICK else 40)))
    for seed in range(count):
        try:
            check_folder(replaced(lived, tmp_path, name, crafted(name, tables, seed)))
        except Exception as error:
            error.add_note(f"{kind}, seed {seed}")
            raise


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("kind", FILES)
def test_file_of_nonsense_is_refused(lived: Path, tmp_path: Path, kind: str, text: str) -> None:
    name = names_in(lived)[kind]
    check_folder(replaced(lived, tmp_path, name, with_digest(name, TEXTS[text])))


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("what", ["pipe", "device", "loop", "elsewhere"])
def test_pipe_device_or_link_is_refused(lived: Path, tmp_path: Path, kind: str, what: str) -> None:
    name = names_in(lived)[kind]
    folder = replaced(lived, tmp_path, name, b"")
    path = folder / name
    path.unlink()
    if what == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to({"device": "/dev/zero", "loop": path.name, "elsewhere": "/etc/passwd"}[what])
    check_folder(folder)
