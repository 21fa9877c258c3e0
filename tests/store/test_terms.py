"""Queries of one, two and many characters, and near misses."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.material import fill

from keii.ingest.source import Source
from keii.store.queries import reading, search

SENTENCES = {
    "america": "米国は参加した。",
    "summit": "米中首脳会談が開かれた。",
    "three": "日米韓が協議した。",
    "rice": "コメの輸入を増やす。",
    "russia": "露外務省は対露制裁を批判した。",
    "dew": "朝露が光る。",
    "aid": "無条件の支持を表明した。",
    "split": "支持は無条件だ。",
    "only": "支持した。",
    "putin": "プーチン大統領の任期は2030年までだ。",
    "carry": "行なった工事を見た。",
    "nato": "ＮＡＴＯの会合だ。",
    "place": "ウクライナ東部ドネツク州の町だ。",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("terms") / "keii.db"
    fill(path, [Source(text=text, outlet=name) for name, text in SENTENCES.items()])
    return path


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("米", {"america", "summit", "three"}),
        ("露", {"russia", "dew"}),
        ("中", {"summit"}),
        ("米国", {"america"}),
        ("米中", {"summit"}),
        ("日米", {"three"}),
        ("制裁", {"russia"}),
        ("対露制裁", {"russia"}),
        ("支持", {"aid", "split", "only"}),
        ("無条件 支持", {"aid", "split"}),
        ("無条件　支持", {"aid", "split"}),
        ("無条件の支持", {"aid"}),
        ("無条件支持", {"aid"}),
        ("支持する", {"aid", "split", "only"}),
        ("プーチン", {"putin"}),
        ("プーチン大統領", {"putin"}),
        ("プーチ", {"putin"}),
        ("行う", {"carry"}),
        ("行なう", {"carry"}),
        ("nato", {"nato"}),
        ("NATO", {"nato"}),
        ("ドネツク", {"place"}),
        ("支持 米国", set()),
        ("フィンランド", set()),
        ("は", set()),
        ("", set()),
        ("「」", set()),
        ('" OR *', set()),
        ("支持)", {"aid", "split", "only"}),
        ("NEAR(支持 表明)", set()),
        ("あ" * 500, set()),
    ],
)
def test_search(store: Path, query: str, found: set[str]) -> None:
    with reading(store) as connection:
        assert {hit.place.outlet for hit in search(connection, query)} == found


def test_the_words_are_the_sentence_itself(store: Path) -> None:
    with reading(store) as connection:
        (hit,) = search(connection, "無条件の支持")
    assert hit.place.words == SENTENCES["aid"]
    assert hit.place.span == (0, len(SENTENCES["aid"]))
