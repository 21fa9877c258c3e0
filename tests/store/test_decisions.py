"""Who is one by decision, and taking it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.material import contents, fill, source

from keii.errors import InputError
from keii.store.decisions import decisions, merge, split
from keii.store.queries import profiles, quotes, reading

FIRST = source("会談\nサンタレン首相は17日、「橋を支持する」と述べた。\n", "2026-02-17")
SECOND = source("続報\nベルカセム外相は18日、「橋は必要だ」と述べた。\n", "2026-02-18")
THIRD = source("続々報\nオルテガン国防相は19日、「橋を守る」と述べた。\n", "2026-02-19")


@pytest.fixture
def store(path: Path) -> Path:
    fill(path, [FIRST, SECOND, THIRD])
    return path


def ids(store: Path) -> tuple[str, str, str]:
    with reading(store) as connection:
        a, b, c = (
            profiles(connection, name)[0].id for name in ("サンタレン首相", "ベルカセム外相", "オルテガン国防相")
        )
    return a, b, c


def said(store: Path, name: str) -> list[str]:
    with reading(store) as connection:
        return [quote.place.words for quote in quotes(connection, by=name)]


def test_merged_people_are_found_by_either_name(store: Path) -> None:
    a, b, _ = ids(store)
    made = merge(store, a, b, "同じ人だ")
    assert (made.kind, made.one, made.other, made.reason, made.by) == ("merge", a, b, "同じ人だ", "hand")
    both = ["橋は必要だ", "橋を支持する"]
    assert said(store, "サンタレン首相") == said(store, "ベルカセム外相") == both
    with reading(store) as connection:
        (profile,) = profiles(connection, "ベルカセム外相")
        assert (profile.id, profile.also) == (a, [b])
        assert {"サンタレン首相", "ベルカセム外相"} <= {name.name for name in profile.names}


def test_a_split_takes_a_merge_back_and_both_stay_on_record(store: Path) -> None:
    a, b, _ = ids(store)
    before = {name: rows for name, rows in contents(store).items() if name != "decisions"}
    merge(store, a, b)
    split(store, b, a, "別人")
    assert {name: rows for name, rows in contents(store).items() if name != "decisions"} == before
    assert said(store, "サンタレン首相") == ["橋を支持する"]
    with reading(store) as connection:
        assert [one.kind for one in decisions(connection, a)] == ["merge", "split"]


def test_three_become_one_and_the_middle_leaves(store: Path) -> None:
    a, b, c = ids(store)
    merge(store, a, b)
    merge(store, b, c)
    assert len(said(store, "オルテガン国防相")) == 3
    split(store, a, c)
    assert said(store, "オルテガン国防相") == ["橋を守る"]
    assert len(said(store, "ベルカセム外相")) == 2


def test_two_never_merged_can_be_kept_apart(store: Path) -> None:
    a, b, _ = ids(store)
    split(store, a, b)
    with reading(store) as connection:
        assert [(one.kind, one.other) for one in decisions(connection, a)] == [("split", b)]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("who1", "who1", "the same thing twice"),
        ("who1", "who999", "nothing in the store is called so"),
        ("who1", "プーチン", "nothing in the store is called so"),
        ("who1", "item1", "of different kinds"),
        ("story1", "item1", "of different kinds"),
        ("who1;DROP", "who1", "nothing in the store is called so"),
        ("", "who1", "nothing in the store is called so"),
    ],
)
def test_what_can_not_be_decided(store: Path, one: str, other: str, reason: str) -> None:
    before = contents(store)
    for decide in (merge, split):
        with pytest.raises(InputError, match=reason):
            decide(store, one, other)
    assert contents(store) == before


def test_one_already(store: Path) -> None:
    a, b, _ = ids(store)
    merge(store, a, b)
    with pytest.raises(InputError, match=r"one with .* already"):
        merge(store, b, a)


def test_siblings_are_split_from_their_parent(store: Path) -> None:
    a, b, c = ids(store)
    merge(store, a, b)
    merge(store, a, c)
    with pytest.raises(InputError, match="each merged with a third"):
        split(store, b, c)
