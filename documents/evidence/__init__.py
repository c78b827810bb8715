"""Evidence: what a file is by what it holds, and whether anything in it acts."""
