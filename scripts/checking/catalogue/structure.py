"""Rules about the whole of a flow."""

from scripts.checking.findings import Example, Rule

_WISH = "- ask: wish\n  of: first\n  answer: text\n  private: yes\n"
_TALK = "- talk: {0}\n  of: first\n  for: 2 minutes\n- talk: {1}\n  of: {2}\n  for: 2 minutes"

RULES = (
    Rule(
        "S01",
        "A step that is never reached",
        "`{name}` is never reached.",
        "Every way through the conversation ends before it or goes around it.",
        "Move it up, give the `stop` before it a `when`, or delete it.",
        Example("- say: hello\n- stop: enough\n- say: thanks"),
        Example("- say: hello\n- say: thanks\n- stop: enough"),
    ),
    Rule(
        "S03",
        "A private answer that is never used",
        "`{name}` is private, but no `reveal` shows it and none of its owner’s later steps uses it.",
        "Someone would write it, and it would be deleted unread.",
        "Add a `reveal` with `show: [{name}]`, or delete `private: yes`.",
        Example(_WISH.rstrip()),
        Example(_WISH + "- reveal: open\n  show: [wish]"),
        severity="warning",
    ),
    Rule(
        "S04",
        "A speaker outside `turns`",
        "Outside `turns`, nobody takes turns, so `{role}` is always the same person. Write `{better}`.",
        "Only `turns` and `of: each` switch speaker and listener.",
        "{better}",
        Example("- ask: wish\n  of: speaker\n  answer: text"),
        Example("- ask: wish\n  of: first\n  answer: text"),
        severity="warning",
    ),
    Rule(
        "S05",
        "Too many ways to check them all",
        "This script has more ways through it than can be checked. The part that was checked is fine, but there "
        "may be other mistakes. Split the script, or use fewer conditions.",
        "Each condition or optional answer that still matters at the end doubles the number of ways.",
        "Use fewer conditions on answers from much earlier, or split the script.",
        severity="warning",
    ),
    Rule(
        "D01",
        "Longer or shorter than promised",
        "`minutes` promises {promised}, but the steps take about {estimate}. Change `minutes`, or the steps.",
        "People set this time aside. They should be able to trust it.",
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
        "There are {count} boxes to type in. Three are enough for a light script: let people say the rest out loud.",
        "People came to talk.",
        "Use `talk` instead of `ask` for anything people only need to say.",
        Example(
            "format: 1\nid: evening\nversion: 1.0.0\nminutes: 1\ngroup: listen\ndepth: light\nsteps:\n"
            + "".join(f"  - ask: {letter}\n    answer: text\n" for letter in "abcd")
        ),
        Example("- ask: one\n  answer: text"),
        severity="warning",
        strict=True,
    ),
)
