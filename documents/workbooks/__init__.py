"""Workbooks as bytes: facts in and an .xlsx out, or an .xlsx or .ods in and its figures out.

What loads openpyxl or XlsxWriter is for a process of its own. `write.facts`, `read.findings`,
`read.indicator_list` and `read.known_indicators` are light, for whoever orders a workbook or is
told what was read of one.
"""
