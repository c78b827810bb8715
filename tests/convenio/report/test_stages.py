"""The stages of a version: one table, which says who may do what."""

from datetime import date

import pytest

from convenio.report.stages import RULES, STANDING, Act, Stage, rule_for, stage_words


def test_no_two_rules_are_of_one_act_and_beginning() -> None:
    assert len({(rule.act, rule.before) for rule in RULES}) == len(RULES)


def test_every_stage_is_reached_from_a_draft_and_none_leads_back_to_one() -> None:
    reached = {Stage.DRAFT}
    for _ in Stage:
        reached |= {rule.after for rule in RULES if rule.before in reached}
    assert reached == set(Stage)
    assert Stage.DRAFT not in {rule.after for rule in RULES}


def test_only_what_stands_is_decided_upon() -> None:
    assert {rule.before for rule in RULES} == {Stage.DRAFT, *STANDING}


@pytest.mark.parametrize(
    ("sent_on", "from_on"),
    [
        (date(2021, 1, 5), date(2021, 1, 8)),  # Tuesday to Friday
        (date(2021, 1, 7), date(2021, 1, 12)),  # over a weekend
        (date(2021, 1, 9), date(2021, 1, 13)),  # on a Saturday
        (date(2020, 12, 30), date(2021, 1, 5)),  # over New Year
    ],
)
def test_odes_may_receive_it_from_the_third_working_day_on(sent_on: date, from_on: date) -> None:
    rule = rule_for(Act.BRIDGE, Stage.WAITING)
    assert rule is not None
    assert rule.ripe_on(sent_on) == from_on


@pytest.mark.parametrize("sent_on", [date(2021, 1, 5), date(2021, 1, 9)])
def test_the_director_decides_at_once(sent_on: date) -> None:
    rule = rule_for(Act.APPROVE, Stage.WAITING)
    assert rule is not None
    assert rule.ripe_on(sent_on) == sent_on


@pytest.mark.parametrize(
    ("stage", "late", "words"),
    [
        (Stage.DRAFT, False, "borrador"),
        (Stage.WAITING, True, "por aprobar"),
        (Stage.RECEIVED, False, "recibido"),
        (Stage.RECEIVED, True, "extemporáneo"),
        (Stage.RETURNED, True, "observado"),
        (Stage.REPLACED, False, "reemplazado"),
    ],
)
def test_what_was_received_late_is_named_so(stage: Stage, words: str, *, late: bool) -> None:
    assert stage_words(stage, late=late) == words
