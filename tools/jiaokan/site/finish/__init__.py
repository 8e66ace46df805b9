"""What is done to the built HTML: variants in the other scripts, search data, verification."""
