"""bytes -> Document: formats, encodings, addresses, dates of publication."""
