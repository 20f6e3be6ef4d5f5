"""Where a list comes from: a file of tables, a plain text, or what was pasted."""

from __future__ import annotations

from pathlib import Path

from hsmc_scheduler.app.reading_files import read_pasted, read_tables
from hsmc_scheduler.exchange.tables.table import Sheet, Tables, text_value
from hsmc_scheduler.exchange.unreadable import unreadable

MOST_BYTES = 1_000_000
TEXTS = (".txt", ".text", ".md")


def list_in_file(path: Path) -> Tables:
    """The list in a file: .xlsx, .csv, .html, or plain text, a line a block. Raises UnreadableError."""
    if path.suffix.casefold() not in TEXTS:
        return read_tables(path)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise unreadable(path.name, f"cannot be read: {error.strerror or error}", "Choose another file.") from error
    if len(data) > MOST_BYTES:
        raise unreadable(path.name, "is longer than a million characters", "Leave only the dates in it.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252", errors="replace")
    return list_in_text(text, path.name)


def list_in_text(text: str, name: str = "What was pasted", html: str = "") -> Tables:
    """The list in what was pasted: the tables of a page, cells parted by tabs, or a line a block.

    Raises:
        UnreadableError: there is nothing in it.
    """
    if "\t" in text or "<table" in html[:2_000_000].casefold():
        return read_pasted(text, html)
    if not text.strip():
        raise unreadable(name, "is empty", "Copy the list first.")
    if len(text) > MOST_BYTES:
        raise unreadable(name, "is longer than a million characters", "Copy the dates alone.")
    return Tables(name, (Sheet(Path(name).stem or name, tuple((text_value(t.strip()),) for t in text.splitlines())),))
