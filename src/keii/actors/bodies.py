"""States, bodies and groups: what a run names without a person's name or title (中国外務省, 公安警察, 韓国政府関係者).

Left alone: 日本海, 中国語, キム・イルソン広場, where the known name is only part of another word.
"""

from __future__ import annotations

import re

from keii.actors.mention import Mention, mention_of
from keii.actors.pieces import Piece
from keii.actors.titles import Titles
from keii.grammar.runs import Run

_ORG_TAIL = re.compile(
    r"(?:メディア|省|庁|府|院|局|委員会|委|機構|機関|連合|同盟|連盟|協会|財団|基金|銀行|通信社?|新聞|テレビ局?|ラジオ|放送|研究所|大学|党|政府|政権|評議会|軍|部隊|警察|裁判所|議会|国会|事務所|事務局|センター|チーム|パネル|組織|"
    r"団体|グループ|企業|社|公社|会議|派|大使館|領事館|代表部|当局|連|赤十字|戦線|旅団|組合|教会|支局|工場|陣営|自動車|電機|電力|石油|航空|重工|製鉄|鉄道|商事|証券|工業|製作所|総研|ホールディングス|海運|造船|鉱業|製薬|保険|ファンド|シンクタンク|公団|銀|労組|労連|学会|弁護士会|商工会議所|議員連盟|チーム|紙|誌|代表団|交渉団|理事国|同盟国|加盟国|常任理事国)$"
)
# A class noun and a name in katakana: 水産会社ノルド・トレスカ, 系列テレビ局マシーラ.
# Goods and trades, no firms: 電気自動車, 高速鉄道, 重工業.
_PRODUCT = re.compile(
    r"(?:電気|大型|小型|新型|軽|高級|国産|中古|高速|都市|貨物|重|化学|余剰|水力|火力|原子力|風力|民間|長距離|輸入|輸出|装甲)(?:自動車|電力|石油|鉄道|工業|製薬|鉱業|航空|造船)$"
)
_COMPANY_TAILS = frozenset(
    "自動車 電機 電力 石油 航空 重工 製鉄 鉄道 商事 証券 工業 製作所 海運 造船 鉱業 製薬 保険 銀 派 連 委 紙 誌 府 院 局".split()
)
_CLASS_AND_NAME = re.compile(
    r"(?:会社|企業|メーカー|大手|団体|組織|財団|紙|誌|局|通信|銀行|グループ|政党|NGO|シンクタンク|機関)([ァ-ヺー]{2,}(?:[・＝][ァ-ヺー]+)*)$"
)
# What makes of a state's name the name of a place or a thing.
_NOT_THE_STATE = frozenset(
    "人 語 海 海峡 製 産 系 料理 大陸 半島 史 時間 円 湾 諸島 島 列島 川 高原 山脈 沖 沿岸 北部 南部 東部 西部 中部 北東部 南東部 北西部 南西部 国境 領 人民 国内 各地 全土 全域 国籍 便 料 風 車 株".split()
)
# What behind a state's name is still the state.
_GOVERNMENT = ("側", "政府", "政府側", "当局", "政府当局")
_PLURALS = ("ら", "たち", "達", "側")
_HEAD_COUNT = re.compile(
    r"(?<![0-9０-９一二三四五六七八九十数])[0-9０-９一二三四五六七八九十数]{1,12}(?:人|社|団体|者|か国|カ国|ヵ国|氏)$"
)


def is_body(words: str) -> bool:
    """Do these words end in a noun for an organisation (人権団体, 野党)?"""
    if _PRODUCT.search(words):
        return False
    return bool(_ORG_TAIL.search(words)) or words.endswith("党")


