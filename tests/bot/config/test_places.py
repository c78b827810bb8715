"""Folders in which nothing can be written are one Spanish line each, with what to do."""

import errno
import os
import tempfile
from pathlib import Path

import pytest

from bot.config.places import check_places, folder_fault
from bot.config.settings import Settings, SettingsError
from storage.file_faults import file_fault


def test_a_folder_that_can_be_made_has_no_fault(tmp_path: Path) -> None:
    assert folder_fault(tmp_path / "new" / "evidence") is None
    assert list((tmp_path / "new" / "evidence").iterdir()) == []


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        ("file", "es un archivo; indique una carpeta"),
        ("file/below", "debajo de un archivo; indique otra carpeta"),
        ("/proc/puntual", "revise el nombre y la carpeta"),
        ("x" * 300, "el nombre es demasiado largo; indique otro"),
    ],
)
def test_what_keeps_it_from_being_written_to_is_said(folder: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    fault = folder_fault(tmp_path / folder)
    assert fault is not None
    assert fault.endswith(why)
    assert len(fault.splitlines()) == 1


@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.EDQUOT, errno.ENXIO]
)
def test_what_a_disk_says_is_put_into_spanish(number: int) -> None:
    assert "; " in file_fault(OSError(number, os.strerror(number)))


def test_each_of_them_is_named_by_its_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = Settings.model_construct(
        evidence_folder=tmp_path / "evidence", chart_folder=tmp_path / "charts"
    )
    check_places(good)
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: ["/proc"])
    (tmp_path / "file").touch()
    wrong = good.model_copy(update={"evidence_folder": tmp_path / "file"})
    with pytest.raises(SettingsError) as refused:
        check_places(wrong)
    first, second = str(refused.value).splitlines()
    assert first.startswith("EVIDENCE_FOLDER: «")
    assert second.startswith("TMPDIR: no hay carpeta de archivos temporales")
