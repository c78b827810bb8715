"""Whoever acts is answered at once, at three in the morning of a holiday too."""

import pytest

from handlers.conversations import ROUTES
from handlers.invitation.access import create_invitation
from storage.models import Position, Role
from tests.cast import Bot, Player
from tests.handlers.pending.at_night import HOLIDAY, NightWalk
from tests.handlers.pending.ways import (
    asked_for_time,
    asked_odes,
    evaluated,
    sent,
    with_goals,
    with_recommendations,
)

# The steps that the walk does not come to, by what it has not: they are tried by day alone.
NOT_REACHED = {
    "a file that somebody sent, or its text": "read_way choose_cell save_workbook give_files"
    " own_letterhead save_several text_of choose_report press_said",
    "another agreement, year or semester": "choose_agreement choose_year ask_year send_sample"
    " choose_set fetch_chosen consolidated_chosen older_versions changes",
    "a report that waits for its director, or a consent": "approve bridge begin_correction"
    " confirm_consent decide_consent show_consent decide",
    "a code, or an account, that nobody here has": "renew hide_recovery ask_again ask_odes",
    "an activity that is over, or several to move": "answer_reason own_reason choose_place"
    " choose_all_places choose_hour choose_pick",
    "what is shown once it was done before": "withdraw choose_alternate name_another ask_to_end"
    " ask_removal accept give_back ask_programmed choose_duty have_read show_readers",
    "a second page of what it shows": "offices show_regions show_page",
}


@pytest.mark.long
async def test_every_step_answers_at_once(staffed: Bot) -> None:
    walk = NightWalk(staffed)
    for go in (with_goals, asked_for_time, sent, asked_odes, evaluated, with_recommendations):
        await go(staffed)
        if go in (asked_for_time, evaluated, with_recommendations):
            await walk.enter_everywhere()
    every = {route.step.__name__ for route in ROUTES.values()}
    named = set(" ".join(NOT_REACHED.values()).split())
    assert every - walk.steps <= named
    assert named <= every


async def test_a_code_that_is_redeemed_at_night_is_welcomed_at_once(
    staffed: Bot, stranger: Player, odes: Player
) -> None:
    staffed.simulator.set_clock(HOLIDAY)
    async with staffed.database.transaction() as session:
        code = await create_invitation(session, Position(Role.FOCAL, "ica"), HOLIDAY)
    told = len(odes.texts)
    await stranger.send(f"/start {code}")
    assert "Usted es:" in stranger.last_text
    assert len(odes.texts) == told, "others are let sleep"
