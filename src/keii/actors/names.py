"""Personal names and their titles: where a name ends and the title begins, and whether it is a name at all.

    アンドレイ・カルピンスキー | 大統領      韓国統一省 | 報道官      都ヨンジュ | 氏      イラン支局・ | 宇津木 | 記者
Left alone: 南北首脳, 共同議長 (a title, no name), エネルギー | 相 (a word in katakana that begins the title).
"""

from __future__ import annotations

import re

from keii.actors.mention import Mention, mention_of
from keii.actors.pieces import Piece
from keii.actors.sinic import SURNAMES
from keii.actors.titles import HONORIFICS, Titles
from keii.grammar.runs import Run
from keii.grammar.tokens import NUMBER, PERSON, PLACE, PROPER, SAHEN, Token

_KATA = re.compile(r"[ァ-ヺー]+(?:[・＝゠=－-][ァ-ヺー]+)*$")
_KATA_HEAD = re.compile(r"[ァ-ヺー]+(?:[・＝゠=－-][ァ-ヺー]+)+|[ァ-ヺー]{2,}")
_KANJI = re.compile(r"[一-龥々ヶケ〆ノ\uf900-\ufaff]+$")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ.’' ]+$")
_READING = re.compile(r"[ぁ-ゖー・ァ-ヺ=＝ 　]+$")
_KANJI_TITLE = re.compile(r"[一-龥ァ-ヺー・々]{1,20}[長相官員使者将補士師監]$")
_MIXED = re.compile(r"[一-龥][ァ-ヺー]{2,5}$")
_SUFFIXES = ("ら", "たち", "達", "側", "自身", "本人", "夫妻")
# Words in katakana that begin a title rather than end a name.
_TITLE_WORDS = frozenset(
    "エネルギー デジタル メディア サイバー スポーツ インフラ イスラム チーム グループ センター プロジェクト ユーロ アジア アフリカ ヨーロッパ イノベーション".split()
)