class Bodies:
    """Finds the states, bodies and groups among the pieces of a run."""

    def __init__(self, text: str, titles: Titles) -> None:
        self.text = text
        self.titles = titles
        self.gaz = titles.gaz

    def take(self, run: Run, pieces: list[Piece], out: list[Mention], owner: Mention | None) -> None:
        """Names among the pieces: states, organisations (state + body), known people, groups by their last word."""
        i = 0
        while i < len(pieces):
            piece = pieces[i]
            after = pieces[i + 1] if i + 1 < len(pieces) else None
            last = after is None and owner is None
            if piece.kind in ("state", "abbreviation", "capital") and piece.entry is not None:
                after_words = run.words(self.text, after.first, after.last) if after is not None else ""
                if after_words in _GOVERNMENT and i + 2 < len(pieces):
                    self._group(run, piece.first, pieces[-1].last, out, piece.entry.country)  # 韓国政府関係者
                    if out and out[-1].end == run.tokens[pieces[-1].last - 1].end:
                        return
                if (
                    after is not None
                    and after.kind in ("body", "organisation")
                    and after.entry is not None
                    and after_words not in _GOVERNMENT
                ):
                    out.append(self._body(run, piece, after, piece.entry.country))
                    i += 2
                    continue
                tail = run.words(self.text, piece.last, after.last) if after is not None else ""
                stop = after.last if after is not None and tail in _GOVERNMENT else piece.last
                if piece.kind == "state" or (piece.kind == "abbreviation" and stop > piece.last):
                    mention = mention_of(run, piece.first, stop, "state", run.words(self.text, piece.first, piece.last))
                    mention.entry, mention.country = piece.entry, piece.entry.country
                    mention.side = tail if stop > piece.last else ""
                    if after is None or stop > piece.last or not _part_of_name(run, after):
                        out.append(mention)
                    i += 1 + (stop > piece.last)
                    if after is not None and stop == piece.last and after.kind == "other" and i == len(pieces) - 1:
                        self._group(run, piece.first, after.last, out, piece.entry.country)
                        i += 1
                    continue
                if piece.kind == "capital":
                    mention = mention_of(
                        run, piece.first, piece.last, "capital", run.words(self.text, piece.first, piece.last)
                    )
                    mention.entry, mention.country = piece.entry, piece.entry.country
                    out.append(mention)
            elif piece.kind == "person" and after is not None:
                pass  # キム・イルソン広場, トランプ政権: the person is only in the name
            elif piece.kind in ("organisation", "body", "person") and piece.entry is not None:
                kind = "person" if piece.kind == "person" else "organisation"
                stop = piece.last + (after is not None and run.words(self.text, after.first, after.last) == "側")
                begin = _compound(pieces, i)
                mention = mention_of(run, begin, stop, kind, run.words(self.text, begin, piece.last))
                i += stop - piece.last
                mention.entry, mention.country = piece.entry, piece.entry.country
                if begin < piece.first:
                    mention.side, mention.entry = "unknown", None
                elif piece.kind == "body":
                    mention.side = "body"
                out.append(mention)
            elif piece.kind == "other" and last:
                before = pieces[i - 1] if i else None
                short = before is not None and before.kind == "abbreviation"  # 米|国防当局者
                joined = before is not None and (short or before.kind in ("organisation", "body"))
                begin = before.first if before is not None and joined else piece.first
                country = out[-1].country if out and joined else ""
                if short and before is not None and before.entry is not None:
                    country = before.entry.country
                self._group(run, begin, piece.last, out, country)
                if short and out and out[-1].kind == "organisation":
                    out[-1].name = run.words(
                        self.text, piece.first, piece.last
                    )  # 独フォルティア自動車 is フォルティア自動車
            i += 1

    def _body(self, run: Run, state: Piece, body: Piece, country: str) -> Mention:
        """State + 外務省, 軍, 議会 …: an organisation of that state."""
        mention = mention_of(run, state.first, body.last, "organisation", run.words(self.text, state.first, body.last))
        mention.country = country
        mention.body = run.words(self.text, body.first, body.last)
        if body.kind == "organisation":
            mention.entry = body.entry
        mention.side = run.words(self.text, state.first, state.last)
        return mention

    def _group(self, run: Run, first: int, last: int, out: list[Mention], country: str) -> None:
        """A run whose last word denotes people or a body of any kind (政府関係者, 野党, 暫定政権)."""
        words = run.words(self.text, first, last)
        core = _strip(words, _PLURALS)
        bare = _HEAD_COUNT.sub("", core)
        role = self.titles.role(bare) or self.titles.role(core)
        if role:
            kind = {"pair": "pair", "person": "office"}.get(
                self.gaz.roles.get(role, self.gaz.titles.get(role, "group")), "group"
            )
            mention = mention_of(
                run, first, last, "office" if role in self.gaz.titles and role not in self.gaz.roles else kind, words
            )
            mention.title, mention.country = role, country
            out.append(mention)
        elif named := _CLASS_AND_NAME.search(core):
            mention = mention_of(run, first, last, "organisation", named.group(1))
            mention.side, mention.country = "unknown", country
            out.append(mention)
        elif (
            (tail := _ORG_TAIL.search(core))
            and not _PRODUCT.search(core)
            and tail.start() >= (2 if tail.group() in _COMPANY_TAILS else 1)
            and core[-2:] not in ("政府",)
            and len(core) > 1
        ):
            mention = mention_of(run, first, last, "organisation", words)
            mention.side, mention.country = "unknown", country
            out.append(mention)


def _strip(words: str, tails: tuple[str, ...]) -> str:
    """The words without the first of these endings they have."""
    for tail in tails:
        if words.endswith(tail) and len(words) > len(tail):
            return words[: -len(tail)]
    return words


def _compound(pieces: list[Piece], i: int) -> int:
    """公安+警察, 最大+野党: a generic body with a word before it is a body of its own; the token it begins at."""
    if i and pieces[i].kind == "body" and pieces[i - 1].kind in ("other", "body"):
        return pieces[i - 1].first
    return pieces[i].first


def _part_of_name(run: Run, after: Piece) -> bool:
    """日本海, 中国語, 韓国人: the state's name inside another word is no mention of the state."""
    return after.kind == "other" and run.tokens[after.first].surface in _NOT_THE_STATE
