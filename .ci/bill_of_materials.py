"""Print what is installed: name, version, and license of each package, from its own metadata."""

from __future__ import annotations

import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

CLASSIFIER = "License :: "


def license_of(package: Distribution) -> str:
    """Return a package's license as it states it, or "not stated"."""
    stated = package.metadata.get("License-Expression") or ""
    classifiers = package.metadata.get_all("Classifier") or []
    classified = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith(CLASSIFIER)]
    first_line = next(iter((package.metadata.get("License") or "").strip().splitlines()), "")
    return stated or ", ".join(classified) or first_line or "not stated"


def bill_of_materials(folders: list[str]) -> list[tuple[str, str, str]]:
    """Return name, version, and license of every package in these folders, by name."""
    found = {(each.name.lower(), each.version, license_of(each)) for each in distributions(path=folders)}
    return sorted(found)


if __name__ == "__main__":
    rows = bill_of_materials([each for each in sys.path if Path(each).name == "site-packages"])
    for name, version, license_ in rows:
        sys.stdout.write(f"{name:24} {version:16} {license_}\n")
