"""Removal of unsafe characters from text."""

import re

MARK_START = "\ue000"
MARK_END = "\ue001"

# Embeddings, overrides and isolates reorder the text around them, so a name could rewrite its sentence.
# The plain direction marks are allowed: right-to-left writing needs them.
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Terminals obey ESC and the C1 codes. Lone surrogates cannot be written to a file.
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f"
UNSAFE = re.compile(f"[{CONTROLS}{BIDI}\ud800-\udfff\ufeff{MARK_START}{MARK_END}]")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def sanitize(text: str) -> str:
    """Remove characters that terminals obey or templates misread.

    Control characters, bidirectional overrides, lone surrogates, and token marks are dropped; every line end becomes a
    newline and a tab becomes a space. Idempotent.
    """
    return UNSAFE.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
