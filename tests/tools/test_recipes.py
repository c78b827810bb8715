"""Recipes are true, and the script sees when one is not."""

from pathlib import Path

import pytest

from tests.tools.doc_paths import documents, missing
from tests.tools.recipes import COUNT, Recipe, defines, faults, first_step_made, recipes

WRONG = """
1. `bot/nowhere.py`: what is not there.
2. `bot/config/settings.py`, `Settings.bot_token`, `Nothing`: one of two names.

Shown by `tests/tools/test_recipes.py`.

```diff
+++ bot/config/settings.py
     @classmethod
+    pass
```
"""


def test_there_are_as_many_as_were_promised() -> None:
    assert len(recipes()) == COUNT


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.title)
def test_each_names_what_exists_and_its_first_step_can_be_made(recipe: Recipe) -> None:
    assert list(faults(recipe)) == []


def test_whatever_is_wrong_is_named() -> None:
    first, second, third = faults(Recipe("wrong", WRONG))
    assert first == "bot/nowhere.py does not exist"
    assert second == "bot/config/settings.py does not define Nothing"
    assert third.startswith("first step: its place is ")


def test_a_first_step_changes_its_place_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("one = 1\ntwo = 2\n")
    assert first_step_made(file, " one = 1\n-two = 2\n+two = 3\n") == "one = 1\ntwo = 3\n"
    with pytest.raises(ValueError, match=r"exists already"):
        first_step_made(file, "+three = 3\n")


def test_a_name_is_defined_by_the_module_itself() -> None:
    source = "from a import b\nclass C:\n    d: int = 1\n"
    assert [defines(source, name) for name in ("b", "C", "C.d", "C.e")] == [0, 1, 1, 0]


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.name)
def test_each_path_that_a_document_names_exists(document: Path) -> None:
    assert missing(document) == []
