"""An .ods that may not be read is refused as such an .xlsx is, before it takes time or memory."""

import pytest

from convenio.catalogue.indicators import INDICATORS
from documents.workbooks.read.findings import NotFit, Reason
from documents.workbooks.read.form_reader import read_workbook
from tests.documents.workbooks.ods_samples import ods, row, table

TWELVE = {"2020-II": INDICATORS}
HEADINGS = row("N.°", "Indicador", "Meta (%)", "Ejecutado (%)", "Marca")
DOWN_TO_THE_END = 'table:number-rows-repeated="1048576"'


def reason(content: bytes) -> Reason:
    with pytest.raises(NotFit) as refused:
        read_workbook(TWELVE, content)
    return refused.value.unfit.reason


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (ods(table(HEADINGS), META_INF__manifest_dot_xml=""), Reason.NO_TABLE),
        (ods(table(HEADINGS), Basic__script_lc_dot_xml="", Basic__Standard__a_dot_xml=""),
         Reason.MACROS),
        (ods(table(HEADINGS), Scripts__python__a_dot_py=""), Reason.MACROS),
        (ods(table(HEADINGS, "<table:table-source/>")), Reason.EXTERNAL),
        (ods("<table:dde-links/>", table(HEADINGS)), Reason.EXTERNAL),
        (ods(table(HEADINGS), encrypted_package="x") , Reason.NO_TABLE),
        (ods(table(HEADINGS, row("x" * 13_000_000))), Reason.UNPACKS_TOO_LARGE),
        (ods(table(HEADINGS, *["<table:table-row/>"] * 500_000)), Reason.UNPACKS_TOO_LARGE),
        (
            ods(table(HEADINGS, row(*range(1, 60), more=DOWN_TO_THE_END))),
            Reason.UNPACKS_TOO_LARGE,
        ),
        (ods(table(HEADINGS, row(1, "", 60, 45, more=DOWN_TO_THE_END))), Reason.TOO_MANY_ROWS),
        (ods(table(HEADINGS), before='<!DOCTYPE x [<!ENTITY a "aa">]>'), Reason.DAMAGED),
        (ods("<table:table>"), Reason.DAMAGED),
        (ods(table(row("x", more='table:number-rows-repeated="doce"'))), Reason.NO_TABLE),
        (ods(table(HEADINGS, more='table:display="false"')), Reason.NO_TABLE),
        (ods(), Reason.NO_TABLE),
    ],
)  # fmt: skip
def test_what_may_not_be_read_is_refused_with_its_reason(content: bytes, why: Reason) -> None:
    assert reason(content) is why


def test_a_password_is_told_from_a_damaged_file() -> None:
    locked = {"META-INF__manifest_dot_xml": "<manifest:encryption-data/>"}
    assert reason(ods(table(HEADINGS), **locked)) is Reason.ENCRYPTED
    assert reason(ods(table(HEADINGS), **{"encrypted-package": "x"})) is Reason.ENCRYPTED


def test_numbers_is_told_from_what_is_no_workbook() -> None:
    assert reason(ods(**{"Index__Document_dot_iwa": "x"})) is Reason.NUMBERS
