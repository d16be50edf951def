"""The string literals of a Python file that someone may read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

_CODE_CALLS = re.compile(
    r"(compile|fullmatch|match|search|sub|split|findall|query\w*|\w+_class|getattr|setattr|hasattr|import_module|"
    r"startswith|endswith|remove(pre|suf)fix|encode|decode|strftime|strptime|TypeVar|ParamSpec|NewType|reconfigure|"
    r"r?glob)"
)
"""Calls whose texts are patterns, selectors, or names."""
_CODE_KEYWORDS = re.compile(
    "id|classes|encoding|errors|mode|newline|namespace|dest|action|prog|scope|name|group|metavar|style"
)
_CODE_NAME = re.compile(r"(CSS|_LIST|BINDINGS|__all__|_STYLES?|_NAMES)$")
_WORDS = re.compile(
    r"[A-Za-z’']{2,}[ ,.:;?!…]+\S|^[A-Z][a-z’]+[.…?]?$|[A-Za-z]\{|\}[’ ,.:;?!]*[a-z]{2,}|\} [a-z]"
)
_CODE = re.compile(
    r"^[#.][\w-]+[ .:>]|^(bold|app\.|of-|up,|left,)|;$|\{\n|^\(|[a-z_]+=[a-z\"]|\$[a-z{]|%[YmdH]|::"
    r"|\.(json|md|toml|txt|ya?ml)$|\| None$"
)


def python_texts(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each literal; f-strings keep their braces."""
    yield from _Texts().read(ast.parse(source))


class _Texts:
    """Walk over a syntax tree that leaves out what only code reads."""

    def read(self, node: ast.AST) -> Iterator[tuple[int, str]]:
        if isinstance(node, ast.JoinedStr):
            yield from self._shown(node.lineno, _f_string(node))
        elif isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                yield from self._shown(node.lineno, node.value)
        elif not self._is_code(node):
            for field, value in ast.iter_fields(node):
                if field in (
                    "annotation",
                    "returns",
                    "type_comment",
                    "type_params",
                    "decorator_list",
                    "slice",
                ):
                    continue
                for child in value if isinstance(value, list) else [value]:
                    if isinstance(child, ast.AST):
                        yield from self.read(child)

    def _is_code(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Expr):  # a docstring, of a module, a class, a function or a constant
            return isinstance(node.value, ast.Constant)
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            return bool(_CODE_CALLS.fullmatch(name))
        if isinstance(node, ast.keyword):
            return bool(_CODE_KEYWORDS.fullmatch(node.arg or ""))
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            return any(_CODE_NAME.search(getattr(target, "id", "")) for target in targets)
        return isinstance(node, ast.Import | ast.ImportFrom | ast.Assert)

    def _shown(self, line: int, text: str) -> Iterator[tuple[int, str]]:
        bare = re.sub(r"\{[^{}]*\}", "{}", text)
        if _WORDS.search(bare) and not _CODE.search(bare):
            yield line, " ".join(text.split())


def _f_string(node: ast.JoinedStr) -> str:
    parts: list[str] = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        elif isinstance(part, ast.FormattedValue):
            parts.append("{" + ast.unparse(part.value) + "}")
    return "".join(parts)
