"""daicho (台帳): a source-linked ledger of technology investment."""
