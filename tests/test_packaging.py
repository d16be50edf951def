"""What is shipped, and what it is built from: the wheel, the locks, and the reasons for every dependency."""

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent.parent
ROOMS = {"tui", "scripts", "prompts", "store"}
PROJECT = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
GROUPS = PROJECT["dependency-groups"]
DEVELOPMENT = [Requirement(text) for group in GROUPS.values() for text in group if isinstance(text, str)]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def built(kind: str, into: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    subprocess.run(command, cwd=HERE, check=True, capture_output=True)
    return next(into.iterdir())


def files_of_the_rooms() -> set[str]:
    paths = (path for room in ROOMS for path in (HERE / room).rglob("*") if path.is_file())
    return {path.relative_to(HERE).as_posix() for path in paths if "__pycache__" not in path.parts}


def pins(lock: str) -> dict[str, str]:
    text = (HERE / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, flags=re.MULTILINE))


def test_no_dependency_ships_a_room_of_our_name() -> None:
    owners = packages_distributions()
    for room in ROOMS:
        assert set(owners.get(room, [])) <= {"turnabout"}


def test_the_wheel_holds_the_four_rooms_and_nothing_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(built("wheel", tmp_path)) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert names == files_of_the_rooms()


def test_the_source_archive_holds_no_more_than_is_meant(tmp_path: Path) -> None:
    with tarfile.open(built("sdist", tmp_path)) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    meant = {"README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml", "PKG-INFO", ".gitignore"}
    assert tops == ROOMS | meant


def test_every_folder_with_python_in_it_is_a_package() -> None:
    for room in ROOMS:
        for source in (HERE / room).rglob("*.py"):
            for folder in source.relative_to(HERE).parents[:-1]:
                assert (HERE / folder / "__init__.py").is_file(), folder


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address_and_a_hash_for_everything(lock: str) -> None:
    text = (HERE / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|/|\\\w|@|#|--(?!hash=sha256:)", text)
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize(
    ("lock", "wanted"), [(LOCKS[0], RUNTIME), (LOCKS[1], RUNTIME + DEVELOPMENT)], ids=LOCKS
)
def test_a_lock_honours_the_project(lock: str, wanted: list[Requirement]) -> None:
    pinned = {canonicalize_name(name): version for name, version in pins(lock).items()}
    for requirement in wanted:
        version = pinned[canonicalize_name(requirement.name)]
        assert version in requirement.specifier, f"{requirement}: run make lock"


def test_tests_run_on_what_is_shipped() -> None:
    assert pins(LOCKS[0]).items() <= pins(LOCKS[1]).items()


def test_every_dependency_has_its_reason() -> None:
    reasons = (HERE / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for requirement in RUNTIME + DEVELOPMENT:
        assert re.search(rf"^\| {re.escape(requirement.name)} \|", reasons, re.MULTILINE), requirement.name
