"""`turnabout check --against`: a new version compared with an earlier one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.cli.main import main

FLOW = """format: 1
id: evening
version: 1.0.0
minutes: 1 to 30
group: listen
steps:
  - ask: heard
    answer: choice
    choices: [yes, no]
  - ask: strength
    answer: scale
    from: 0 to 10
  - say: thanks
"""
WORDS = "# Evening\n\n## heard\nDone?\n- yes: Yes\n- no: No\n\n## strength\nHow strong?\n\n## thanks\nThank you.\n"
PACK = "format: 1\nid: evenings\nversion: 1.0.0\nauthor: Kim\nlicense: CC0\n"
Check = Callable[..., list[str]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Return a function that checks changed files against the pack as it was."""
    old, new = tmp_path / "old" / "evenings", tmp_path / "new" / "evenings"
    for name, text in (("scripts/evening.yaml", FLOW), ("prompts/en/evening.md", WORDS), ("pack.yaml", PACK)):
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).write_text(text, encoding="utf-8")
    shutil.copytree(old, new)
    monkeypatch.chdir(new)

    def run(against: str = "../../old/evenings", **changed: str) -> list[str]:
        for name, text in changed.items():
            path = {"flow": "scripts/evening.yaml", "words": "prompts/en/evening.md", "pack": "pack.yaml"}[
                name
            ]
            (new / path).write_text(text, encoding="utf-8")
        main(["--data", str(tmp_path / "data"), "check", "--against", against])
        lines = capsys.readouterr().out.splitlines()
        return [" ".join(line.split()[:3]) for line in lines if "  C0" in line]

    return run


def test_same_version_is_clean(check: Check) -> None:
    assert not check()


def test_other_line_ends_are_no_change(check: Check) -> None:
    assert not check(words=WORDS.replace("\n", "  \r\n"))


def test_changed_words_need_new_versions(check: Check) -> None:
    assert check(words=WORDS.replace("Thank you.", "Thanks.")) == [
        "scripts/evening.yaml:3:10 error C01",
        "pack.yaml:3:10 error C02",
    ]


def test_raised_versions_are_clean(check: Check) -> None:
    flow, pack = FLOW.replace("1.0.0", "1.0.1"), PACK.replace("1.0.0", "1.1.0")
    assert not check(words=WORDS.replace("Thank you.", "Thanks."), flow=flow, pack=pack)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("choices: [yes, no]", "choices: [yes, not_yet]", 7),
        ("from: 0 to 10", "from: 0 to 5", 10),
        ("answer: scale\n    from: 0 to 10", "answer: yes_no", 10),
        ("- ask: strength\n    answer: scale\n    from: 0 to 10", "- say: strength", 10),
        ("  - ask: strength\n    answer: scale\n    from: 0 to 10\n", "", 6),
    ],
)
def test_changed_meaning_needs_a_higher_first_number(check: Check, old: str, new: str, line: int) -> None:
    flow, pack = FLOW.replace(old, new), PACK.replace("1.0.0", "1.1.0")
    (found,) = check(flow=flow.replace("1.0.0", "1.1.0"), pack=pack)
    assert found.startswith(f"scripts/evening.yaml:{line}:")
    assert found.endswith("warning C03")
    assert not check(flow=flow.replace("1.0.0", "2.0.0"))


def test_script_that_is_gone_is_told(check: Check) -> None:
    for name in ("scripts/evening.yaml", "prompts/en/evening.md"):
        path = Path(name)
        text = path.read_text(encoding="utf-8").replace("id: evening", "id: night")
        path.with_name(path.name.replace("evening", "night")).write_text(text, encoding="utf-8")
        path.unlink()
    assert check(pack=PACK.replace("1.0.0", "1.1.0")) == ["pack.yaml:3:10 warning C04"]


def test_script_that_is_gone_since_a_folder_without_a_version_is_told_in_a_whole_sentence(
    check: Check, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old/evenings"
    (old / "pack.yaml").unlink()
    for name in ("scripts/night.yaml", "prompts/en/night.md"):
        text = (old / name.replace("night", "evening")).read_text(encoding="utf-8")
        (old / name).write_text(text.replace("id: evening", "id: night"), encoding="utf-8")
    main(["--data", str(tmp_path / "data"), "check", "--against", str(old)])
    assert "`night` was in the earlier version, but it’s gone now." in capsys.readouterr().out


def test_earlier_version_may_be_a_file_or_an_added_pack(check: Check, tmp_path: Path) -> None:
    assert main(["pack", str(tmp_path / "old/evenings"), "--out", str(tmp_path / "old.zip")]) == 0
    assert main(["--data", str(tmp_path / "data"), "add", str(tmp_path / "old.zip"), "--yes"]) == 0
    words = WORDS.replace("Thank you.", "Thanks.")
    expected = ["scripts/evening.yaml:3:10 error C01", "pack.yaml:3:10 error C02"]
    assert check(against=str(tmp_path / "old.zip"), words=words) == expected
    assert check(against="evenings") == expected


def test_flow_outside_a_pack_is_compared(check: Check, tmp_path: Path) -> None:
    for pack in ("new", "old"):
        (tmp_path / pack / "evenings/pack.yaml").unlink()
    assert check(flow=FLOW + "  - say: bye\n", words=WORDS + "\n## bye\nBye.\n") == [
        "scripts/evening.yaml:3:10 error C01"
    ]


def test_missing_earlier_version_is_named(check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--against", "elsewhere"]) == 2
    assert "There’s no earlier version at elsewhere." in capsys.readouterr().err
