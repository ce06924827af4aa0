"""Crawls: the same pipeline over more pages than one would read into a ledger one by one.

shards ──readers──▶ Page ──triage──▶ main text ──triage──▶ Document ──pipeline──▶ rows ──output──▶ Parquet ──load──▶ ledger

`work` is what one shard goes through, a plain function; an engine decides where it runs; `run` joins them.
"""
