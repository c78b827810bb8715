"""Every action, command and question, by everybody: nobody changes or sees what is not theirs.

And whoever acts is answered at once, at three in the morning of a day on which nobody works.
"""

import pytest

from handlers.conversations import ROUTES
from tests.cast import Bot
from tests.handlers.matrix.matrix import Matrix
from tests.handlers.matrix.stages import STAGES

# What nobody is shown in these states; everybody tries it all the same, with guessed arguments.
NOT_SHOWN = {
    "a doubtful cell, a text in pieces, a letterhead": "choose_cell text_of save_several"
    " own_letterhead",
    "another agreement, year, semester or report": "choose_agreement ask_year choose_set"
    " fetch_chosen consolidated_chosen older_versions changes choose_report",
    "a consent, and what it is of": "begin_correction confirm_consent decide_consent show_consent"
    " decide ask_programmed",
    "an activity that is over, or several to move": "answer_reason own_reason choose_place"
    " choose_all_places choose_hour choose_pick",
    "what was done before": "accept give_back give_files choose_duty"
    " have_read show_readers hide_recovery bridge",
    "a second page": "offices show_regions show_page",
}


@pytest.mark.long(minutes=1)
@pytest.mark.both_databases
async def test_nobody_changes_or_sees_what_is_not_theirs(staffed: Bot) -> None:
    matrix = Matrix(staffed)
    await matrix.log_changes()
    for now, before, then in STAGES:
        for go in before:
            await go(staffed)
        await matrix.enter(now)
        for lead in then:
            await matrix.enter(now, await lead(staffed))
    assert matrix.faults == []
    assert {(on, key) for on, key in ROUTES if on in ("press", "command")} <= matrix.tried
    shown = {ROUTES[route].step.__name__ for route in matrix.reached & ROUTES.keys()}
    every = {route.step.__name__ for (on, _), route in ROUTES.items() if on in ("press", "answer")}
    assert every - shown == set(" ".join(NOT_SHOWN.values()).split())
