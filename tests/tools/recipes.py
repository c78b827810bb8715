"""CONTRIBUTING.md's recipes against the tree: their files, names and first steps.

`python -m tests.tools.recipes [FOLDER]` prints what is wrong, and ends with 1 if anything is.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.tools.doc_paths import PATH, ROOT, is_there

RECIPE = re.compile(r"^### (\d+\. .+?)\n(.*?)(?=^##|\Z)", re.M | re.S)
STEP = re.compile(r"^\d+\. .*?(?=^\d+\. |^\S|\Z)", re.M | re.S)
NAMED = re.compile(rf"`(?P<file>{PATH}\.\w+)`(?P<names>(?:,\s+`[\w.]+`)*)")
FIRST = re.compile(r"^```diff\n\+\+\+ (?P<file>\S+)\n(?P<lines>.*?)^```", re.M | re.S)
COUNT = 12


@dataclass(frozen=True, slots=True)
class Recipe:
    title: str
    text: str

    @property
    def steps(self) -> list[str]:
        return STEP.findall(self.text)

    @property
    def names(self) -> list[tuple[str, str]]:
        """A file and what is to be defined in it: '`file`, `Name`' of a step."""
        return [
            (found["file"], name)
            for found in NAMED.finditer(self.text)
            for name in re.findall(r"`([\w.]+)`", found["names"])
        ]


def recipes(root: Path = ROOT) -> list[Recipe]:
    text = (root / "CONTRIBUTING.md").read_text("utf-8")
    return [Recipe(title, body) for title, body in RECIPE.findall(text)]


def faults(recipe: Recipe, root: Path = ROOT) -> Iterator[str]:
    """What is not as the recipe says, in words; `root` is read only."""
    files = {found["file"] for found in NAMED.finditer(recipe.text)}
    yield from (f"{file} does not exist" for file in sorted(files) if not is_there(root, file))
    for file, name in recipe.names:
        if (root / file).is_file() and not defines((root / file).read_text("utf-8"), name):
            yield f"{file} does not define {name}"
    if not recipe.steps or "Shown by `tests/" not in recipe.text:
        yield "it has no steps, or names no test"
    first = FIRST.search(recipe.text)
    if first is None:
        yield "its first step is not given as a diff"
    else:
        yield from _faults_of_first(root / first["file"], first["lines"])


def _faults_of_first(file: Path, diff: str) -> Iterator[str]:
    try:
        made = first_step_made(file, diff)
        if file.suffix == ".py":
            ast.parse(made)
    except (OSError, ValueError, SyntaxError) as fault:
        yield f"first step: {fault}"


def first_step_made(file: Path, diff: str) -> str:
    """The file's text after the step; raises ValueError where its place is not there once."""
    lines = diff.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    if not before:
        if file.exists():
            raise ValueError(f"{file.name} exists already")
        return after
    text = file.read_text("utf-8")
    if text.count(before) != 1:
        raise ValueError(f"its place is {text.count(before)} times in {file.name}")
    return text.replace(before, after)


def defines(source: str, name: str) -> bool:
    """Whether a module defines it itself, as `NAME`, `function` or `Class.attribute`."""
    body: list[ast.stmt] = ast.parse(source).body
    for part in name.split("."):
        found = [node for node in body if part in _defined(node)]
        if not found:
            return False
        body = found[0].body if isinstance(found[0], ast.ClassDef) else []
    return True


def _defined(node: ast.stmt) -> list[str]:
    match node:
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return [node.name]
        case ast.Assign():
            return [target.id for target in node.targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
    return []


def main(root: Path) -> int:
    found = recipes(root)
    wrong = [f"{recipe.title}: {fault}" for recipe in found for fault in faults(recipe, root)]
    if len(found) != COUNT:
        wrong.append(f"there are {len(found)} recipes instead of {COUNT}")
    print("\n".join(wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(Path(*sys.argv[1:]) if sys.argv[1:] else ROOT))
