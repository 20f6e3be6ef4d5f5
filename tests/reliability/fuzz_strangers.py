"""Read many slightly broken workbooks, text files, pages and calendars as the reading process does.

`fuzz_strangers.py SEED_FILE NUMBER RANDOM_SEED` prints a line of figures; it stops at the first file that breaks it
and leaves it beside the seed file as `culprit` with its ending. A traceback on standard error is a fault of ours: the
reading names what is wrong with a file, and does not fall back on a last resort.
"""

from __future__ import annotations

import json
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from hsmc_scheduler.exchange import wire
from hsmc_scheduler.exchange.child import answer
from hsmc_scheduler.exchange.unreadable import UnreadableError
from tests.reliability.memory import limit, peak
from tests.reliability.mutants import mutants
from tests.reliability.strangers import request

MOST_SECONDS = 10
MOST_BYTES = 2_000_000_000
NASTY = (
    b"-1", b"0", b"1e999", b"NaN", b"9" * 400, b"A1:XFD1048576", b"XFD1048576", b"A0", b"99999999", b"\xff\xfe", b"&a;",
    b"../../x", b"_x0000_", b"=1+1", b"2028-02-30", b"<", b">", b'"', b"20280230T250000Z", b"FREQ=SECONDLY",
    b"TZID=Europe:", b"INTERVAL=0", b"", b"x" * 70_000, b"\0", b"BEGIN:VEVENT", b"END:VEVENT", b"UNTIL=00010101",
    b"P99999W", b"+2500",
)  # fmt: skip


def changed(data: bytes, chance: random.Random) -> bytes:
    """One word or number by a nasty one, or what the plan file's mutants do."""
    if chance.random() < 0.5 or not data:
        return next(mutants(data, 1, chance)) if data else data
    start = chance.randrange(len(data))
    end = start + chance.choice((1, 2, 4, 8, 16))
    return data[:start] + chance.choice(NASTY) + data[end:]


def broken_books(data: bytes, number: int, chance: random.Random) -> Iterator[bytes]:
    """The archive itself broken, or one of its parts, or a part missing or double."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(number):
        if chance.random() < 0.3:
            yield changed(data, chance)
            continue
        mutant = dict(parts)
        for _ in range(chance.choice((1, 1, 2))):
            name = chance.choice(list(mutant))
            if chance.random() < 0.15:
                del mutant[name]
            elif chance.random() < 0.1:
                mutant[name] = chance.choice(list(parts.values()))
            else:
                mutant[name] = changed(mutant[name], chance)
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in mutant.items():
                archive.writestr(name, content)
        yield made.getvalue()


def read_one(path: Path) -> str:
    """What becomes of a file; all that is said of it must be complete lines."""
    hearing = wire.Hearing()
    *_, found = (hearing.hear(line) for line in answer(request(path)))
    if isinstance(found, UnreadableError):
        for problem in found.problems:
            assert str(problem).isprintable()
            assert problem.where.startswith(path.name)
            assert problem.what
            assert problem.mend
            if "something in it is not as it should be" in problem.what:
                return "refused at a loss"
        return "refused"
    assert found is not None
    assert all(note.isprintable() for note in found.notes)
    return "read with notes" if found.notes else "read"


def run(seed_file: Path, number: int, seed: int) -> None:
    culprit = seed_file.with_name(f"culprit{seed_file.suffix}")
    found: Counter[str] = Counter()
    slowest = 0.0
    limit(MOST_BYTES)
    assert read_one(seed_file) == "read", json.loads(answer(request(seed_file))[-1])
    idle = peak()
    data, chance = seed_file.read_bytes(), random.Random(seed)
    kinds = broken_books(data, number, chance) if seed_file.suffix == ".xlsx" else None
    for mutant in kinds or (changed(data, chance) for _ in range(number)):
        culprit.write_bytes(mutant)
        began = time.monotonic()
        found[read_one(culprit)] += 1
        slowest = max(slowest, time.monotonic() - began)
        assert slowest < MOST_SECONDS
        assert not found["refused at a loss"]
    culprit.unlink()
    said = ", ".join(f"{n} {what}" for what, n in sorted(found.items()))
    sys.stdout.write(f"{number} mutants: {said}; slowest {slowest:.2f} s, {peak() - idle} MB over idle\n")


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
