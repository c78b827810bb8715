"""The worker processes for what would delay others: pictures and workbooks."""
