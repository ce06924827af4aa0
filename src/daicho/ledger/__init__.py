"""The store: documents, appearances and claims, on SQLite or PostgreSQL."""
