"""The room costs nothing until something is said."""

import subprocess
import sys


def test_importing_the_room_loads_no_engine() -> None:
    heavy = "{'jinja2', 'yaml', 'markdown_it', 'textual', 'rich'}"
    found = subprocess.run(
        [sys.executable, "-c", f"import sys, prompts; print({heavy} & set(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "set()"
