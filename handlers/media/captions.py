"""The caption of a photo or file: its figures are read as if they were typed."""

from convenio.catalogue.indicators import INDICATORS
from convenio.typed.figures import FigureFault, UnreadableFigure, read_figure
from handlers.access import Capability, may
from handlers.context import Context
from handlers.conversations import ROUTES
from handlers.pending import answering
from handlers.plain_words import figures
from handlers.plain_words.lists import ALL_INDICATORS
from handlers.plain_words.typed_figures import is_figure, typed_figures
from handlers.questions import QuestionKind

FIGURE = (QuestionKind.PROGRAMMED, QuestionKind.EXECUTED)
OF_FIGURES = (
    *FIGURE,
    QuestionKind.FIGURE_REASON,
    QuestionKind.CAUSE,
    QuestionKind.TABLE,
    QuestionKind.WORKBOOK,
    QuestionKind.GOALS,
    *ALL_INDICATORS,
)
NONE_ASKED = (QuestionKind.FIGURES, QuestionKind.SAID)


def _denies(caption: str) -> bool:
    """Whether it says that there is no figure: 'no hay', which is asked back."""
    reading = read_figure(caption) if caption else None
    return isinstance(reading, UnreadableFigure) and reading.fault is FigureFault.NOTHING_SAID


async def take_caption(context: Context) -> bool:
    """Take a caption's figures; False if it has none, or what is asked are no figures."""
    typed = typed_figures(context.text, INDICATORS) if context.text else None
    question = context.turn.question
    if typed is None and not (question and question.kind in FIGURE and _denies(context.text)):
        return False
    lone = question is not None and question.kind in ALL_INDICATORS and is_figure(context.text)
    if question is not None and question.kind in OF_FIGURES and not lone:
        await answering(ROUTES["answer", question.kind].step)(context)
        return True
    if (
        typed
        and may(context, Capability.REPORT)
        and (lone or question is None or context.asks(*NONE_ASKED))
    ):
        await figures.take(context, typed)
        return True
    return False
