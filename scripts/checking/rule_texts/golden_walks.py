"""Rules about walks, the saved conversations beside a script."""

from scripts.checking.findings import Rule

RULES = (
    Rule(
        "G01",
        "A walk that the script no longer matches",
        "From here on, the script no longer matches this walk. It now says: {now}",
        "The couple would see different words or steps than the ones you accepted.",
        "If that’s what you want, run the same command with `--update`.",
    ),
    Rule(
        "G02",
        "A walk that can’t be played",
        "This walk can’t be played. {problem}",
        "A walk needs an answer for every step it reaches.",
        "Fix its answers, or delete the file.",
    ),
    Rule(
        "G03",
        "A walk without a conversation",
        "This walk has only answers so far.",
        "Until the conversation is in the file, too, there’s nothing to compare.",
        "Run the same command with `--update` to write it into the file.",
        severity="warning",
    ),
)
