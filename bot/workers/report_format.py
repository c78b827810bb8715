"""The files that a report may be, and what pictures each of them takes."""

from collections.abc import Mapping
from enum import StrEnum


class ReportFormat(StrEnum):
    PDF = "pdf"
    DOCX = "docx"


PICTURES: Mapping[ReportFormat, str] = {ReportFormat.PDF: ".svg", ReportFormat.DOCX: ".png"}
