"""Rules about walks, the saved conversations beside a script."""

from scripts.checking.findings import Example, Rule

_SAY = Example("- say: hello")

RULES = (
    Rule(
        "G01",
        "A walk that leads to something else",
        "From here on, the script says something else than in this walk: {now}",
        "The couple would read other words, or other steps, than those you accepted.",
        "If that’s what you want, run the same command with `--update`.",
        Example(""),
        _SAY,
    ),
    Rule(
        "G02",
        "A walk that can’t be played",
        "This walk can’t be played. {problem}",
        "A walk needs an answer for every step that it comes to.",
        "Mend its answers, or delete the file.",
        Example(""),
        _SAY,
    ),
    Rule(
        "G03",
        "A walk without a conversation",
        "This walk holds only answers so far.",
        "Without the conversation they lead to, nothing can be compared.",
        "Run the same command with `--update` to write it into the file.",
        Example(""),
        _SAY,
        severity="warning",
    ),
)
