"""Any text, from anybody, gets an answer that is no error, and changes no report."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from convenio.catalogue.regions import REGIONS
from handlers.plain_words.vocabulary import FILLERS, PHRASES
from tests.bot.fuzz import odd_inputs as odd
from tests.bot.fuzz.arena import Arena, arena
from tests.bot.fuzz.invariants import FIGURES
from tests.breadth import many
from tests.loreto import PASTED

EXAMPLES = many(60, 150)
NAMES = [region.name for region in REGIONS.values()]
WORDS = st.lists(
    st.sampled_from(sorted(PHRASES))
    | st.sampled_from(sorted(FILLERS))
    | st.sampled_from(NAMES)
    | st.sampled_from(["idg 8", "3", "45%", "2020-I", "2021", "junio", "no", PASTED, "xyz"]),
    min_size=1,
    max_size=5,
).map(" ".join)
TEXTS = WORDS | WORDS.map("/{}".format) | st.text(min_size=1, max_size=60) | odd.texts
ANSWERS = "SELECT count(*) FROM outbox WHERE chat_id = ?"


@pytest.fixture
def ground(database_url: str) -> Iterator[Arena]:
    with arena(database_url) as opened:
        opened.begin()
        yield opened


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
def test_any_text_is_answered_and_changes_no_report(ground: Arena) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(who=st.sampled_from(odd.PEOPLE), text=TEXTS)
    def answered(who: int, text: str) -> None:
        ground.store.rows("DELETE FROM question WHERE chat_id = ?", who)
        [(before,)] = ground.store.rows(ANSWERS, who)
        content = odd.command(text) if text.startswith("/") else {"text": text}
        ground.feed(who, {"message": odd.message(who, ground.fed, content)})
        [(after,)] = ground.store.rows(ANSWERS, who)
        assert after > before
        assert ground.store.rows(FIGURES) == reported
        sent = ground.store.rows("SELECT id, content_hash FROM version WHERE sent_at IS NOT NULL")
        assert sent == versions

    reported = ground.store.rows(FIGURES)
    versions = ground.store.rows("SELECT id, content_hash FROM version WHERE sent_at IS NOT NULL")
    answered()
    ground.end()
