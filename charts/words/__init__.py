"""What pictures say: headings, signs, file names. Nothing is drawn here."""
