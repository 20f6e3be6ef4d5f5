from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hsmc_scheduler.exchange import saving
from hsmc_scheduler.exchange.saving import NotWrittenError, save_all


def text(words: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(words, encoding="utf-8")

    return write


def failing(path: Path) -> None:
    path.write_text("half", encoding="utf-8")
    raise OSError(28, "No space left on device")


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_several_files_are_written(tmp_path: Path) -> None:
    assert save_all(tmp_path, {"a.txt": text("1"), "b.txt": text("2")}, replace=False) == (
        tmp_path / "a.txt",
        tmp_path / "b.txt",
    )
    assert content(tmp_path) == {"a.txt": "1", "b.txt": "2"}


def test_nothing_is_written_where_one_is_there_already(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("old", encoding="utf-8")
    with pytest.raises(NotWrittenError, match=r"Nothing was written.*: b\.txt\."):
        save_all(tmp_path, {"a.txt": text("1"), "b.txt": text("2")}, replace=False)
    assert content(tmp_path) == {"b.txt": "old"}
    save_all(tmp_path, {"a.txt": text("1"), "b.txt": text("2")}, replace=True)
    assert content(tmp_path) == {"a.txt": "1", "b.txt": "2"}


def test_one_that_fails_leaves_all_old_ones_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    with pytest.raises(NotWrittenError, match=r"b\.txt was not written: the disk is full.*None of the others"):
        save_all(tmp_path, {"a.txt": text("1"), "b.txt": failing}, replace=True)
    assert content(tmp_path) == {"a.txt": "old"}


def test_what_was_written_before_one_failed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put = saving._put_in_place

    def held(made: Path, target: Path) -> None:
        if target.name == "b.txt":
            raise PermissionError(13, "held")
        put(made, target)

    monkeypatch.setattr(saving, "_put_in_place", held)
    with pytest.raises(NotWrittenError, match=r"b\.txt was not written.*Written before it: a\.txt\."):
        save_all(tmp_path, {"a.txt": text("1"), "b.txt": text("2"), "c.txt": text("3")}, replace=False)
    assert content(tmp_path) == {"a.txt": "1"}


@pytest.mark.parametrize("name", ["../x.txt", "a/b.txt", "..", ""])
def test_a_name_that_leaves_the_folder_is_an_error_of_ours(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not names of different files"):
        save_all(tmp_path, {name: text("1")}, replace=True)
