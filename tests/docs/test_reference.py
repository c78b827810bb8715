"""README's and LEEME's tables are what the code says, and say so when they are not."""

from pathlib import Path

import pytest

from docs import english, reference


@pytest.mark.parametrize("document", reference.HEADS)
def test_both_tables_are_as_the_code_has_them(document: str) -> None:
    assert (reference.ROOT / document).read_text("utf-8") == reference.written(document)


def test_a_stale_table_is_named_and_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in reference.HEADS:
        fresh = (reference.ROOT / name).read_text("utf-8")
        (tmp_path / name).write_text(fresh.replace("| `BACKUP_KEEP` | `14` |", "| old |"), "utf-8")
    monkeypatch.setattr(reference, "ROOT", tmp_path)
    with pytest.raises(reference.DocumentFault, match=r"README\.md and LEEME\.md: stale"):
        reference.main(check=True)
    reference.main(check=False)
    reference.main(check=True)


@pytest.mark.parametrize(
    "described", [english.COMMANDS, english.SETTINGS], ids=["command", "setting"]
)
def test_what_has_no_english_line_or_exists_no_more_is_named(
    described: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = next(iter(described))
    monkeypatch.delitem(described, gone)
    monkeypatch.setitem(described, "invented", "A line of nothing.")
    with pytest.raises(reference.DocumentFault, match=rf"{gone}.*invented|invented.*{gone}"):
        reference.written("README.md")


def test_a_usage_shows_what_must_be_given_and_what_may_be() -> None:
    usage, _ = reference.commands()["return"]
    assert usage == "return --period PERIOD --region REGION --reason REASON [--indicator INDICATOR]"
    assert reference.commands()["read-form"][0] == "read-form FILE [--format csv|json]"
    assert reference.settings()["REMINDER_LATE"][0] == "`1,3,7`"
