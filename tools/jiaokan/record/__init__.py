"""What an editor writes, key by key, read strictly."""
