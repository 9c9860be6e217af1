"""What a code cell says, read from its syntax tree; nothing is run."""

from __future__ import annotations

import ast
import builtins
import functools
import symtable

from IPython.core.inputtransformer2 import TransformerManager


def parse(code: str) -> ast.Module:
    """Parse a cell as Jupyter would: magics and a top-level `await` are allowed.

    Raises:
        SyntaxError: it is not Python.
    """
    return compile(_without_magics(code), "<cell>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


@functools.cache  # several rules look at each cell, and this takes longer than all else that they do
def _without_magics(code: str) -> str:
    return TransformerManager().transform_cell(code)


def same_code(one: str, other: str) -> bool:
    """Whether two cells differ at most in their strings and comments."""
    return ast.dump(_Wordless().visit(parse(one))) == ast.dump(_Wordless().visit(parse(other)))


class _Wordless(ast.NodeTransformer):
    """Empties strings; in an f-string the values may also stand in another order."""

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.Constant("") if isinstance(node.value, str) else node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.JoinedStr:
        values = [self.visit(value) for value in node.values if isinstance(value, ast.FormattedValue)]
        return ast.JoinedStr(sorted(values, key=ast.dump))


def strings(tree: ast.AST) -> list[str]:
    """Return the text of every string literal."""
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def calls(tree: ast.AST) -> list[tuple[str, ast.Call]]:
    """Return every call with the last part of its name: "open" for `open()`, "home" for `Path.home()`."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            found.append((name, node))
    return found


def asked_in_a_terminal(tree: ast.AST) -> set[ast.Call]:
    """Return the calls after `sys.stdin.isatty() and`: they wait only where there is somebody who can type."""
    found: set[ast.Call] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.BoolOp) or not isinstance(node.op, ast.And):
            continue
        if ast.unparse(node.values[0]) == "sys.stdin.isatty()":
            found.update(call for value in node.values[1:] for _, call in calls(value))
    return found


def undefined_names(code: str) -> list[str]:
    """Return the names that a file with this code uses but never defines or imports.

    Raises:
        SyntaxError: it is not plain Python, so it cannot be a file.
    """
    compile(code, "<snippet>", "exec")
    top = symtable.symtable(code, "<snippet>", "exec")
    known = {symbol.get_name() for symbol in top.get_symbols() if symbol.is_assigned() or symbol.is_imported()}
    used, tables = set(), [top]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        used |= {
            symbol.get_name()
            for symbol in table.get_symbols()
            if symbol.is_referenced() and (table is top or symbol.is_global())
        }
    return sorted(used - known - set(dir(builtins)) - {"__name__", "__file__"})
