"""The Dockerfile against the project: what it copies, installs, compiles and runs."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from bot.config.settings import Settings
from tests.packaging import dockerfile
from tests.packaging.dockerfile import PYTHON, ROOT

OURS = {path.parent.name for path in ROOT.glob("*/__init__.py")}
NOT_THE_PRODUCT = {"tests", "docs"}


def modules_imported(folder: Path) -> Iterator[str]:
    """Their topmost packages."""
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


def reached_from(package: str) -> dict[str, set[str]]:
    """Each of our packages that this one needs, with what it imports."""
    found: dict[str, set[str]] = {}
    waiting = {package}
    while waiting:
        name = waiting.pop()
        found[name] = set(modules_imported(ROOT / name))
        waiting |= (found[name] & OURS) - found.keys()
    return found


def steps(image: Path, *, having: str) -> Iterator[list[str]]:
    """The build's steps with that in them, as they would run here."""
    for step in dockerfile.all_of("RUN"):
        if having in step:
            yield ["sh", "-c", re.sub(rf"({PYTHON}|\bpython)(?= -)", sys.executable, step)]


def test_every_file_and_folder_that_it_copies_is_there() -> None:
    sources = dockerfile.copied()
    assert sources
    for source, target in sources.items():
        assert (ROOT / source).exists()
        assert target == source


def test_the_build_context_holds_what_it_copies_and_no_more() -> None:
    rules = (ROOT / ".dockerignore").read_text().split()
    assert rules[0] == "*"
    assert {rule[1:] for rule in rules if rule.startswith("!")} == set(dockerfile.copied())


def test_it_copies_the_packages_that_the_bot_needs_and_no_more() -> None:
    copied = set(dockerfile.copied()) - {"requirements.txt"}
    assert copied == set(reached_from("bot"))
    assert not copied & NOT_THE_PRODUCT


def test_what_the_packages_import_is_in_the_requirements() -> None:
    installed = packages_distributions()
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(), re.M)
    for package, modules in reached_from("bot").items():
        for module in modules - OURS - sys.stdlib_module_names:
            names = {name.lower().replace("_", "-") for name in installed[module]}
            assert names & set(locked), f"{package} imports {module}"


def test_it_installs_as_the_makefile_does() -> None:
    recipe = re.findall(r"^\t\$\(BIN\)/(python -m pip .*)$", (ROOT / "Makefile").read_text(), re.M)
    [install] = [step for step in dockerfile.all_of("RUN") if "pip install" in step]
    assert install.removeprefix(".venv/bin/") == recipe[0]
    assert "--require-hashes -r requirements.txt" in install


def test_it_compiles_and_finds_the_fonts_beforehand(image: Path, tmp_path: Path) -> None:
    env = {"PATH": os.environ["PATH"], "MPLCONFIGDIR": str(tmp_path / "fonts")}
    for word in ("compileall -q -f -j 0 --invalidation-mode unchecked-hash .", "charts.render"):
        *_, step = steps(image, having=word)
        subprocess.run(step, cwd=image, env=env, check=True, timeout=120)
    assert list((image / "bot" / "runtime" / "__pycache__").glob("app.*.pyc"))
    assert list((tmp_path / "fonts").glob("fontlist-*.json"))


def test_the_fonts_are_its_users_where_it_may_write() -> None:
    """So they are found with a read-only root too."""
    folder = dockerfile.environment()["MPLCONFIGDIR"]
    assert folder.startswith(f"{dockerfile.volumes()[0]}/")
    order = [(name, rest) for name, rest in dockerfile.instructions() if name in ("USER", "RUN")]
    assert order[-2][0] == "USER"
    assert "charts.render" in order[-1][1]


def test_libraries_and_code_are_layers_of_their_own() -> None:
    """A release pushes the code alone: the libraries' layer is the same whenever it is made."""
    copies = [rest.split() for name, rest in dockerfile.instructions() if name == "COPY"]
    assert [words[0] for words in copies if words[0].startswith("--from")] == [
        "--from=libraries",
        "--from=code",
    ]
    stages = " ".join(f"{name} {rest}" for name, rest in dockerfile.instructions()).split("FROM ")
    libraries = next(stage for stage in stages if "AS libraries" in stage)
    assert libraries.count("COPY") == 1
    assert "touch --no-dereference --date=@0" in libraries


def test_its_entry_point_answers(image: Path) -> None:
    words = [sys.executable, *dockerfile.command("ENTRYPOINT")[1:], "--help"]
    env = {"PATH": os.environ["PATH"]}
    told = subprocess.run(words, cwd=image, env=env, capture_output=True, check=True, timeout=60)
    [default] = dockerfile.command("CMD")
    assert default in told.stdout.decode()


def test_it_runs_as_nobody_in_particular_with_its_data_in_a_volume() -> None:
    [user] = dockerfile.all_of("USER")
    volume = dockerfile.volumes()[0]
    assert user not in ("root", "0")
    assert dockerfile.environment()["DATABASE_URL"].startswith(f"sqlite:///{volume}/")
    assert dockerfile.all_of("STOPSIGNAL") == ["SIGTERM"]


def test_it_sets_only_settings_that_there_are() -> None:
    of_python = {"PATH", "PYTHONUNBUFFERED", "MPLCONFIGDIR"}
    settings = {name.upper() for name in Settings.model_fields}
    assert set(dockerfile.environment()) - of_python <= settings


def test_the_scripts_that_try_it_are_in_order_and_have_its_environment() -> None:
    for script in sorted((ROOT / "deploy").glob("*.sh")):
        subprocess.run(["sh", "-n", str(script)], check=True, timeout=20)
        assert os.access(script, os.X_OK)
    text = (ROOT / "deploy" / "image-root.sh").read_text()
    for name, value in dockerfile.environment().items():
        assert name == "PATH" or f"{name}={value}" in text
    for command in ("--help", "migrate", "chart", "run"):
        assert f"python -m bot {command}" in (ROOT / "deploy" / "image-check.sh").read_text()
