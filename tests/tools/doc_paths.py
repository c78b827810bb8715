"""The paths that documents name, against the tree."""

import re
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = "bot|charts|convenio|documents|docs|handlers|jobs|simulator|storage|tests"
PATH = rf"(?:{FOLDERS})/[\w./{{}},*<>-]*|pyproject|Makefile|compose"
SPAN = re.compile(rf"`({PATH})`|\]\(([\w./-]+\.\w+)(?:#[\w-]+)?\)")


def documents(root: Path = ROOT) -> list[Path]:
    return sorted(chain(root.glob("*.md"), (root / "docs").glob("*.md")))


def missing(document: Path, root: Path = ROOT) -> list[str]:
    """Paths in code spans, from the root, and targets of links, from the document, not there."""
    found = SPAN.findall(document.read_text("utf-8"))
    spans = {path for path, _ in found if path and not is_there(root, path)}
    links = {link for _, link in found if link and not (document.parent / link).exists()}
    return sorted(spans | links)


def is_there(root: Path, path: str) -> bool:
    """`<name>` and `*` stand for anything, `{one,other}` for each; the last may be yet to come."""
    if "{" in path:
        head, _, rest = path.partition("{")
        choices, _, tail = rest.partition("}")
        return all(is_there(root, f"{head}{choice}{tail}") for choice in choices.split(","))
    placed = path.split("<")[0]
    if placed != path:
        return (root / placed[: placed.rfind("/") + 1]).is_dir()
    return any(root.glob(path.rstrip("/"))) if "*" in path else (root / path).exists()
