"""Recommendations that were sent, followed: regions carry them out, directorates accept that."""

from handlers.actions import Action
from handlers.notices import NoticeKind
from handlers.questions import QuestionKind
from handlers.recommendations.acts import SUBJECT, step_now
from handlers.recommendations.marking import (
    FileOfStep,
    accept,
    give_back,
    leave,
    mark,
    present,
    save,
    take_file,
)
from handlers.recommendations.marking import (
    answer as told,
)
from handlers.recommendations.matrix import (
    as_csv_file,
    as_workbook,
    in_words,
    open_matrix,
    show_page,
)
from handlers.recommendations.steps import (
    give_files,
    narrow,
    open_list,
    show_list,
    show_place,
    show_recommendation,
)
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("recomendaciones", open_list),
    press_anywhere(Action.RECOMMENDATIONS, show_list),
    press_anywhere(Action.RECOMMENDATIONS_BY, narrow),
    press_anywhere(Action.RECOMMENDATION, show_recommendation),
    press_anywhere(Action.CARRIED_OUT, show_place),
    press_anywhere(Action.CARRIED_OUT_FILES, give_files),
    press_anywhere(Action.MARK_PROGRESS, mark),
    press(Action.SAVE_PROGRESS, save),
    press(Action.LEAVE_PROGRESS, leave),
    answer(QuestionKind.PROGRESS, told),
    press_anywhere(Action.ACCEPT, accept),
    press_anywhere(Action.GIVE_BACK, give_back),
    command("matriz", open_matrix),
    press_anywhere(Action.MATRIX, show_page),
    press_anywhere(Action.MATRIX_WORDS, in_words),
    press_anywhere(Action.MATRIX_BOOK, as_workbook),
    press_anywhere(Action.MATRIX_CSV, as_csv_file),
)
NOTICES = (NoticeKind(SUBJECT, "avance de una recomendación", step_now),)

__all__ = ["NOTICES", "STEPS", "FileOfStep", "present", "take_file"]
