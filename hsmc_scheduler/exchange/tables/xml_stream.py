"""XML from strangers, a piece at a time: no tree is built, no declaration is obeyed, and no tag goes on for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from hsmc_scheduler.exchange.tables.limits import MOST_TOKEN_BYTES

CHUNK_BYTES = 65_536

Start = Callable[[str, dict[str, str]], object]
"""Called with an element's name without its prefix, and its attributes as they are."""


class HostileXmlError(Exception):
    """XML that no program writes for a table: a document type, or a tag without end. The message says which."""


class BrokenXmlError(Exception):
    """What should be XML is not."""


def walk(
    stream: IO[bytes],
    start: Start,
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
    read: Callable[[int], object] = lambda _: None,
) -> None:
    """Tell the elements of `stream` in order, and `read` of how many bytes.

    Raises:
        HostileXmlError: See there.
        BrokenXmlError: The stream is not XML to its end.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_document_type
    parser.StartElementHandler = lambda name, attributes: start(
        name.rpartition(":")[2] if ":" in name else name, attributes
    )
    if end is not None:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2] if ":" in name else name)
    if text is not None:
        parser.CharacterDataHandler = text
    fed = 0
    try:
        while chunk := stream.read(CHUNK_BYTES):
            fed += len(chunk)
            read(len(chunk))
            parser.Parse(chunk, False)
            if fed - max(parser.CurrentByteIndex, 0) > MOST_TOKEN_BYTES:
                raise HostileXmlError("a tag of more than a million letters")
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # an unknown encoding is a LookupError
        raise BrokenXmlError(str(error)) from error


def _no_document_type(*_: object) -> None:
    raise HostileXmlError("a document type declaration")
