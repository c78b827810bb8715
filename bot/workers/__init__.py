"""Processes of their own for what would delay others: pictures and workbooks."""
