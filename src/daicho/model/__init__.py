"""The nouns: frozen records of the standard library alone. Nothing here reads, stores or decides."""
