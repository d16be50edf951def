"""Rules about a new version of what was shared before."""

from scripts.checking.findings import Rule

RULES = (
    Rule(
        "C01",
        "A changed script with the old version number",
        "This script has changed since version {earlier}. Write a higher `version`, such as {better}.",
        "Otherwise nobody can tell which version a couple had.",
        "version: {better}",
    ),
    Rule(
        "C02",
        "A changed pack with the old version number",
        "This pack has changed since version {earlier}. Write a higher `version`, such as {better}.",
        "Otherwise nobody can tell whether they have the new one.",
        "version: {better}",
    ),
    Rule(
        "C03",
        "An answer that is gone or means something else",
        "`{name}` {change}.",
        "Conversations that have begun stay as they are. But walks, answers files, and anyone comparing two evenings "
        "assume that an id still means the same question as in version {earlier}.",
        "Give a new question a new id. If the script is meant to be different, raise the first number of its "
        "`version`.",
        severity="warning",
    ),
    Rule(
        "C04",
        "A script that is gone",
        "`{id}` was in {earlier}, but it’s gone now.",
        "Couples can still read past conversations. But under another id, `times_done` starts over, and this script "
        "stops repeating.",
        "If you only wanted a different title, keep the id.",
        severity="warning",
    ),
)
