"""A reader of the catalogue's data files, which name their source in the report."""

import json
from importlib.resources import files
from typing import Any


def read_data(name: str) -> Any:
    return json.loads((files("convenio.catalogue") / "data" / name).read_text("utf-8"))
