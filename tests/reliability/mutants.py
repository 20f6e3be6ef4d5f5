"""Files with a little wrong with them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

NASTY = (
    "NaN", "1e999", "-Infinity", "9" * 5000, "-1", "0", "1.5", "true", "null", "{}", "[]", '""', '"\\ud800"',
    '"\\u0000"',
    '"2028-02-30"', '"0001-01-01"', '"9999-12-31"', '"24:00"', '"=1+1"', '"<b>"', '"\\u202e"', "[" * 2000, '{"a": 1}',
    "999999999", "2147483648", '"required"', '"off"', "[true]", '"' + "x" * 200_000 + '"',
)  # fmt: skip
_VALUE = re.compile(rb'(?<=: )(?:"(?:[^"\\]|\\.)*"|[^\s,{\[]+)')


def mutants(seed: bytes, number: int, chance: random.Random) -> Iterator[bytes]:
    """That many files like the seed, each with one to four changes."""
    kinds = (_flip, _cut, _swap_lines, _drop_line, _repeat_line, _replace, _replace, _replace, _exchange, _insert)
    for _ in range(number):
        data = seed
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            change: Callable[[bytes, random.Random], bytes] = chance.choice(kinds)
            data = change(data, chance) if data else data
        yield data


def _flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 20, 500, len(data))) :]


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice((b"\0", b"\xff", b"}", b"]", b",", b'"', b"\xef\xbb\xbf", b"\\")) + data[at:]


def _lines(data: bytes, chance: random.Random) -> tuple[list[bytes], int]:
    lines = data.split(b"\n")
    return lines, chance.randrange(len(lines))


def _swap_lines(data: bytes, chance: random.Random) -> bytes:
    lines, a = _lines(data, chance)
    b = chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def _drop_line(data: bytes, chance: random.Random) -> bytes:
    lines, at = _lines(data, chance)
    return b"\n".join(lines[:at] + lines[at + 1 :])


def _repeat_line(data: bytes, chance: random.Random) -> bytes:
    lines, at = _lines(data, chance)
    return b"\n".join(lines[: at + 1] + lines[at:])


def _replace(data: bytes, chance: random.Random) -> bytes:
    """One value by a nasty one."""
    found = list(_VALUE.finditer(data))
    if not found:
        return data
    value = chance.choice(found)
    return data[: value.start()] + chance.choice(NASTY).encode() + data[value.end() :]


def _exchange(data: bytes, chance: random.Random) -> bytes:
    """One value by another of the same file: the right kind, the wrong thing."""
    found = list(_VALUE.finditer(data))
    if not found:
        return data
    value, other = chance.choice(found), chance.choice(found)
    return data[: value.start()] + other[0] + data[value.end() :]
