"""The vocabulary of Chinese documents, said once: characters, numerals, stops, labels, datelines, names of bodies, words of web pages."""
