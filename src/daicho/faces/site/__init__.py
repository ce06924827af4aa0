"""The ledger as a folder of pages that any web server can hand out, and that read from a disk.

They are the pages of `faces.web` without a server behind them.

Links are relative, nothing is asked of another host, no script is needed, and the same ledger gives the same bytes. What only a
server can answer (search, filters, forms) is left out. A document's page has the sentences that make claims; whole texts are
often somebody else's and go along only where asked for.
"""

from daicho.faces.site.write import write_site

__all__ = ["write_site"]
