"""Kinds of pasted tables, each with what a careful clerk reads in it: all of it, or a question.

In `pasted_kinds.json`, of Puno in 2020-II: a goal and an execution of each indicator that is read,
'ask' where only questions are left, nothing where all is named as not read.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from documents.pasted_json import pasted_json

PERIOD = Period(2020, 2)
KINDS = json.loads((Path(__file__).parent / "pasted_kinds.json").read_text("utf-8"))


def read(text: str) -> dict[str, Any]:
    return pasted_json(INDICATORS, text, PERIOD, "puno")


def number(said: str | None) -> float | None:
    return None if said is None else float(said)


@pytest.mark.parametrize("case", KINDS, ids=[case["kind"] for case in KINDS])
def test_each_kind_is_read_by_what_it_says_or_asked(case: dict[str, Any]) -> None:
    found = read(case["text"])
    rows = {
        str(row["indicator"]): [number(row["programmed"]), number(row["executed"])]
        for row in found["rows"]
    }
    if case["right"] == "ask":
        assert found["asked"]
        assert not rows
    else:
        assert rows == case["right"]
        assert rows or found["unread"]


def test_a_pair_that_the_chat_asks_about_is_asked_here_too() -> None:
    found = read("1: 33/55\n2: 9/20\n3: 30%")
    assert [(each["indicator"], each["readings"]) for each in found["asked"]] == [
        (1, ["meta 33, ejecutado 55", "ejecutado 60"]),
        (2, ["meta 9, ejecutado 20", "ejecutado 45"]),
    ]
    assert [row["indicator"] for row in found["rows"]] == [3]


def test_a_ratio_beside_a_percentage_that_says_otherwise_is_asked() -> None:
    found = read("IdG\tAtendidos\tProgramados\tEjecutado %\n1\t33\t55\t60\n2\t9\t20\t50")
    assert [each["indicator"] for each in found["asked"]] == [2]
    assert [row["executed"] for row in found["rows"]] == ["60"]


def test_what_was_crossed_out_is_named_and_not_read() -> None:
    found = read("1. ~60%~ 45%\n2. 30%")
    assert [row["executed"] for row in found["rows"]] == ["45", "30"]
    assert found["unread"] == ["~60%~"]
