"""Scripts of installed packs: found, listed, and named by their pack."""

from pathlib import Path

import pytest

from scripts.loading.open_script import open_script
from scripts.script_info import ScriptNotFound, get_script_info, list_scripts
from tests.tui.helpers.script_pack import FLOW, write_pack

AFTER = FLOW.replace("group: say\n", "group: say\nafter: {}\n")


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Return a folder with one pack of two scripts."""
    pack = tmp_path / "packs" / "dr-kim"
    write_pack(pack, name="repair", flow=FLOW.replace("every-kind", "repair"))
    write_pack(pack, name="next", flow=AFTER.format("repair").replace("every-kind", "next"))
    write_pack(pack, name="last", flow=AFTER.format("i-statements").replace("every-kind", "last"))
    (pack / "pack.yaml").write_text('format: 1\nid: dr-kim\nauthor: "Dr. Kim"\n', encoding="utf-8")
    return tmp_path / "packs"


def test_names_are_apart_from_the_library(packs: Path) -> None:
    own, shipped = get_script_info("dr-kim/repair", packs=packs), get_script_info("repair", packs=packs)
    assert (own.id, own.pack, own.author) == ("dr-kim/repair", "dr-kim", "Dr. Kim")
    assert (shipped.id, shipped.pack, shipped.author) == ("repair", "library", "")
    assert open_script("dr-kim/repair", packs=packs).id == "dr-kim/repair"
    assert open_script("repair", packs=packs).title != open_script("dr-kim/repair", packs=packs).title


def test_after_means_the_own_pack_first(packs: Path) -> None:
    for name, after in (("next", "dr-kim/repair"), ("last", "i-statements")):
        assert get_script_info(f"dr-kim/{name}", packs=packs).after == after
        assert open_script(f"dr-kim/{name}", packs=packs).after == after


def test_listing_adds_packs_to_the_library(packs: Path) -> None:
    library = [script.id for script in list_scripts()]
    listed = [script.id for script in list_scripts(packs=packs)]
    assert listed == [*library, "dr-kim/last", "dr-kim/next", "dr-kim/repair"]
    assert [script.id for script in list_scripts(packs=packs / "nowhere")] == library


def test_unreadable_scripts_are_left_out_of_the_list(packs: Path) -> None:
    (packs / "dr-kim" / "prompts" / "en" / "next.md").write_bytes(b"\xff\xfe")
    (packs / "dr-kim" / "prompts" / "en" / "last.md").unlink()
    (packs / "dr-kim" / "scripts" / "repair.walk.yaml").write_text("answers: {}")
    (packs / ".dr-kim.new" / "scripts").mkdir(parents=True)
    (packs / ".dr-kim.new" / "scripts" / "half.yaml").write_text("format: 1")
    assert [script.id for script in list_scripts(packs=packs) if "/" in script.id] == ["dr-kim/repair"]


def test_words_in_another_language_are_better_than_none(packs: Path) -> None:
    (packs / "dr-kim" / "prompts" / "en").rename(packs / "dr-kim" / "prompts" / "de")
    assert open_script("dr-kim/repair", packs=packs).title == "Every kind"


@pytest.mark.parametrize(
    "name", ["dr-kim/none", "none/repair", "dr-kim/../dr-kim/repair", "../packs/dr-kim", "dr-kim/"]
)
def test_unknown_name(packs: Path, name: str) -> None:
    with pytest.raises(ScriptNotFound):
        get_script_info(name, packs=packs)
    with pytest.raises(ScriptNotFound):
        open_script(name, packs=packs)
