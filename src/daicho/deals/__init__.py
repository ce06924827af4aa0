"""Claims of many documents -> Deals."""
