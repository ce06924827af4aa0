"""An analyst's spreadsheet -> a table of records: cells, headings, columns by meaning, units, dates.

bytes ──workbook | separated──▶ Grid ──columns──▶ which column means what ──records──▶ rows with their fields and source cells

What a cell's words say about a sum is for the amount grammar of `annotation`; it comes in as a function, so that a sheet is read
by the same rules as a newspaper.
"""
