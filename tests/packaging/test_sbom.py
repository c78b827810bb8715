"""`make sbom`: each library of the image with its version and hashes, as CycloneDX."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.dockerfile import ROOT

RECIPE = re.compile(r"^\t\$\(BIN\)/(cyclonedx-py (?:[^\\\n]|\\\n)*)$", re.M)


@pytest.mark.long
def test_it_names_every_library_of_the_image(tmp_path: Path) -> None:
    found = RECIPE.search((ROOT / "Makefile").read_text())
    assert found
    words = found[1].replace("\\\n", " ").split()
    file = tmp_path / "sbom.json"
    words = [str(file) if word.startswith("build/") else word for word in words]
    program = Path(sys.executable).with_name(words[0])
    subprocess.run([program, *words[1:]], cwd=ROOT, check=True, capture_output=True, timeout=60)
    told = json.loads(file.read_text())
    assert told["bomFormat"] == "CycloneDX"
    locked = re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / "requirements.txt").read_text(), re.M)
    assert {(each["name"], each["version"]) for each in told["components"]} == set(locked)
    assert all(each["externalReferences"] for each in told["components"])
