"""Whether a line goes on in the next: what stands between two lines, and what each says of it."""
