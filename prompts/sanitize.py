"""Text that is safe to keep, to show and to put through a template."""

import re

MARK_START = "\ue000"
MARK_END = "\ue001"

# Embeddings, overrides and isolates reorder the text around them: a name could rewrite the sentence that it
# stands in. The plain direction marks stay: right-to-left writing needs them.
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Terminals obey ESC and the C1 codes; a lone surrogate cannot be written to a file.
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f"
UNSAFE = re.compile(f"[{CONTROLS}{BIDI}\ud800-\udfff\ufeff{MARK_START}{MARK_END}]")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def sanitize(text: str) -> str:
    """Take out what a terminal would obey or a template would mistake, and keep every word.

    Control characters, bidirectional overrides, lone surrogates and the token marks vanish, every kind of
    line end becomes a newline and a tab becomes a space. Cleaning twice changes nothing more.
    """
    return UNSAFE.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
