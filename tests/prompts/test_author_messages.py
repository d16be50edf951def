"""Template errors: plain words at the exact position."""

import pytest

from prompts import TemplateError, compile_template


@pytest.mark.parametrize(
    ("source", "column", "end_column", "message", "hint"),
    [
        ("{% if a = 'x' %}{% endif %}", 9, 10, "write two equals signs: `==`", ""),
        (
            "{% if a %}{% endif %}",
            7,
            8,
            "even the answer 'no' would count as true",
            "a == 'yes', or a is defined",
        ),
        ("{% if “x” == a %}{% endif %}", 7, 8, "Use straight quotation marks", ""),
        ("{% if a == 'x' && b == 'y' %}{% endif %}", 16, 17, "the word `and`", ""),
        ("{% if a == 'x' %}yes", 4, 6, "is never closed", "put {% endif %} where it ends"),
        ("{% for a in b %}yes", 4, 7, "is never closed", "put {% endfor %} where it ends"),
        ("{% endfor %}", 4, 10, "no matching `for`", ""),
        ("{% otherwise %}", 4, 13, "if, elif, else, endif, for, and endfor", ""),
        ("Hi {{ speaker, how are you?", 4, 6, "never closed", "put }} where it ends"),
        ("Hi {{ speaker } there", 4, 6, "never closed", "put }} where it ends"),
        ("{{ 'x }}", 4, 5, "quotation mark is never closed", ""),
        ("{{ Speaker }}", 4, 11, "lowercase letters", ""),
        ("{{ a b }}", 6, 7, "missing or extra before `b`", ""),
        ("{{ a|uper }}", 6, 10, "Unknown filter `uper`", "upper"),
        ("{{ name() }}", 8, 9, "Function calls aren’t allowed", ""),
        ("{{ speaker.hurt[0] }}", 4, 19, "another name after it", ""),
        ("{{ a == b }}", 4, 10, "Use it after `if`", ""),
        ("{{ a or 'x' }}", 4, 12, "use `default`", ""),
        ("{{ 2 * a }}", 6, 7, "Only + and - work", ""),
        ("{{ a|join(b) }}", 11, 12, "a number or text in quotation marks", ""),
        ("{% if a is odd %}{% endif %}", 9, 11, "`including`, or `far_from`", "heard == 'yes'"),
        ("{% if a is far_from 3 %}{% endif %}", 21, 22, "needs the name of another number", ""),
        ("{% for a in 'x' %}{% endfor %}", 13, 16, "the name of a list", ""),
    ],
)
def test_template_error_position_and_hint(
    source: str, column: int, end_column: int, message: str, hint: str
) -> None:
    with pytest.raises(TemplateError) as error:
        compile_template(source)
    (problem,) = error.value.diagnostics
    assert message in problem.message
    assert (problem.column, problem.end_column, problem.hint) == (column, end_column, hint)
