"""Built archives, lock files, and the reasons for each dependency."""

import json
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from shutil import which

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PACKAGES = {"tui", "scripts", "prompts", "store"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
GROUPS = PROJECT["dependency-groups"]
DEVELOPMENT = [Requirement(text) for group in GROUPS.values() for text in group if isinstance(text, str)]
SHIPPED_DOCS = {"tui/docs/writing-scripts.md", "tui/docs/format.md"}
"""The pages that authors read in the app."""
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def build(kind: str, into: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(into.iterdir())


def package_files() -> set[str]:
    paths = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in paths if "__pycache__" not in path.parts}


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, flags=re.MULTILINE))


def test_no_dependency_shares_a_package_name() -> None:
    owners = packages_distributions()
    for package in PACKAGES:
        assert set(owners.get(package, [])) <= {"turnabout"}


def test_wheel_contains_only_the_packages(tmp_path: Path) -> None:
    with zipfile.ZipFile(build("wheel", tmp_path)) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert names == package_files() | SHIPPED_DOCS


def test_source_archive_contains_no_extra_files(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = archive.getnames()
    tops = {name.split("/")[1] for name in names if "/" in name}
    extra_files = {"README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml", "PKG-INFO", ".gitignore"}
    assert tops == PACKAGES | extra_files | {"docs"}
    assert {name.split("/", 1)[1] for name in names if "/docs/" in name} == {
        name.removeprefix("tui/") for name in SHIPPED_DOCS
    }


def test_every_python_folder_is_a_package() -> None:
    for package in PACKAGES:
        for source in (ROOT / package).rglob("*.py"):
            for folder in source.relative_to(ROOT).parents[:-1]:
                assert (ROOT / folder / "__init__.py").is_file(), folder


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_has_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|/|\\\w|@|#|--(?!hash=sha256:)", text)
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize(
    ("lock", "requirements"), [(LOCKS[0], RUNTIME), (LOCKS[1], RUNTIME + DEVELOPMENT)], ids=LOCKS
)
def test_lock_satisfies_requirements(lock: str, requirements: list[Requirement]) -> None:
    pinned = {canonicalize_name(name): version for name, version in pins(lock).items()}
    for requirement in requirements:
        version = pinned[canonicalize_name(requirement.name)]
        assert version in requirement.specifier, f"{requirement}: run make lock"


def test_javascript_lock_pins_the_parsers_without_addresses() -> None:
    folder = ROOT / "tests" / "js"
    pinned = json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    text = (folder / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: package for name, package in json.loads(text)["packages"].items() if name}
    assert "://" not in text
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
    assert {name: packages[f"node_modules/{name}"]["version"] for name in pinned} == pinned


@pytest.mark.skipif(not which("make"), reason="make is not installed")
@pytest.mark.parametrize(
    "npm", ["mkdir -p tests/js/node_modules/rrule", "mkdir -p tests/js/node_modules/x; false", ""]
)
def test_all_tests_first_fetch_the_javascript_parsers(tmp_path: Path, npm: str) -> None:
    parsers, programs = tmp_path / "tests" / "js" / "node_modules", tmp_path / "programs"
    programs.mkdir()
    (tmp_path / ".venv").mkdir()
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in (
        "requirements.lock",
        "requirements-dev.lock",
        "pyproject.toml",
        ".venv/.run",
        ".venv/.ready",
    ):
        (tmp_path / name).touch()
    parsers.parent.mkdir(parents=True)
    (parsers.parent / "package-lock.json").touch()
    fakes = {".venv/bin/pytest": "ls tests/js", **({"programs/node": "", "programs/npm": npm} if npm else {})}
    for name, does in fakes.items():
        program = tmp_path / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{does}\n")
        program.chmod(0o700)
    for tool in ("sh", "make", "ls", "mkdir", "rm", "touch"):
        (programs / tool).symlink_to(str(which(tool)))
    done = subprocess.run(
        ["make", "test-all", "VENV=.venv", "UV=", "PYTHON=python3"],
        check=False,
        cwd=tmp_path,
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert ("node_modules" in done.stdout) == ("rrule" in npm)
    assert ("could not be installed" in done.stderr) == ("false" in npm)


def test_dev_lock_contains_runtime_lock() -> None:
    assert pins(LOCKS[0]).items() <= pins(LOCKS[1]).items()


def test_every_dependency_has_a_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    parsers = json.loads((ROOT / "tests" / "js" / "package.json").read_text(encoding="utf-8"))[
        "devDependencies"
    ]
    for name in (*(requirement.name for requirement in RUNTIME + DEVELOPMENT), *parsers):
        assert re.search(rf"^\| {re.escape(name)} \|", reasons, re.MULTILINE), name


def test_bill_of_materials_has_every_dependency_with_its_license() -> None:
    printed = runpy.run_path(str(ROOT / ".ci" / "bill_of_materials.py"))["bill_of_materials"](sys.path)
    licenses = {canonicalize_name(name): license_ for name, _, license_ in printed}
    assert {canonicalize_name(each.name) for each in RUNTIME} <= licenses.keys()
    assert [name for name, license_ in licenses.items() if license_ == "not stated"] == []
