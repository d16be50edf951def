"""Rules about a new version of what was shared before."""

from scripts.checking.findings import Rule

RULES = (
    Rule(
        "C01",
        "A changed script with its old version",
        "This script has changed since version {earlier}. Write a higher `version`, such as {better}.",
        "Otherwise nobody can tell which of the two a couple had.",
        "version: {better}",
    ),
    Rule(
        "C02",
        "A changed pack with its old version",
        "This pack has changed since version {earlier}. Write a higher `version`, such as {better}.",
        "Otherwise nobody can tell whether they have the new one.",
        "version: {better}",
    ),
    Rule(
        "C03",
        "An answer that is gone or means something else",
        "`{name}` {change}.",
        "Conversations that have begun stay as they are. But walks, answers files, and whoever compares two evenings "
        "take an id for the same question as in version {earlier}.",
        "Give a new question a new id. If the script is meant to be different, raise the first number of its "
        "`version`.",
        severity="warning",
    ),
    Rule(
        "C04",
        "A script that is gone",
        "`{id}` was in version {earlier}, but isn’t there any more.",
        "Past conversations stay readable. But `times_done` begins again under another id, and whatever repeats this "
        "script ends.",
        "If you only wanted another title, keep the id.",
        severity="warning",
    ),
)