class Names:
    """Finds a name with its title, or a title alone, at the end of a run."""

    def __init__(self, text: str, titles: Titles) -> None:
        self.text = text
        self.titles = titles
        self.gaz = titles.gaz

    def person(self, run: Run, pieces: list[Piece], first: int) -> Mention | None:
        """A name with a title behind it, or a title alone, at the end of the run."""
        tokens = run.tokens
        stop = len(tokens)
        while stop > first + 1 and tokens[stop - 1].surface in _SUFFIXES:
            stop -= 1
        known = next((p for p in pieces if p.kind == "person"), None)
        start = known.first if known else _after_known(pieces, first)
        while start < stop - 1 and tokens[start].surface in "・＝":
            start += 1  # アルメニア・テルズィヤン首相
        if known is None:
            start = self._behind_dot(run, start, stop)
        split = known.last if known else self._name_end(run, start, stop)
        title = run.words(self.text, split, stop)
        if known is not None and known.last == stop:
            return None
        if not title or not (
            self.titles.is_title(title)
            or (_KATA.match(run.words(self.text, start, split)) and _KANJI_TITLE.match(title))
        ):
            return None
        name = run.words(self.text, start, split).strip("・＝")
        if name and not self._is_name(run, start, split, title, known):
            if known is None and self.titles.is_title(run.words(self.text, start, stop)):
                name, title = "", run.words(self.text, start, stop)
            else:
                return None
        if not name and self.gaz.titles.get(title) == "honorific":
            return None
        if not name and not (self.gaz.titles.get(title) or self.titles.role(title)):
            return None
        return self._titled(run, pieces, first, start, split, stop, name, title, known)

    def _titled(
        self,
        run: Run,
        pieces: list[Piece],
        first: int,
        start: int,
        split: int,
        stop: int,
        name: str,
        title: str,
        known: Piece | None,
    ) -> Mention:
        """The mention of a name (or none) and a title, with the state and body that lead the run or the title."""
        lead = [p for p in pieces if p.last <= start and p.entry is not None]
        country = next((p.entry.country for p in reversed(lead) if p.entry and p.entry.country), "")
        body = run.words(self.text, first, start).strip("・") if lead or first < start else ""
        title, country, body = self._strip_state(title, country, body)
        inner = [
            p
            for p in pieces
            if p.first >= split and p.kind in ("state", "organisation", "body") and p.entry is not None
        ]
        if inner and inner[0].entry is not None and not country and title.find("駐") < 0:
            country = inner[0].entry.country
            state = run.words(self.text, inner[0].first, inner[0].last)
            if inner[0].kind == "state" and title.startswith(state) and title != state:
                body, title = body or state, title[len(state) :]
        begin = start if name else (first if lead else start)
        mention = mention_of(run, begin, stop, "person" if name else "office", name)
        mention.full = self.text[run.tokens[start].start : run.tokens[stop - 1].end]
        mention.title, mention.body, mention.country = title, body, country
        mention.readings = self._readings(run, start, stop)
        if known is not None:
            mention.entry = known.entry
        return mention

    def _strip_state(self, title: str, country: str, body: str) -> tuple[str, str, str]:
        """米大統領 behind a name is the title 大統領 and the state."""
        code = self.gaz.abbreviations.get(title[:1])
        if code and title not in self.gaz.titles and self.titles.is_title(title[1:]):
            return title[1:], country or code, body or title[:1]
        return title, country, body

    def _behind_dot(self, run: Run, start: int, stop: int) -> int:
        """Where the name begins when something else stands before it: テヘラン支局・宇津木記者, 重鎮カタリーナ・バーリー議員."""
        tokens = run.tokens
        for i in range(stop - 2, start, -1):
            if (
                tokens[i].surface == "・"
                and _KANJI.match(tokens[i - 1].surface)
                and _KANJI.match(tokens[i + 1].surface)
                and not self.titles.is_title(run.words(self.text, start, stop)[-6:].split("・")[0])
            ):
                split = self._name_end(run, i + 1, stop)
                if split > i + 1 and self._is_name(run, i + 1, split, run.words(self.text, split, stop), None):
                    return i + 1
        if start < stop and _KANJI.match(tokens[start].surface):
            for i in range(start + 1, stop):
                if _KATA.match(tokens[i].surface) and tokens[i].surface not in _TITLE_WORDS:
                    words = run.words(self.text, i, stop)
                    if (
                        "・" in words
                        and _KATA_HEAD.match(words)
                        and all(_KANJI.match(t.surface) for t in tokens[start:i])
                    ):
                        return i
                    break
        return start

    def _name_end(self, run: Run, start: int, stop: int) -> int:
        """The token where the title begins, when a name stands before it."""
        tokens = run.tokens
        if start >= stop:
            return start
        words = run.words(self.text, start, stop)
        match = _KATA_HEAD.match(words)
        if match:
            return self._katakana_end(run, start, stop, match.group())
        for _, _, index in run.notes:
            if (
                start < index < stop
                and self.titles.is_title(run.words(self.text, index, stop))
                and _KANJI.match(run.words(self.text, start, index))
            ):
                return index
        if words in self.gaz.titles:
            return start
        least = start + 1 + _has_given_name(tokens[start:stop])
        for i in range(least, stop):
            rest = run.words(self.text, i, stop)
            if rest in self.gaz.titles and (
                self.gaz.titles[rest] == "honorific" or looks_like_name(tokens[start:i], run.words(self.text, start, i))
            ):
                return i
        for i in range(least, stop):
            if self.titles.is_title(run.words(self.text, i, stop)) and looks_like_name(
                tokens[start:i], run.words(self.text, start, i)
            ):
                return i
        if self.titles.is_title(words):
            return start
        for i in range(least, stop):
            if self.titles.is_title(run.words(self.text, i, stop)):
                return i
        return start

    def _katakana_end(self, run: Run, start: int, stop: int, kata: str) -> int:
        """A katakana name ends where another script, a note in parentheses or a title in katakana begins."""
        tokens = run.tokens
        if run.words(self.text, start, stop) in self.gaz.titles:
            return start
        limit = tokens[start].start + len(kata)
        i = start
        while i < stop and tokens[i].end <= limit and not any(index == i and i > start for _, _, index in run.notes):
            i += 1
        for j in range(start + 1, i):
            if tokens[j].surface in "・＝" and j + 1 < stop:
                rest = run.words(self.text, j + 1, stop)
                state = self.gaz.known.get(tokens[j + 1].surface)
                if rest in self.gaz.titles or (
                    state is not None
                    and state.kind == "state"
                    and j + 2 <= stop
                    and rest not in self.gaz.known
                    and i > j + 1
                ):
                    return j + 1
                if tokens[j + 1].surface in _TITLE_WORDS and self.titles.is_title(rest):
                    return j + 1
        if i == start + 1 and tokens[start].surface in _TITLE_WORDS:
            return start
        return i

    def _is_name(self, run: Run, start: int, split: int, title: str, known: Piece | None) -> bool:
        """Does the stretch before the title look like a person's name?"""
        if known is not None:
            return True
        tokens = run.tokens[start:split]
        name = run.words(self.text, start, split).strip("・＝")
        if _KATA.match(name):
            return len(name) >= 2 and not (len(tokens) == 1 and name in _TITLE_WORDS)
        honorific = title in HONORIFICS
        if _KANJI.match(name) and len(name) <= 6:
            if honorific:
                return len(name) <= 5 and name not in ("両", "同", "各", "諸", "某", "前")
            return looks_like_name(tokens, name)
        if honorific and len(name) <= 12 and tokens and tokens[0].kind == PERSON:
            return True
        return bool(tokens) and all(t.kind == PERSON for t in tokens)

    def _readings(self, run: Run, start: int, stop: int) -> tuple[str, ...]:
        """Other spellings of the name that stand in parentheses (りょう・けいぶん, 金正恩)."""
        out = []
        for begin, end, index in run.notes:
            words = self.text[begin:end].strip()
            if (
                start < index <= stop
                and 1 < len(words) <= 30
                and (_READING.match(words) or (_KANJI.match(words) and len(words) <= 5) or _LATIN.match(words))
            ):
                out.append(words)
        return tuple(out)


