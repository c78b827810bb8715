"""What `pip install .` takes along: every file of the product, and a command that exists."""

import tomllib
from importlib import import_module
from pathlib import Path, PurePath

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_every_file_of_the_product_is_in_the_package() -> None:
    setuptools = PROJECT["tool"]["setuptools"]
    taken = ("*.py", *setuptools["package-data"]["*"])
    roots = [pattern.removesuffix("*") for pattern in setuptools["packages"]["find"]["include"]]
    assert roots == PROJECT["tool"]["importlinter"]["root_packages"]
    files = (file for root in roots for file in (ROOT / root).rglob("*") if file.is_file())
    left_out = [
        str(file.relative_to(ROOT))
        for file in files
        if "__pycache__" not in file.parts and not any(PurePath(file).match(p) for p in taken)
    ]
    assert left_out == []


def test_the_installed_command_is_what_python_m_bot_runs() -> None:
    module, _, function = PROJECT["project"]["scripts"]["puntual"].partition(":")
    assert callable(getattr(import_module(module), function))
