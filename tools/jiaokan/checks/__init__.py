"""What `jiaokan check` looks for: the laws, which nothing excuses, and signs of errors in a text, which an editor may explain."""
