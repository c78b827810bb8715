"""Workbooks as bytes: facts in and an .xlsx out, or an .xlsx in and its figures out.

What loads openpyxl or XlsxWriter (`reading`, `form`, `consolidated`) is for a process of its own;
`facts` and `findings` are light, for whoever orders a workbook or is told what was read of one.
"""
