"""`turnabout schema`: the JSON Schema of flow files, for editors."""

from __future__ import annotations

import argparse
import sys

from scripts.loading.json_schema import flow_schema
from tui.commands._json import to_json


def command(_options: argparse.Namespace) -> int:
    """Print the schema."""
    sys.stdout.write(to_json(flow_schema(), indent=2) + "\n")
    return 0
