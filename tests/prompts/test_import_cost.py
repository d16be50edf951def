"""Cost of importing prompts."""

import subprocess
import sys


def test_import_loads_no_heavy_library() -> None:
    heavy = "{'jinja2', 'yaml', 'markdown_it', 'textual', 'rich'}"
    found = subprocess.run(
        [sys.executable, "-c", f"import sys, prompts; print({heavy} & set(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "set()"
