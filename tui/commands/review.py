"""`turnabout review`: a whole script as a document for a colleague."""

from __future__ import annotations

import argparse
import sys

from scripts.review.document import review_document
from tui.commands._open_script import open_named_script
from tui.export.review_html import review_html
from tui.export.review_markdown import review_markdown

FORMATS = {"markdown": review_markdown, "html": review_html}


def command(options: argparse.Namespace) -> int:
    """Print the document."""
    document = review_document(open_named_script(options))
    sys.stdout.write(FORMATS[options.format](document))
    return 0
