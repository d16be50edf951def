"""`turnabout graph`: a script's steps as a flowchart."""

from __future__ import annotations

import argparse
import sys

from scripts.review.flowchart import flowchart
from tui.commands._open_script import open_named_script


def command(options: argparse.Namespace) -> int:
    """Print the chart in Mermaid's language."""
    sys.stdout.write(flowchart(open_named_script(options)))
    return 0