def looks_like_name(tokens: list[Token], name: str) -> bool:
    """梁敬文, 林, 沢渡祐子: personal names by the dictionary, or characters no common word is made of."""
    if name[:1] in SURNAMES and _MIXED.match(name):
        return True  # 都ヨンジュ
    if len(name) > 6 or not _KANJI.match(name):
        return False
    if 2 <= len(name) <= 3 and name[0] in SURNAMES and len(tokens) > 1 and len(tokens[0].surface) == 1:
        return True  # 賀雲霄
    if any(t.kind == PERSON for t in tokens):
        return not any(t.kind not in (PERSON, PLACE, PROPER) and len(t.surface) > 1 for t in tokens)
    if any(t.kind == NUMBER or t.kind == SAHEN for t in tokens):
        return False
    if all(t.kind == PLACE for t in tokens):
        return len(name) <= 3
    return (
        2 <= len(name) <= 4
        and len(tokens) >= 2
        and all(len(t.surface) == 1 or t.kind in (PLACE, PROPER) for t in tokens)
    )


def _has_given_name(tokens: list[Token]) -> bool:
    """韓|文澤|国務委員: a surname of one letter and the name that belongs to it."""
    return (
        len(tokens) > 2
        and tokens[0].surface in SURNAMES
        and tokens[0].kind == tokens[1].kind == PERSON
        and len(tokens[1].surface) < 3
    )


def _after_known(pieces: list[Piece], first: int) -> int:
    """Where a name may begin: behind the states, capitals and bodies that lead the run."""
    start = first
    for piece in pieces:
        if piece.kind in ("state", "abbreviation", "organisation", "body"):
            start = piece.last
        else:
            break
    return start
