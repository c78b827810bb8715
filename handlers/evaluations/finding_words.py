"""Findings in lines: each with its region, and in one line the regions that nothing mentions."""

from collections.abc import Mapping, Sequence
from typing import Any

from convenio.catalogue.regions import REGIONS
from convenio.evaluation.contradictions import ContradictionKind


def finding_lines(findings: Sequence[Mapping[str, Any]]) -> list[str]:
    """The findings of one indicator, as they are kept with a version, in lines for people."""
    unmentioned = [
        finding["region"]
        for finding in findings
        if finding["kind"] == ContradictionKind.UNMENTIONED and finding["region"]
    ]
    lines = [
        _line(finding)
        for finding in findings
        if finding["kind"] != ContradictionKind.UNMENTIONED or not finding["region"]
    ]
    if unmentioned:
        names = ", ".join(_name(region) for region in unmentioned)
        lines.append(f"Ninguna conclusión menciona ({len(unmentioned)}): {names}")
    return lines


def _line(finding: Mapping[str, Any]) -> str:
    if finding["kind"] == ContradictionKind.NO_RECOMMENDATION:
        return f"{finding['figure']} — {finding['said']}"
    whom = f"{_name(finding['region'])}: " if finding["region"] else ""
    against = f" — {finding['figure']}" if finding["figure"] else ""
    return f"{whom}{finding['said']}{against}"


def _name(region: str) -> str:
    return REGIONS[region].name if region in REGIONS else region
