"""Rules about how long a script takes, and how equal its turns are."""

from scripts.checking.findings import Example, Rule

_TALK = "- talk: {0}\n  of: first\n  for: 2 minutes\n- talk: {1}\n  of: {2}\n  for: 2 minutes"
_HEAD = "format: 1\nid: evening\nversion: 1.0.0\nminutes: {0}\ngroup: listen\ndepth: light\nsteps:\n"

RULES = (
    Rule(
        "D01",
        "Longer or shorter than promised",
        "`minutes` promises {promised}, but the steps take about {estimate}. Change `minutes`, or the steps.",
        "People set this time aside. They should be able to count on it.",
        "minutes: {better}",
        Example("- talk: long\n  for: 60 minutes"),
        Example("- talk: short\n  for: 6 minutes"),
        severity="warning",
    ),
    Rule(
        "D02",
        "Unequal turns",
        "{more} has {most} turns, but {less} has only {fewest}. Give them about the same number.",
        "Both should have the same chance to speak.",
        "Use `turns`, or `of: each`.",
        Example(_TALK.format("one", "two", "first")),
        Example(_TALK.format("one", "two", "second")),
        severity="warning",
        strict=True,
    ),
    Rule(
        "D03",
        "The keyboard changes hands too often",
        "The keyboard changes hands {count} times. Eight is enough: let one of them answer several questions in a row.",
        "Each time, one of them looks away and the talk stops.",
        "Put one person’s questions together.",
        Example(
            "- turns: t\n  steps:\n"
            + "".join(
                f"    - ask: {letter}\n      of: {role}\n      answer: text\n      private: yes\n"
                for letter, role in zip("abcdefgh", ("speaker", "listener") * 4, strict=True)
            )
        ),
        Example("- say: hello"),
        severity="warning",
        strict=True,
    ),
    Rule(
        "D04",
        "Too much to type",
        "There are {count} boxes to type in. Three is enough for a light script: let people say the rest out loud.",
        "People came to talk.",
        "Use `talk` instead of `ask` for anything people only need to say.",
        Example(_HEAD.format("1") + "".join(f"  - ask: {letter}\n    answer: text\n" for letter in "abcd")),
        Example("- ask: one\n  answer: text"),
        severity="warning",
    ),
    Rule(
        "D05",
        "Too many screens",
        "A typical conversation has {count} screens. For a {depth} script, {most} is enough.",
        "People get tired, and then they just press Enter.",
        "Leave out what isn’t needed, put more on one page, or split it into two scripts.",
        Example("".join(f"- say: {letter}\n" for letter in "abcdefghijklmnopqrstuvwxyz")),
        Example("- say: hello"),
        severity="warning",
    ),
    Rule(
        "D06",
        "Too long for a light script",
        "The steps take about {estimate}. A light script takes {most} at most.",
        "People choose something light when they’re tired, or have little time.",
        "Make it shorter, or write `depth: tender`.",
        Example(_HEAD.format("20") + "  - talk: long\n    for: 20 minutes"),
        Example(_HEAD.format("8") + "  - talk: short\n    for: 8 minutes"),
        severity="warning",
    ),
)
