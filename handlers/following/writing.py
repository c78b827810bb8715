"""ODES writes to a region's focal points: its words are shown first, as they will be read."""

from handlers.context import Context, Outdated
from handlers.following import letter_views as views
from handlers.following.access import Following, leaves_at, pressed, tell
from handlers.following.asking import Purpose, ask, asked, region_pressed, show
from handlers.following.views import choose
from handlers.words import say
from storage.models import Role
from storage.occasions import Recipient

LONGEST = 1000


async def start_writing(context: Context) -> None:
    found, region = await pressed(context), region_pressed(context)
    if region:
        await ask_words(context, found, region)
    else:
        await ask(context, Purpose.LETTER, found.period.code)
        show(context, choose(found, Purpose.LETTER))


async def ask_words(context: Context, found: Following, region: str) -> None:
    readers = _readers(found, region)
    owed = found.of(region).owed
    if not readers:
        await context.ask_nothing()
        show(context, views.nobody(owed.region))
        return
    await ask(context, Purpose.LETTER, found.period.code, region=region)
    show(context, views.ask_words(owed.region, readers))


async def take_words(context: Context, found: Following, region: str) -> None:
    """Typed again, they take the place of the ones before."""
    text, place = context.text.strip(), found.of(region).owed.region
    if len(text) > LONGEST:
        context.show(views.ask_words(place, _readers(found, region), too_long=len(text)))
        return
    draft = int(context.question.args.get("draft", 0)) + 1
    await ask(context, Purpose.LETTER, found.period.code, region=region, text=text, draft=draft)
    readers = _readers(found, region)
    context.show(views.confirm(found, place, text, draft, readers, leaves_at(context)))


async def send_letter(context: Context) -> None:
    """Only the words that were shown with the button."""
    found, region = await pressed(context), context.pressed.text(1)
    said = asked(context, Purpose.LETTER, found.period.code, region)
    if said.get("draft") != context.pressed.integer(2):
        context.toast(say("following/already_written"))
        return
    place, readers = found.of(region).owed.region, _readers(found, region)
    await context.ask_nothing()
    if not readers:
        raise Outdated(say("following/nobody", region=place))
    about = {"subject": Purpose.LETTER.value, "region": region}
    tell(context, readers, views.letter(said["text"], place), about)
    context.show(views.sent(place, readers, leaves_at(context)))


def _readers(found: Following, region: str) -> list[Recipient]:
    return [each for each in found.staff(region, Role.FOCAL) if each.reachable]
