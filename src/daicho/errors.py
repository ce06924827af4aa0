"""Every error daicho raises on purpose.

DaichoError                 the root; its text is one line a person can act on
├── InputRefused            one document, file, folder or address could not be read; the rest of a run goes on
│   └── StoreLost           a store stopped answering in the middle of a file; another attempt may have all of it
├── UsageError              a question that makes no sense: an unknown field, a bad date, a bad currency
├── OffsetError             a span whose text is not what it claims; the write is refused
├── NotFound                no deal, claim, document or entity has this id
├── LedgerError             the ledger cannot be opened or written: disk full, newer schema
│   └── ReadOnly            it may be read, but not written to
└── OutputError             the file asked for cannot be written: no such folder, disk full, its library not installed
"""


class DaichoError(Exception):
    """Root of the tree. `str(error)` is one line that names what failed and why."""


class InputRefused(DaichoError):
    """A source could not be read.

    source: the path, address or `-` as the user would recognise it; reason: plain words, one line.
    """

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = " ".join(reason.split())
        super().__init__(f"{source}: {self.reason}")


class StoreLost(InputRefused):
    """A store failed in the middle of a file, so what was read is no whole, and not for a fault of the file's."""


class UsageError(DaichoError):
    """The caller asked for something that does not exist or makes no sense."""


class OffsetError(DaichoError):
    """A span does not point at the text it says it does."""


class NotFound(DaichoError):
    """Nothing in the ledger has the id asked for."""


class LedgerError(DaichoError):
    """The ledger cannot be opened, read or written."""


class Busy(LedgerError):
    """Others write to the ledger, and went on for longer than a writer waits."""


class ReadOnly(LedgerError):
    """The ledger may be read, but not written to."""


class OutputError(DaichoError):
    """What was asked for cannot be written to a file."""
