"""`turnabout check` and `turnabout explain` on the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tui.cli.main import main

FLOW = """format: 1
id: evening
version: 1.0.0
minutes: 1 to 30
group: listen
steps:
  - ask: plan
    answer: text
    optional: yes
  - say: thanks
"""
WORDS = "# Evening\n\n## plan\nWhat’s the plan?\n\n## thanks\nThank you.\n"


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "prompts" / "en").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, FLOW, WORDS)
    return tmp_path


def write(pack: Path, flow: str | bytes, words: str | bytes) -> None:
    for path, text in (("scripts/evening.yaml", flow), ("prompts/en/evening.md", words)):
        (pack / path).write_bytes(text if isinstance(text, bytes) else text.encode())


def test_clean_script_prints_one_line(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert re.sub(r"(about|words,|min,|screens,) \d+ ", r"\1 N ", line) == (
        "scripts/evening.yaml: no mistakes. 2 steps, 5 words, about N min, N screens, N Enters, "
        "0 keyboard passes, 1 typed box, reading grade 0"
    )


@pytest.mark.parametrize("path", [".", "scripts", "scripts/evening.yaml", "prompts/en/evening.md"])
def test_script_is_found_from_any_path(pack: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", path]) == 0
    assert "scripts/evening.yaml: no mistakes" in capsys.readouterr().out


def test_finding_shows_line_reason_and_fix(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(pack, FLOW, WORDS.replace("Thank you.", "Your plan: {{ plan }}"))
    assert main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    answers = [line for line in lines if line.startswith("      ") and "|" not in line]
    assert lines == [
        "prompts/en/evening.md:7:15  error  N08  `plan` may not have an answer here.",
        "     7 | Your plan: {{ plan }}",
        "       |               ^^^^",
        "    There would be a gap in the sentence. It happens when `plan` is skipped.",
        "    Try: {% if plan is defined %}…{{ plan }}…{% endif %}",
        "    To see it, save the lines below as failed.txt, and run "
        "`turnabout play scripts/evening.yaml --answers failed.txt --words`:",
        *answers,
        "",
        "1 mistake. Run `turnabout explain CODE` to read more about one.",
    ]


def test_answers_to_a_mistake_can_be_played(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(pack, FLOW, WORDS.replace("Thank you.", "Your plan: {{ plan }}."))
    assert main(["check"]) == 1
    printed = [
        line for line in capsys.readouterr().out.splitlines() if line.startswith("      ") and "|" not in line
    ]
    assert main(["check", "--format", "json"]) == 1
    ((found),) = json.loads(capsys.readouterr().out)
    for lines in ("\n".join(printed), found["answers"]):
        Path("failed.txt").write_text(lines, encoding="utf-8")
        assert main(["play", "scripts/evening.yaml", "--answers", "failed.txt", "--words"]) == 0
        played = capsys.readouterr().out
        assert "Your plan: ." in played
        assert played.endswith("Done. Nothing was saved.\n")


def test_json_has_the_documented_keys(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(pack, FLOW.replace("say: thanks", "say: Thanks"), WORDS)
    assert main(["check", "--format", "json"]) == 1
    first, *_ = json.loads(capsys.readouterr().out)
    assert set(first) == {
        *(
            "file",
            "line",
            "column",
            "end_line",
            "end_column",
            "severity",
            "code",
            "message",
            "why",
            "try",
            "answers",
        )
    }
    assert (first["file"], first["line"], first["column"], first["code"]) == (
        "scripts/evening.yaml",
        10,
        10,
        "F05",
    )


def test_github_format_escapes_lines(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(pack, FLOW.replace("say: thanks", "sya: thanks"), WORDS)
    assert main(["check", "--format", "github"]) == 1
    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith(
        "::error file=scripts/evening.yaml,line=10,col=5,endLine=10,endColumn=8,title=F01::Unknown"
    )
    assert "%0A" in line


def test_warnings_fail_only_if_strict(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(pack, FLOW, WORDS.replace("Thank you.", "You never thank me."))
    assert main(["check"]) == 0
    assert "L05" not in capsys.readouterr().out
    assert main(["check", "--strict"]) == 1
    assert "L05" in capsys.readouterr().out


def test_promised_time_and_placeholders_are_always_told(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(pack, FLOW.replace("1 to 30", "20 to 30"), WORDS.replace("Thank you.", "TODO thank them."))
    assert main(["check"]) == 0
    out = capsys.readouterr().out
    assert "D01" in out
    assert "L04" in out


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("scripts/morning.yaml", "There’s no flow scripts/morning.yaml."),
        ("prompts/en/morning.md", "There’s no words file prompts/en/morning.md."),
        ("morning", "There’s no script or folder morning."),
        ("empty", "There are no scripts in empty."),
    ],
)
def test_wrong_path_is_named(pack: Path, path: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "empty").mkdir()
    assert main(["check", path]) == 2
    assert said in capsys.readouterr().err


def test_missing_words_file_is_named_where_it_belongs(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "prompts/en/evening.md").unlink()
    assert main(["check", "scripts/evening.yaml"]) == 1
    assert "There’s no words file prompts/en/evening.md." in capsys.readouterr().out


def test_fix_changes_what_is_certain_and_keeps_a_copy(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flow = FLOW.replace("id: evening", "id: Evening").replace("- say: thanks", "– say:\u00a0thanks")
    words = WORDS.replace("##", "##\u00a0", 1).replace("## \u00a0", "##\u00a0").encode("utf-16")
    write(pack, flow, words)
    assert main(["check", "--fix"]) == 0
    said = capsys.readouterr().out
    assert (pack / "scripts/evening.yaml").read_text(encoding="utf-8") == FLOW
    assert (pack / "prompts/en/evening.md").read_text(encoding="utf-8").startswith("# Evening\n\n## ")
    assert (pack / "scripts/evening.yaml.before-fix").read_bytes() == flow.encode()
    assert (pack / "prompts/en/evening.md.before-fix").read_bytes() == words
    assert "Changed the id to match the file’s name" in said
    assert "aved it as UTF-8" in said
    assert sorted(path.name for path in (pack / "scripts").iterdir()) == [
        "evening.yaml",
        "evening.yaml.before-fix",
    ]


def test_fix_leaves_everything_else(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = WORDS.replace("Thank you.", "{{ plan }} { speaker } TODO\u00a0: « vraiment » – voilà")
    write(pack, FLOW, words)
    assert main(["check", "--fix"]) == 1
    assert (pack / "prompts/en/evening.md").read_text(encoding="utf-8") == words
    assert not list(pack.rglob("*.before-fix"))


def test_explain_prints_reason_and_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "n08"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("N08  An answer that may be missing")
    assert "Not like this:" in said


def test_explain_names_an_unknown_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "X99"]) == 1
    assert "There’s no code X99" in capsys.readouterr().err


def test_fix_keeps_json_readable_and_leaves_nothing_to_do(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(pack, FLOW.replace("id: evening", "id: Evening"), WORDS)
    assert main(["check", "--fix", "--format", "json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == []
    assert "Changed the id to match the file’s name" in printed.err
    assert main(["check", "--fix"]) == 0
    assert capsys.readouterr().out.startswith("scripts/evening.yaml: no mistakes")


def test_failed_fix_leaves_the_file(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flow = FLOW.replace("id: evening", "id: Evening")
    write(pack, flow, WORDS)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", "evening.yaml")

    monkeypatch.setattr(Path, "replace", fail)
    assert main(["check", "--fix"]) == 1
    assert (pack / "scripts/evening.yaml").read_text(encoding="utf-8") == flow
    assert not list((pack / "scripts").glob(".*"))


def test_bullets_with_tabs_are_fixed(pack: Path) -> None:
    flow = FLOW.replace("answer: text", "answer: choice\n    choices: [yes, no]")
    write(pack, flow, WORDS.replace("plan?\n", "plan?\n•\tyes: Yes\n•\tno: No\n"))
    assert main(["check", "--fix"]) == 0
    assert "\n- yes: Yes\n- no: No\n" in (pack / "prompts/en/evening.md").read_text()


def test_pack_may_use_the_id_of_a_script_that_comes_with_turnabout(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pack / "scripts/evening.yaml").unlink()
    (pack / "prompts/en/evening.md").rename(pack / "prompts/en/repair.md")
    (pack / "scripts/repair.yaml").write_text(FLOW.replace("id: evening", "id: repair"))
    assert main(["check"]) == 1
    assert "I03" in capsys.readouterr().out
    (pack / "pack.yaml").write_text("format: 1\nid: kim\nversion: 1.0.0\nauthor: Dr. Kim\nlicense: CC BY\n")
    assert main(["check"]) == 0


def test_mistakes_in_the_pack_file_are_found(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "format: 1\nid: kim\nversion: 1.0.0\nauthor: Dr. Kim\n"
    (pack / "pack.yaml").write_text(text)
    assert main(["check"]) == 1
    assert "pack.yaml:1:1  error  I13  A pack needs `license`." in capsys.readouterr().out
    note = "homework:\n  - script: {}\n    note: For Thursday.\n"
    (pack / "pack.yaml").write_text(text + "license: CC BY\n" + note.format("morning"))
    assert main(["check"]) == 1
    assert "pack.yaml:7:13  error  I13  `homework` names `morning`" in capsys.readouterr().out
    (pack / "pack.yaml").write_text(text + "license: CC BY\n" + note.format("evening"))
    assert main(["check"]) == 0


def test_both_have_turns_while_collecting(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = FLOW.partition("steps:")[0]
    asked = "  - collect: days\n    for: 7 days\n    steps:\n" + "".join(
        f"      {line}\n" for line in ("- ask: plan", "  of: speaker", "  answer: text")
    )
    write(pack, f"{head}steps:\n{asked}  - say: thanks\n", WORDS)
    assert main(["check"]) == 0
    assert "1 turn each" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["scripts/evening.yaml", "prompts/en/evening.md"])
def test_ending_added_by_an_editor_is_named(
    pack: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (pack / name).rename(pack / f"{name}.txt")
    assert main(["check"]) == 1
    assert f"Rename {name}.txt to {Path(name).name}: your editor added" in capsys.readouterr().out


def test_adding_one_file_of_a_script_says_to_give_the_folder(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(pack / "data"), "add", "scripts/evening.yaml"]) == 1
    assert "Give the folder that has pack.yaml in it" in capsys.readouterr().err


def test_pack_file_as_a_path_means_its_pack(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "pack.yaml").write_text("format: 1\nid: evenings\nversion: one\nauthor: Kim\nlicense: CC0\n")
    assert main(["check", "pack.yaml"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("pack.yaml:3:10  error  I13")
    assert lines[1] == "     3 | version: one"


def test_old_mac_line_endings_are_told_and_fixed(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(pack, FLOW.replace("\n", "\r"), WORDS.replace("\n", "\r"))
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert [line for line in out.splitlines() if "  error  " in line] == [
        f"{file}:1:1  error  I14  This file has line endings that only very old programs use. "
        "Save it again with “LF” or “Unix” line endings."
        for file in ("scripts/evening.yaml", "prompts/en/evening.md")
    ]
    assert main(["check", "--fix"]) == 0
    assert (pack / "scripts/evening.yaml").read_bytes() == FLOW.encode()
