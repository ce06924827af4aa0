"""Ledger -> answers with bounds and sources."""
