"""Rules about the whole of a flow."""

from scripts.checking.findings import Example, Rule

_WISH = "- ask: wish\n  of: first\n  answer: text\n  private: yes\n"

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
        "Too many paths to check",
        "This script has more paths through it than can be checked. The part that was checked is fine, but there "
        "may be other mistakes. Split the script, or use fewer conditions.",
        "Each condition or optional answer that still matters at the end doubles the number of paths.",
        "Use fewer conditions on answers from much earlier, or split the script.",
        severity="warning",
    ),
)
