"""Rules about files and encodings."""

from scripts.checking.findings import Example, Rule

_HEAD = "format: 1\nid: {0}\nversion: 1.0.0\nminutes: 1\ngroup: listen\n{1}steps:\n  - say: hello"
_SAY = Example("- say: hello")

RULES = (
    Rule(
        "I01",
        "An id that isn’t the file’s name",
        "The file is called `{stem}`, so its id must be `{stem}`, too.",
        "Turnabout finds a script by its id and its words by the file’s name.",
        "id: {stem}",
        Example(_HEAD.format("evenings", "")),
        Example(_HEAD.format("evening", "")),
    ),
    Rule(
        "I02",
        "Two scripts with the same id",
        "`{id}` is already the id of {other}. Give this script another id, and rename its two files to match.",
        "Turnabout couldn’t tell them apart.",
        "Choose another id.",
    ),
    Rule(
        "I03",
        "The id of a script that comes with Turnabout",
        "`{id}` is a script that comes with Turnabout. Choose another id, such as `my-{id}`.",
        "Turnabout couldn’t tell them apart.",
        "id: my-{id}",
    ),
    Rule(
        "I04",
        "A missing script in `after`",
        "There’s no script called `{id}`.{near}",
        "This script would never be suggested.",
        "Write the id of one of your other scripts, or of one that comes with Turnabout; `turnabout scripts` lists "
        "them.",
        Example(_HEAD.format("evening", "after: reflective-listning\n")),
        Example(_HEAD.format("evening", "after: reflective-listening\n")),
    ),
    Rule(
        "I05",
        "A flow without words",
        "There’s no words file {path}. Make one that begins with `# ` and the title.",
        "The flow says what happens. What people read is in the words file with the same name.",
        "Create {path}, or move the words there.",
    ),
    Rule(
        "I06",
        "Words without a flow",
        "There’s no flow {path} for these words. Make one, or delete this file.",
        "A script is two files with the same name: a flow and its words.",
        "Create {path}, or move the flow there.",
    ),
    Rule(
        "I07",
        "A file saved as UTF-16",
        "This file is saved as UTF-16. Save it again, and choose UTF-8 as the encoding.",
        "Turnabout reads UTF-8, as nearly every program does.",
        "Save as UTF-8; `turnabout check --fix` does that.",
    ),
    Rule(
        "I08",
        "A file in an old Windows encoding",
        "This character shows that the file is saved as Windows-1252 (“ANSI”). Save it again, and choose UTF-8.",
        "Accents and quotation marks would turn into other characters.",
        "Save as UTF-8; `turnabout check --fix` does that.",
    ),
    Rule(
        "I09",
        "A file that isn’t plain text",
        "This isn’t a plain text file. Save it as plain text (UTF-8), not as a document.",
        "Word and similar programs save more than the text.",
        "Copy the text into a plain text editor, and save it there.",
    ),
    Rule(
        "I10",
        "A non-breaking space in a flow",
        "This looks like a space but is a non-breaking one. Delete it and type a space.",
        "It was probably copied from a web page or a document. With it, Turnabout can’t tell keys from values.",
        "Delete it and type a space; `turnabout check --fix` does that.",
        Example("- say:\u00a0hello"),
        _SAY,
    ),
    Rule(
        "I11",
        "A word-processor character in a flow",
        "This `{sign}` comes from a word processor. Write `{better}` instead.",
        "Flows need the plain characters on your keyboard.",
        "Write `{better}`; `turnabout check --fix` does that.",
        Example("– say: hello"),
        _SAY,
    ),
    Rule(
        "I12",
        "A file that is far too large",
        "This file is too large for a script. Flows and words can have at most 64,000 characters each.",
        "Nobody could get through a conversation this long. Maybe something was pasted many times, or it’s the wrong "
        "file.",
        "Delete what doesn’t belong in it, or split it into several scripts.",
    ),
    Rule(
        "I13",
        "A mistake in pack.yaml",
        "{problem}",
        "Until it’s corrected, the pack can’t be shared or added.",
        "Correct it; the page about the script format lists what belongs in pack.yaml.",
    ),
    Rule(
        "I14",
        "A file with old Mac line endings",
        "This file has line endings that only very old programs use. Save it again with “LF” or “Unix” line endings.",
        "Turnabout would read the whole file as one line.",
        "Save it with LF line endings; `turnabout check --fix` does that.",
    ),
)
