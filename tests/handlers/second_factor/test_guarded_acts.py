"""Of all that ODES can press, what asks for a second factor, and what writes without one."""

from handlers.actions import Action
from handlers.conversations import ROUTES
from handlers.second_factor.guarded_acts import GUARDED, always
from tests.cast import Bot, Player
from tests.handlers.second_factor.test_second_factor import enrol, stored

# How steps are called that write; one that shows or asks is called otherwise.
WRITING = {
    *("accept", "approve", "bridge", "close", "confirm", "decide", "discard", "end", "extend"),
    *("give", "grant", "own", "publish", "refuse", "remind", "remove", "renew", "replace"),
    *("save", "send", "set", "withdraw", "without"),
}
# The routine of a semester: another press mends it, and the trail shows who did it.
WITHOUT_CODE = {
    *(Action.INVITED_UNNAMED, Action.WITHDRAW_INVITATION, Action.CONFIRM_REFUSAL),
    *(Action.REPLACE_UNNAMED, Action.CONFIRM_ABSENCE, Action.CONFIRM_CALLING_OFF),
    *(Action.BRIDGE, Action.SEND_REMARK, Action.CONFIRM_CONSENT, Action.EVALUATION_CONSENT),
    *(Action.SEND_EVALUATION_REMARK, Action.SEND_NUDGE, Action.NUDGE_ALL, Action.SEND_REFUSAL),
    *(Action.CONFIRM_EXTENSION, Action.GRANT_EXTENSION, Action.REMIND_READERS, Action.ARRIVALS),
    *(Action.SEND_LETTER, Action.SEND_IN_THREAD, Action.SEND_AND_CLOSE, Action.CONFIRM_THREAD_END),
    *(Action.CONFIRM_MOVE, Action.SAVE_REQUIREMENTS, Action.SAVE_GOALS, Action.SAVE_GOAL_SHEET),
    *(Action.SAVE_DAY_OFF, Action.CONFIRM_DAY_ON),
}
OF_OTHERS = {
    *(Action.SEND_REQUEST, Action.APPROVE, Action.SEND, Action.DISCARD, Action.SAVE_TABLE),
    *(Action.SAVE_WORKBOOK, Action.REMOVE_EVIDENCE, Action.SEND_EXTENSION, Action.CONFIRM_OWN_END),
    *(Action.SEND_CONSULTATION, Action.CONFIRM_EVALUATION, Action.CONFIRM_EVALUATION_END),
    *(Action.SAVE_READ, Action.REMOVE_ITEM, Action.ACCEPT, Action.GIVE_BACK, Action.SAVE_PROGRESS),
    Action.FEWER_REMINDERS,
}
SHOWING = {  # whatever they are called
    *(Action.CONFIRM_REMOVAL, Action.REFUSE_ACCESS, Action.CONSENT, Action.CONFIRM_SENDING),
    *(Action.CLOSE_THREAD, Action.CARRIED_OUT_FILES, Action.FORECAST_SEMESTER, Action.OPEN_DATA),
    *(Action.REPORT_TEXT_PAGE, Action.AGREEMENT_SAMPLE, Action.WRITE_URGENTLY),
}
# What leads to an act and asks before it, so that nothing is typed in vain.
LEADING = {Action.REPLACE, Action.REPORT_LETTERHEAD, Action.INVITED_ROLE}


# What a screen changes: what was handled, shown and asked, and when somebody was last seen.
TRAFFIC = ("handled_update", "outbox", "question", "slot", "person")


def test_each_act_that_writes_is_in_one_list() -> None:
    """A new one stands in the table of acts that need a code, or here with a reason."""
    writing = {
        Action(key)
        for (on, key), route in ROUTES.items()
        if on == "press" and route.step.__name__.split("_")[0] in WRITING
    }
    lists = (set(GUARDED) - LEADING, WITHOUT_CODE, OF_OTHERS, SHOWING)
    assert sum(map(len, lists)) == len(set().union(*lists))
    assert writing == set().union(*lists)
    assert all(ROUTES["press", action] for action in GUARDED)


async def test_each_guarded_act_asks_for_the_code_and_changes_nothing(
    staffed: Bot, odes: Player
) -> None:
    await enrol(odes)
    await odes.send("/seguridad")
    before = await stored(staffed, *TRAFFIC)
    tried = 0
    for action, act in GUARDED.items():
        if act.needs is always:
            await odes.press(odes.last, f"{action}:2020-II")
            assert act.words in odes.last_text, action
            tried += 1
    for action, args in ((Action.INVITED_ROLE, "auditor"), (Action.OWN_LETTERHEAD, "")):
        await odes.press(odes.last, f"{action}:{args}")
        assert GUARDED[action].words in odes.last_text
    await odes.press(odes.last, f"{Action.INVITED_ROLE}:focal")
    assert GUARDED[Action.INVITED_ROLE].words not in odes.last_text
    assert tried > 10
    assert await stored(staffed, *TRAFFIC) == before
