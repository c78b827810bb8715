"""Whether the process is well: what it tells whoever asks over HTTP."""
