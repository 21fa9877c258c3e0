"""ninjs items of versions 1 to 3, good and bad."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from keii.errors import InputError
from keii.ingest.files import each, load
from keii.ingest.source import Source

ONE: dict[str, Any] = {
    "uri": "https://atlas.example/items/1",
    "type": "text",
    "language": "ja",
    "versioncreated": "2026-02-17T01:00:00Z",
    "firstcreated": "2026-02-16T01:00:00Z",
    "headline": "海峡の橋、着工で合意",
    "body_text": "沢渡外相は17日、会談した。",
    "body_xhtml": "<div><p>沢渡外相は17日、会談した。</p><h2>今後</h2><p>「来年着工する」と述べた。</p></div>",
    "copyrightholder": "アトラス通信",
}
TWO: dict[str, Any] = {
    "standard": {"name": "ninjs", "version": "2.0"},
    "uri": "urn:newsml:atlas.example:20260217:2",
    "language": "ja-JP",
    "firstcreated": "2026-02-17T10:00:00+09:00",
    "headlines": [{"role": "short", "value": "着工へ"}, {"role": "main", "value": "海峡の橋、着工で合意"}],
    "bodies": [
        {"role": "summary", "contenttype": "text/plain", "value": "要約。"},
        {
            "role": "main",
            "contenttype": "text/plain",
            "value": "沢渡外相は17日、会談した。\r\n「来年着工する」と述べた。",
        },
    ],
    "infosources": [{"name": "アトラス通信"}],
}
THREE: dict[str, Any] = {
    "uri": "https://atlas.example/items/3",
    "versionCreated": "2026-02-17T10:00:00+09:00",
    "headlines": [{"value": "着工で<b>合意</b>"}],
    "bodies": [{"contentType": "text/html", "value": "<p>外相は会談した。</p>"}],
    "copyrightHolder": "アトラス通信",
}


def write(folder: Path, content: object, name: str = "a.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_version_1(tmp_path: Path) -> None:
    assert load(write(tmp_path, ONE)) == [
        Source(
            text="海峡の橋、着工で合意\n沢渡外相は17日、会談した。\n\n今後\n「来年着工する」と述べた。\n",
            title="海峡の橋、着工で合意",
            outlet="アトラス通信",
            url="https://atlas.example/items/1",
            published="2026-02-17T10:00:00+09:00",
        )
    ]


def test_version_2(tmp_path: Path) -> None:
    assert load(write(tmp_path, TWO)) == [
        Source(
            text="海峡の橋、着工で合意\n沢渡外相は17日、会談した。\n「来年着工する」と述べた。\n",
            title="海峡の橋、着工で合意",
            outlet="アトラス通信",
            url="urn:newsml:atlas.example:20260217:2",
            published="2026-02-17T10:00:00+09:00",
        )
    ]


def test_version_3(tmp_path: Path) -> None:
    (item,) = load(write(tmp_path, THREE))
    assert (item.text, item.title, item.outlet) == ("着工で合意\n外相は会談した。\n", "着工で合意", "アトラス通信")
    assert item.published == "2026-02-17T10:00:00+09:00"


@pytest.mark.parametrize("name", ["a.ninjs", "item", "a.jsonl"])
def test_by_name_and_content(tmp_path: Path, name: str) -> None:
    assert load(write(tmp_path, ONE, name))[0].outlet == "アトラス通信"


def test_arrays_and_lines(tmp_path: Path) -> None:
    assert len(load(write(tmp_path, [ONE, TWO, THREE]))) == 3
    lines = "\n\n".join(json.dumps(x, ensure_ascii=False) for x in (ONE, TWO)) + "\nx\n"
    first, second, error = each(write(tmp_path, lines, "a.jsonl"))
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert str(error).startswith(f"{tmp_path / 'a.jsonl'}, line 4: it is no valid JSON")


def test_a_bad_item_costs_only_itself(tmp_path: Path) -> None:
    path = write(tmp_path, [ONE, {**TWO, "language": "en"}, 7, THREE])
    found = list(each(path))
    assert [isinstance(x, Source) for x in found] == [True, False, False, True]
    assert str(found[1]) == f"{path}, item 2: its language is 'en', and keii reads Japanese"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param({**ONE, "language": "en-GB"}, "its language is 'en-GB'", id="English"),
        pytest.param({**ONE, "language": "zh-Hans"}, "its language is 'zh-Hans'", id="Chinese"),
        pytest.param(
            {"headline": "Talks", "body_text": "They met."}, "names no language and holds no kana", id="no language"
        ),
        pytest.param({**ONE, "pubstatus": "canceled"}, "publication status is 'canceled'", id="withdrawn"),
        pytest.param(
            {"uri": "https://x.example/1", "type": "picture", "headline": "写真です"},
            "no text; its type is 'picture'",
            id="picture",
        ),
        pytest.param({"a": 1}, "no ninjs item", id="other JSON"),
        pytest.param([], "the array is empty", id="nothing"),
        pytest.param('{"uri": ', "no valid JSON", id="cut short"),
        pytest.param("[" * 100_000, "no valid JSON", id="nested too deep"),
        pytest.param(
            {**ONE, "body_xhtml": 7, "body_text": None, "bodies": [3, {"value": {}}]},
            "no text",
            id="bodies that are none",
        ),
    ],
)
def test_refused(tmp_path: Path, content: object, reason: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(InputError, match=reason) as caught:
        load(path)
    assert caught.value.source.startswith(str(path))
