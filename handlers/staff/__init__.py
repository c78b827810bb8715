"""What ODES does about one person: replaces them, or names who stands in for them."""

from handlers.routes import answer, press
from handlers.staff import absence, cancellation, person
from handlers.staff.absence import present

STEPS = (
    press("staff", person.show_person),
    press("replace", person.ask_replacement),
    press("replaced", person.replace_unnamed),
    answer(person.QUESTION, person.take_name),
    press("absence", absence.begin),
    press("absday", absence.choose_day),
    press("abswho", absence.choose_person),
    press("absnew", absence.choose_code),
    press("abssure", absence.confirm),
    press("absback", absence.begin_again),
    answer(absence.QUESTION, absence.answer),
    press("absoff", cancellation.ask),
    press("abscalled", cancellation.confirm),
)

__all__ = ["STEPS", "present"]
