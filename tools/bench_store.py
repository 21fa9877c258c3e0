#!/usr/bin/env python3
"""Measure adding to a store and asking it, on reports made for the purpose.

usage: bench_store.py [--reports N] [--chars C] [--store FILE]

N reports (10,000) of about C characters (1,500) are made from our own templates: many affairs, invented people, several outlets that tell
the same affair, over three years. Measured in one run: `keii.read` on a tenth of them, adding all of them (the whole rate, and the last tenth's
time against the first tenth's), the memory at the peak, the size of the file, and each kind of query, cold and as the median of
several. A benchmark, not a test: nothing fails here.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import keii
from keii.ingest.source import Source
from keii.store.adding import Store
from keii.store.queries import Window, events, profiles, quotes, reading, search, stories, story, timeline

STATES = "ポルトガル モロッコ 韓国 カナダ ブラジル エジプト ケニア ペルー チリ モンゴル ノルウェー フィジー タイ ベトナム ガーナ ルーマニア ネパール オマーン".split()
FAMILY = "サンタレン ベルカセム オルテガン ハルヴェル コスタリーノ ダムディーノ マクレイン ノルベリオ ティンベット ラウマン ボードリアン キルヤネン".split()
FIRST = "アルド ベリナ カリム デロス エミル ファリド グレタン ハンネル イネス ヨルン".split()
OFFICES = "首相 外相 大統領 国防相 商務相".split()
OUTLETS = "東都新聞 海峡新報 アトラス通信 北洋テレビ 南星日報 中央通信".split()
THEMES = [
    ("海峡の橋", "橋の建設", "協定"),
    ("漁業権", "漁船の拿捕", "漁業協定"),
    ("送電網", "電力の融通", "覚書"),
    ("国境の検問所", "検問所の再開", "共同声明"),
    ("弾薬の供与", "弾薬10万発の供与", "契約"),
    ("穀物の輸出", "穀物50万トンの輸出", "合意文書"),
    ("制裁", "経済制裁の解除", "制裁措置"),
]
SENTENCES = [
    "{a}の{p}は{d}日、{b}の{q}と{c}で会談し、{t}をめぐって協議した。",
    "{p}は「{t}については無条件で支持する」と述べた。",
    "{q}は、{u}を年内に実現させる見通しを示した。",
    "{b}政府は{d}日、{a}に対し、{t}に関する対応を改めるよう求めた。",
    "これに対し{a}外務省の報道官は「{b}の批判は受け入れられない」と反発した。",
    "両国は{v}に署名することで一致した。",
    "{v}には、一方が攻撃を受けた場合に他方が支援するとの条項が盛り込まれているという。",
    "{p}は会談後の記者会見で、{u}を{n}年以内に始めると強調した。",
    "{b}の{q}は「対話の扉は開かれている」と語った。",
    "関係者によると、{u}の規模は{n}億ドルに上るとみられる。",
    "{a}は{d}日、{b}に食料{n}万トンを供与したと発表した。",
    "野党は{t}をめぐる政府の対応を批判している。",
    "会談は予定を{n}時間上回り、双方の代表団が出席した。",
    "{c}では市民数千人が{t}に抗議するデモを行った。",
]


class Affair:
    """Two states, their people and what they are at odds or at one about."""

    def __init__(self, chance: random.Random, day: dt.date) -> None:
        self.a, self.b = chance.sample(STATES, 2)
        self.t, self.u, self.v = chance.choice(THEMES)
        self.p, self.q = (f"{chance.choice(FIRST)}・{chance.choice(FAMILY)}{chance.choice(OFFICES)}" for _ in range(2))
        self.c = f"{chance.choice(FAMILY)}市"
        self.day = day


def made(count: int, chars: int, seed: int = 1) -> Iterator[Source]:
    """The reports, in the order of their days."""
    chance = random.Random(seed)  # noqa: S311 no secrets
    first = dt.date(2024, 1, 1)
    affairs: list[Affair] = []
    for number in range(count):
        day = first + dt.timedelta(days=number * 1000 // count)
        if not affairs or chance.random() < 0.12:
            affairs = [*affairs[-40:], Affair(chance, day)]
        affair = affairs[-1] if chance.random() < 0.4 else chance.choice(affairs)
        told = {name: getattr(affair, name) for name in "abcpqtuv"}
        title = f"{affair.t}　{affair.a}と{affair.b}が協議"
        text = f"{title}\n【{affair.c}共同】"
        while len(text) < chars:
            line = chance.choice(SENTENCES).format(**told, d=day.day, n=chance.randint(2, 90))
            text += line + ("\n" if chance.random() < 0.3 else "")
        outlet = chance.choice(OUTLETS)
        yield Source(
            text=text + "\n",
            title=title,
            outlet=outlet,
            url=f"https://{number}.example/{number}",
            published=day.isoformat(),
        )


def adding_times(store: Path, reports: list[Source]) -> tuple[list[float], list[float]]:
    """How long adding each report took, and how long reading alone did for every tenth.

    Measured in between: on a machine with other work a comparison of two runs says little.
    """
    times, alone = [], []
    with Store(store) as opened:
        for number, report in enumerate(reports, 1):
            if number % 10 == 0:
                begun = time.perf_counter()
                keii.read(report.text, report.published, report.outlet, report.title, report.url)
                alone.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            opened.add(report)
            times.append(time.perf_counter() - begun)
            if number % 1000 == 0 or number == len(reports):
                last, read = times[-1000:], alone[-100:]
                rates = f"{len(last) / sum(last):6.1f} a second, reading alone {len(read) / sum(read):6.1f}"
                print(f"  {number:6,} reports, the last {len(last):,} at {rates}", file=sys.stderr)
    return times, alone


def asked(store: Path) -> None:
    """Each kind of query: cold, the median, and how many answers."""
    window = Window.of(since="2024-06", until="2025-06")
    with reading(store) as connection:
        (name,) = connection.execute("SELECT name FROM entities WHERE kind = 'person' LIMIT 1").fetchone()
        (largest,) = connection.execute("SELECT ref FROM stories ORDER BY reports DESC LIMIT 1").fetchone()
        ask: dict[str, Callable[[], list[object]]] = {
            "quotes": lambda: list(quotes(connection)),
            "quotes --by PERSON": lambda: list(quotes(connection, by=name)),
            "quotes --by STATE": lambda: list(quotes(connection, by="モロッコ")),
            "quotes --by STATE --about RARE": lambda: list(quotes(connection, by="モロッコ", about="フィジー")),
            "quotes --about COMMON": lambda: list(quotes(connection, about="支持")),
            "quotes --about COMMON, one year": lambda: list(quotes(connection, about="制裁", window=window)),
            "quotes --certainty": lambda: list(quotes(connection, window=Window.of(certainty="hypothetical"))),
            "events --type": lambda: list(events(connection, kinds="ACCUSE")),
            "events --type --certainty": lambda: list(
                events(connection, kinds="ACCUSE", window=Window.of(certainty="alleged"))
            ),
            "events --between": lambda: list(events(connection, between="PRT,MAR")),
            "events --between, typed": lambda: list(events(connection, between="フィジー,オマーン", kinds="SANCTION")),
            "who, a state": lambda: list(profiles(connection, "モロッコ")),
            "stories": lambda: list(stories(connection)),
            "story, a large one": lambda: list(story(connection, largest).items),
            "timeline": lambda: list(timeline(connection)),
            "search, one character": lambda: list(search(connection, "国")),
            "search, two characters": lambda: list(search(connection, "制裁")),
            "search, two words": lambda: list(search(connection, "無条件 支持")),
            "search, two words that never meet": lambda: list(search(connection, "無条件 食料")),
            "search, nothing": lambda: list(search(connection, "南極")),
        }
        for label, run in ask.items():
            times, found = [], []
            for _ in range(9):
                begun = time.perf_counter()
                found = run()
                times.append((time.perf_counter() - begun) * 1000)
            print(
                f"{label:40}{times[0]:8.1f} ms first {statistics.median(times):8.1f} ms median {len(found):4} answers"
            )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--chars", type=int, default=1500)
    parser.add_argument("--store", type=Path, help="keep the store here; must not exist")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder) / "keii.db"
        reports = list(made(options.reports, options.chars))
        print(f"{len(reports):,} reports of {statistics.mean(len(r.text) for r in reports):,.0f} characters")
        for report in reports[:5]:
            keii.read(report.text, report.published, report.outlet, report.title, report.url)
        times, alone = adding_times(store, reports)
        tenth = max(1, len(times) // 10)
        rate, added = len(alone) / sum(alone), len(times) / sum(times)
        print(f"{'keii.read':40}{rate:8.1f} reports a second")
        print(f"{'adding':40}{added:8.1f} reports a second: {added / rate:.2f} of reading")
        print(f"{'last tenth against the first':40}{sum(times[-tenth:]) / sum(times[:tenth]):8.2f}")
        steady = sum(alone[-tenth // 10 :]) / sum(alone[: max(1, tenth // 10)])
        print(f"{'the same for reading alone':40}{steady:8.2f}")
        scale = 1 if sys.platform == "darwin" else 1024
        print(
            f"{'peak memory':40}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 1e6:8.0f} MB, the reports themselves with it"
        )
        print(f"{'the file':40}{store.stat().st_size / len(reports) / 1000:8.1f} kB a report")
        asked(store)


if __name__ == "__main__":
    main()
