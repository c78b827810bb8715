"""Measures of the house, printed by `python -m tests.tools.house`; `--check` fails on the worst."""

import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
PRODUCT = ("convenio", "storage", "charts", "documents", "handlers", "jobs", "bot", "simulator")
WIDEST = 22  # modules of a folder, its `__init__` not counted
NOT_GERUNDS = {"string", "thing", "nothing", "something", "ring", "king", "spring"}
Graph = Mapping[str, set[str]]


def modules(roots: Iterable[str] = PRODUCT) -> dict[str, Path]:
    """Dotted name and file of every module below `roots`, migrations excluded."""
    files = (file for root in roots for file in sorted((ROOT / root).rglob("*.py")))
    return {_dotted(file): file for file in files if "migrations" not in file.parts}


def _dotted(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def widths() -> Counter[str]:
    """Modules in each folder, of the product and of the tests."""
    files = modules((*PRODUCT, "tests")).values()
    return Counter(str(f.parent.relative_to(ROOT)) for f in files if f.name != "__init__.py")


def imports(known: Mapping[str, Path]) -> Graph:
    """Which modules each one imports when it runs, functions' own imports included."""
    found: dict[str, set[str]] = {name: set() for name in known}
    for name, file in known.items():
        for node in _run(ast.parse(file.read_text("utf-8"))):
            found[name] |= {target for target in _targets(node, known) if target != name}
    return found


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those that only the type checker reads."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield from _run(child)


def _targets(node: ast.AST, known: Mapping[str, Path]) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            inner = f"{node.module}.{alias.name}"
            yield from [name for name in (inner, node.module) if name in known][:1]
    elif isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in known)


def by_room(graph: Graph, known: Mapping[str, Path]) -> Graph:
    """The same arrows between rooms: a floor's sub-packages, and its single modules."""
    rooms: dict[str, set[str]] = defaultdict(set)
    for name, targets in graph.items():
        if known[name].parent == ROOT / name.split(".")[0] and known[name].name == "__init__.py":
            continue
        rooms[_room(name)] |= {_room(target) for target in targets} - {_room(name)}
    return rooms


def _room(name: str) -> str:
    return ".".join(name.split(".")[:2])


def cycles(graph: Graph) -> list[list[str]]:
    """Groups of nodes of which each reaches each other."""
    reach = {node: _reachable(graph, node) for node in graph}
    groups = {
        tuple(sorted({node} | {other for other in reach[node] if node in reach.get(other, ())}))
        for node in graph
        if node in reach[node]
    }
    return sorted(list(group) for group in groups)


def _reachable(graph: Graph, start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(graph.get(start, ()))
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += graph.get(node, ())
    return seen


def shared(names: list[str]) -> float:
    """The share of definitions whose name another one has too."""
    count = Counter(names)
    return sum(times for times in count.values() if times > 1) / max(len(names), 1)


def namesakes(known: Mapping[str, Path]) -> list[tuple[str, list[str]]]:
    """Classes that have their name in common, and the modules that they are in."""
    homes: dict[str, list[str]] = defaultdict(list)
    for module, file in known.items():
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                homes[node.name].append(module)
    return sorted((name, where) for name, where in homes.items() if len(where) > 1)


def is_gerund(module: str) -> bool:
    words = module.rsplit(".", 1)[-1].split("_")
    return any(word.endswith("ing") and word not in NOT_GERUNDS for word in words)


def spread(values: list[int]) -> str:
    return f"{median(values):.0f} / {quantiles(values, n=10)[-1]:.0f} / {max(values)}"


def report() -> str:
    known = modules()
    trees = {name: ast.parse(file.read_text("utf-8")) for name, file in known.items()}
    files = [len(file.read_text("utf-8").splitlines()) for file in known.values()]
    defined = [node for tree in trees.values() for node in tree.body]
    every = [node for tree in trees.values() for node in ast.walk(tree)]
    functions = [
        (node.end_lineno or 0) - node.lineno + 1
        for node in every
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    classes = [node.name for node in defined if isinstance(node, ast.ClassDef)]
    public = [
        node.name
        for node in defined
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
    ]
    graph = imports(known)
    folder, width = widths().most_common(1)[0]
    rows = (
        ("files / lines", f"{len(files)} / {sum(files)}"),
        ("file median / p90 / max", spread(files)),
        ("function median / p90 / max", spread(functions)),
        ("widest folder", f"{width} ({folder})"),
        ("classes sharing a name", f"{shared(classes):.0%}"),
        ("module-level functions sharing a name", f"{shared(public):.0%}"),
        ("modules named by a gerund", f"{sum(map(is_gerund, known)) / len(known):.1%}"),
        ("import cycles: modules, rooms", f"{len(cycles(graph))}, {_room_cycles(graph, known)}"),
    )
    return "\n".join(f"{name:<40}{value}" for name, value in rows)


def _room_cycles(graph: Graph, known: Mapping[str, Path]) -> int:
    return len(cycles(by_room(graph, known)))


def faults() -> list[str]:
    """Why `make check` fails, a line each."""
    known = modules()
    graph = imports(known)
    wide = [
        f"{folder} has {n} modules, over {WIDEST}" for folder, n in widths().items() if n > WIDEST
    ]
    circles = [*cycles(graph), *cycles(by_room(graph, known))]
    return [
        *wide,
        *(f"import cycle: {' '.join(circle)}" for circle in circles),
        *(f"class {name} is in {' and '.join(where)}" for name, where in namesakes(known)),
    ]


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit("\n".join(faults()) or 0)
    print(report())
