"""Pictures of answers: records of the questions in, SVG or lines of text out, the same bytes for the same records.

Each kind of picture is a module with one function that gives a `Chart`; `terminal` draws for a terminal; `files` writes SVG,
PNG and HTML. A chart always carries its title, its description and a table that says the same in words.
"""

from daicho.faces.charts.chart import Cell, Chart, Table

__all__ = ["Cell", "Chart", "Table"]
