"""Texts that people send as files: .docx, .odt and .txt, as plain words."""
