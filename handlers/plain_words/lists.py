"""Lists that a chat's question shows: beside what they ask for, plain words are understood."""

from telegram import Message
from telegram.ext.filters import MessageFilter

from convenio.catalogue.indicators import INDICATORS
from convenio.typed.pasted.spoken import spoken_lines
from handlers.access import Capability, may
from handlers.plain_words.grammar import Said, read_said
from handlers.plain_words.typed_figures import is_figure, typed_figures
from handlers.plain_words.vocabulary import OF_INDICATOR, PHRASES, CommandPhrase
from handlers.questions import QuestionKind, is_aside
from handlers.turn import TURN

OF_NAMES = (
    QuestionKind.SUMMARY_SUBJECT,
    QuestionKind.SCHEDULE_REGION,
    QuestionKind.FOLLOWED,
    QuestionKind.GOALS,
)
OF_PLACES = (QuestionKind.SUMMARY_SUBJECT, QuestionKind.SCHEDULE_REGION)
OF_FIGURES = (
    QuestionKind.SEVERAL,
    QuestionKind.TABLE,
    QuestionKind.WORKBOOK,
    QuestionKind.REVIEW,
    QuestionKind.FIGURES,
)

# What is typed there is kept at once: a question of one's own is no answer.
OF_ANSWERS = (
    QuestionKind.PROGRAMMED,
    QuestionKind.EXECUTED,
    QuestionKind.CAUSE,
    QuestionKind.SHARED_CAUSE,
    QuestionKind.FIGURE_REASON,
    QuestionKind.ATTENDANCE,
    QuestionKind.ABSENCE_REASON,
    QuestionKind.IMPLEMENTED,
)
ALL_INDICATORS = (QuestionKind.CARD, QuestionKind.REVIEW, QuestionKind.SEVERAL)
_ASKING = ("quien", "quienes", "cuando", "que", "como", "cuanto", "cuantos", "hasta")


class SaidOnList(MessageFilter):
    """A filter for a text that a list does not ask for, and that names something to do or see."""

    def filter(self, message: Message) -> bool:
        question = TURN.get().question
        if question is None:
            return False
        text, kind = message.text or "", question.kind
        said = read_said(text, INDICATORS)
        if kind == QuestionKind.FIGURES and typed_figures(text, INDICATORS) is not None:
            return is_aside(question)  # else it is what was asked for
        if kind == QuestionKind.FIGURES and OF_INDICATOR.issuperset(said.phrases):
            return False  # whose they are
        if kind in OF_ANSWERS:
            return _is_command(said) and (_asks(said) or bool(said.regions))
        if kind == QuestionKind.GOALS and question.args.get("region") and said.numbers:
            return False  # of the goals that are shown
        if kind in OF_PLACES and says_figures(text):
            return True
        if kind in OF_NAMES:
            return _is_command(said) and "to" not in question.args  # a reason is asked for then
        if kind in ALL_INDICATORS and is_figure(text):
            return True  # of which indicator is asked
        if kind in OF_FIGURES:
            return _is_command(said) and not _is_of_report(said)
        if kind != QuestionKind.CARD:
            return False
        if typed_figures(text, INDICATORS) is not None:
            return False  # a table is the card's own
        return _is_command(said) or _is_name(said)


def says_figures(text: str) -> bool:
    """Whether it says figures of indicators, to somebody who reports them."""
    reports = may(TURN.get().duties, Capability.REPORT)
    return reports and spoken_lines(INDICATORS, text) is not None


def _is_command(said: Said) -> bool:
    return bool(said.phrases) and not said.unread


def _asks(said: Said) -> bool:
    return any(phrase.split()[0] in _ASKING for phrase in said.phrases)


def _is_of_report(said: Said) -> bool:
    """Whether it is about the report that the chat shows anyway: 'enviar'."""
    return any(CommandPhrase("reportar") in PHRASES[phrase] for phrase in said.phrases)


def _is_name(said: Said) -> bool:
    return not said.unread and (said.courtesy or bool(said.parts))
