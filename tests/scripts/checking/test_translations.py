"""Translations that lack something, or are behind the English words."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checking.multi_script_check import check_files
from scripts.checking.script_file_search import find_scripts
from scripts.checking.translation_record import accept_translations, record_path

FLOW = (
    "format: 1\nid: evening\nversion: 1.0.0\nminutes: 1 to 30\ngroup: listen\nsteps:\n"
    "  - ask: heard\n    answer: choice\n    choices: [yes, no]\n  - ask: plan\n    answer: text\n  - say: thanks\n"
)
ENGLISH = (
    "# Evening\n\n## heard\nDone?\n- yes: Yes\n- no: No\n\n## plan\nPlan?\n> If\n\n## thanks\nThank you.\n"
)
GERMAN = (
    "# Abend\n\n## heard\nFertig?\n- yes: Ja\n- no: Nein\n\n## plan\nPlan?\n> Wenn\n\n## thanks\nDanke.\n"
)


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("scripts/evening.yaml", FLOW), ("prompts/en/evening.md", ENGLISH)):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    write(tmp_path, "de", GERMAN)
    return tmp_path


def write(pack: Path, language: str, text: str) -> None:
    (pack / "prompts" / language).mkdir(exist_ok=True)
    (pack / "prompts" / language / "evening.md").write_text(text, encoding="utf-8")


def found(*, strict: bool = False) -> list[tuple[str, str, int, str]]:
    (checked,) = check_files(find_scripts(["."]))
    return [
        (each.file, each.code, each.line, each.message)
        for each in checked.findings
        if strict or not each.strict
    ]


def accept() -> list[str]:
    return [record.name for files in find_scripts(["."]) for record in accept_translations(files)]


def test_complete_translation_is_clean(pack: Path) -> None:
    assert not found()


def test_missing_section_is_named(pack: Path) -> None:
    write(pack, "de", GERMAN.replace("## thanks\nDanke.\n", ""))
    assert found() == [
        (
            "prompts/de/evening.md",
            "W19",
            1,
            "`thanks` has words in prompts/en/evening.md, but not in this translation. Add a section `## thanks`.",
        )
    ]


def test_missing_label_and_starting_text_are_named(pack: Path) -> None:
    write(pack, "de", GERMAN.replace("- no: Nein\n", "").replace("> Wenn\n", ""))
    assert found() == [
        ("prompts/de/evening.md", "W20", 3, "In prompts/en/evening.md, `heard` also has a label for `no`."),
        ("prompts/de/evening.md", "W20", 7, "In prompts/en/evening.md, `plan` also has starting text (>)."),
    ]


def test_changed_source_is_told_until_accepted(pack: Path) -> None:
    assert accept() == ["evening.source.yaml"]
    assert not accept()
    write(pack, "en", ENGLISH.replace("Thank you.", "Thank you both.").replace("# Evening", "# An evening"))
    assert found() == [
        (
            "prompts/de/evening.md",
            "W21",
            line,
            f"`{name}` has changed in prompts/en/evening.md since it was translated.",
        )
        for line, name in ((1, "Title"), (12, "thanks"))
    ]
    assert accept() == ["evening.source.yaml"]
    assert not found(strict=True)


def test_translation_without_a_record_is_told_only_if_strict(pack: Path) -> None:
    assert [code for _, code, _, _ in found(strict=True)] == ["W22"]


def test_without_english_only_missing_words_are_told(pack: Path) -> None:
    (pack / "prompts/en/evening.md").rename(pack / "prompts/en/evening.txt")
    write(pack, "fr", GERMAN.replace("## thanks\nDanke.\n", ""))
    assert not accept()
    assert [each[:2] for each in found(strict=True)] == [("prompts/fr/evening.md", "W19")]


def test_unreadable_record_is_no_trouble(pack: Path) -> None:
    record_path(pack / "prompts/de/evening.md").write_bytes(b"\xff\xfe: nothing\n")
    assert not found()
