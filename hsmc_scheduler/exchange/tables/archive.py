"""The archive a workbook is, looked at before anything in it is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from hsmc_scheduler.exchange.tables.kinds import ASK_AGAIN, SAVE_AS
from hsmc_scheduler.exchange.tables.limits import MEGABYTE, MOST_FILE_BYTES, MOST_PARTS, MOST_UNPACKED_BYTES
from hsmc_scheduler.exchange.unreadable import unreadable

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, KeyError)
"""What `zipfile` raises of archives with something wrong."""
_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1


def opened(name: str, data: bytes) -> zipfile.ZipFile:
    """The archive, if nothing about it is strange. Raises UnreadableError."""
    if len(data) > MOST_FILE_BYTES:
        raise too_large(name, len(data))
    if data.count(_ENTRY) > MOST_PARTS:  # before each of them becomes an object
        raise unreadable(name, f"has more than {MOST_PARTS} parts, which no workbook of tables has", SAVE_AS)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except DAMAGE as error:
        raise unreadable(name, "is cut short or damaged", ASK_AGAIN) from error
    parts = archive.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise unreadable(name, "is protected by a password", "Take the password off and save it.")
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise unreadable(name, "is packed in a way Excel never uses", SAVE_AS)
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise unreadable(name, "holds two parts of one name", SAVE_AS)
    if sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise unpacks_too_large(name)
    if _overlap(parts, len(data)):
        raise unreadable(name, "holds parts that lie over each other", SAVE_AS)
    return archive


def too_large(name: str, size: int) -> Exception:
    """The error of a file of too many bytes."""
    what = f"is {size / MEGABYTE:.0f} MB; no more than {MOST_FILE_BYTES // MEGABYTE} MB are read"
    return unreadable(name, what, "Save the tables that are wanted in a file of their own, without pictures.")


def unpacks_too_large(name: str) -> Exception:
    """The error of an archive that grows too much."""
    what = f"unpacks to more than {MOST_UNPACKED_BYTES // MEGABYTE} MB"
    return unreadable(name, what, "Save the tables that are wanted in a file of their own.")


def _overlap(parts: list[zipfile.ZipInfo], end: int) -> bool:
    in_order = sorted(parts, key=lambda part: part.header_offset)
    starts = [*(part.header_offset for part in in_order[1:]), end]
    return any(
        part.header_offset + _LOCAL_HEADER + len(part.orig_filename) + part.compress_size > start
        for part, start in zip(in_order, starts, strict=True)
    )
