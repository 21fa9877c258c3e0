"""Mentions: what a noun run names. A state, a body of a state, a person with a title, an office without a name, a group.

Each run is cut into known pieces first (states, bodies, titles); what is left before a title is a name when it looks like
one. Nothing is decided here about who is who: that is `keii.actors.cast`.
"""

from __future__ import annotations

import re

import msgspec

from keii.grammar.runs import Run
from keii.grammar.tokens import NUMBER, PERSON, PLACE, PROPER, SAHEN, Token
from keii.lexicon import gazetteer as gz

_CACHE = 50_000
_KATA = re.compile(r"[ァ-ヺー]+(?:[・＝゠=－-][ァ-ヺー]+)*$")
_KATA_HEAD = re.compile(r"[ァ-ヺー]{2,}(?:[・＝゠=－-][ァ-ヺー]+)*")
_KANJI = re.compile(r"[一-龥々ヶケ〆ノ\uf900-\ufaff]+$")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ.’' ]+$")
_READING = re.compile(r"[ぁ-ゖー・ァ-ヺ=＝ 　]+$")
_HONORIFICS = ("氏", "さん", "さま", "様", "殿下", "閣下", "夫人", "女史", "君", "容疑者", "被告", "師")
_SUFFIXES = ("ら", "たち", "達", "側", "自身", "本人", "夫妻")
# What an office or function ends in, when the titles table has no such title.
_ROLE_HEADS = (
    "相 大臣 長官 次官 次官補 局長 次長 部長 課長 室長 団長 院長 会長 社長 所長 署長 隊長 市長 村長 町長 校長 船長 機長 官 報道官 広報官 補佐官 司令官 代表 代理 大使 公使 領事 書記 "
    "議員 知事 教授 研究員 記者 委員 委員長 総裁 総長 議長 主席 首席 党首 幹事長 特使 顧問 司令 将軍 大将 中将 少将 元帥 大佐 中佐 首長 監督 弁護士 教授 講師 博士 編集長 アナリスト "
    "ディレクター エコノミスト ジャーナリスト スポークスマン 氏 議員団長 理事 理事長 事務局長 事務総長 担当者 参事官 総領事 評論家 活動家 専門家 作家 店主 住職 牧師 神父 司祭 大統領 首相"
).split()
_ROLE_HEADS = tuple(sorted(set(_ROLE_HEADS), key=len, reverse=True))
# Words in katakana that begin a title rather than end a name.
_TITLE_WORDS = frozenset(
    "エネルギー デジタル メディア サイバー スポーツ インフラ イスラム チーム グループ センター プロジェクト ユーロ アジア アフリカ ヨーロッパ イノベーション".split()
)
_ORG_TAIL = re.compile(
    r"(?:メディア|省|庁|府|院|局|委員会|委|機構|機関|連合|同盟|連盟|協会|財団|基金|銀行|通信社?|新聞|テレビ局?|ラジオ|放送|研究所|大学|党|政府|政権|評議会|軍|部隊|警察|裁判所|議会|国会|事務所|事務局|センター|チーム|パネル|組織|"
    r"団体|グループ|企業|社|公社|会議|派|大使館|領事館|代表部|当局|連|赤十字|戦線|旅団|組合|教会|支局|工場|陣営|自動車|電機|電力|石油|航空|重工|製鉄|鉄道|商事|証券|工業|製作所|総研|ホールディングス|海運|造船|鉱業|製薬|保険|ファンド|シンクタンク|公団|銀|労組|労連|学会|弁護士会|商工会議所|議員連盟|チーム|紙|誌|代表団|交渉団|理事国|同盟国|加盟国|常任理事国)$"
)
# A class noun and a name in katakana: 水産会社ノルド・トレスカ, 系列テレビ局マシーラ.
_COMPANY_TAILS = frozenset("自動車 電機 電力 石油 航空 重工 製鉄 鉄道 商事 証券 工業 製作所 海運 造船 鉱業 製薬 保険 銀 派 連 委 紙 誌 府 院 局".split())
_CLASS_AND_NAME = re.compile(
    r"(?:会社|企業|メーカー|大手|団体|組織|財団|紙|誌|局|通信|銀行|グループ|政党|NGO|シンクタンク|機関)([ァ-ヺー]{2,}(?:[・＝][ァ-ヺー]+)*)$"
)
# What makes of a state's name the name of a place or a thing.
_NOT_THE_STATE = frozenset(
    "人 語 海 海峡 製 産 系 料理 大陸 半島 史 時間 円 湾 諸島 島 列島 川 高原 山脈 沖 沿岸 北部 南部 東部 西部 中部 北東部 南東部 北西部 南西部 国境 領 人民 国内 各地 全土 全域 国籍 便 料 風 車 株 市場 経済 情勢 問題 危機 戦争 侵攻".split()
)
_KANJI_TITLE = re.compile(r"[一-龥ァ-ヺー・々]{1,20}[長相官員使者将補士師監]$")


class Mention(msgspec.Struct, gc=False):
    """What a stretch of text names.

    kind: state, organisation, person, office, group, pair (両首脳, 双方), anaphor (同氏). name: the proper name without title
    ("" for an office); title and body as far as the words give them; country: alpha-3 or ""; reading: from parentheses;
    entry: the gazetteer's entry. particle: what follows the whole run.
    """

    start: int
    end: int
    kind: str
    name: str
    title: str = ""
    body: str = ""
    country: str = ""
    readings: tuple[str, ...] = ()
    entry: gz.Entry | None = None
    particle: str = ""
    full: str = ""
    side: str = ""


class _Piece(msgspec.Struct, gc=False):
    """A stretch of a run: token indexes, kind (state, capital, organisation, person, body, other) and entry."""

    first: int
    last: int
    kind: str
    entry: gz.Entry | None = None


_PAIRS = frozenset(
    "両首脳 両氏 両者 双方 両外相 両大臣 両国 両大統領 両首相 両政府 両国首脳 両国政府 両国外相 両国防相 両閣僚 両指導者 両党首 両代表 両国側 二人 両陣営 両軍 両外務大臣 両長官 両次官 両団長".split()
)
# 中朝外相, 日米首脳: the two sides at that level.
_BOTH_SIDES = frozenset("首脳 外相 両首脳 両外相 国防相 防衛相 大統領 首相 両国 双方 両政府 政府 当局 外務次官 次官 高官 両国政府 財務相 代表".split())
_ANAPHORS = frozenset(
    "同氏 同大統領 同首相 同外相 同大臣 同報道官 同長官 同国 同省 同社 同派 同党 同通信 同紙 同局 同庁 同組織 同大使 同議長 同委員会 同団体 同誌 同軍 同府 同院".split()
)


class Spotter:
    """Finds the mentions of one text."""

    def __init__(self, text: str, plain: str) -> None:
        self.text = text
        self.plain = plain
        self.gaz = gz.gazetteer()
        self._roles_seen = self.gaz.roles_seen

    def mentions(self, run: Run) -> list[Mention]:
        """The mentions in a run, left to right."""
        words = self._words(run, 0, len(run.tokens))
        if words in _PAIRS or words.rstrip("らは") in _PAIRS:
            return [self._mention(run, 0, len(run.tokens), "pair", words)]
        if words in _ANAPHORS or (
            words[0] == "同" and len(words) > 1 and (words[1:] in self.gaz.titles or words[1:] in self.gaz.roles)
        ):
            return [self._mention(run, 0, len(run.tokens), "anaphor", words)]
        found = self._abbreviated(run)
        first = 0
        if len(found) > 1 and self._words(run, 0, len(run.tokens))[found[-1].end - run.start :] in _BOTH_SIDES:
            return [*found, Mention(run.start, run.tokens[-1].end, "pair", "states", particle=run.particle)]
        if found:
            first = next((i for i, t in enumerate(run.tokens) if t.start >= found[-1].end), len(run.tokens))
            if first == len(run.tokens):
                return found
        return found + self._pieced(run, first)

    # known pieces ----------------------------------------------------------------------------------------------------

    def _pieces(self, run: Run, first: int) -> list[_Piece]:
        tokens = run.tokens
        ends = {t.end: i + 1 for i, t in enumerate(tokens)}
        out: list[_Piece] = []
        i = first
        while i < len(tokens):
            hit = self.gaz.longest(self.plain, tokens[i].start, ends)
            if hit is None:
                code = self.gaz.abbreviations.get(tokens[i].surface)
                if code and i == first and i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end:
                    out.append(_Piece(i, i + 1, "abbreviation", gz.Entry(gz.STATE, code, code)))
                elif out and out[-1].kind == "other":
                    out[-1].last = i + 1
                else:
                    out.append(_Piece(i, i + 1, "other"))
                i += 1
                continue
            end, entry = hit
            out.append(_Piece(i, ends[end], entry.kind, entry))
            i = ends[end]
        return out

    def _pieced(self, run: Run, first: int) -> list[Mention]:
        """Read the pieces: state and body prefixes, then a name and title, an office, a group, or a plain name."""
        pieces = self._pieces(run, first)
        out: list[Mention] = []
        person = self._person(run, pieces, first)
        if person is not None:
            lead = [p for p in pieces if p.last <= next(i for i, t in enumerate(run.tokens) if t.start == person.start)]
            self._plain(run, lead, out, person)
            out.append(person)
            return out
        self._plain(run, pieces, out, None)
        return out

    def _compound(self, pieces: list[_Piece], i: int) -> int:
        """公安+警察, 最大+野党: a generic body with a word before it is a body of its own; the token it begins at."""
        if i and pieces[i].kind == "body" and pieces[i - 1].kind in ("other", "body"):
            return pieces[i - 1].first
        return pieces[i].first

    def _plain(self, run: Run, pieces: list[_Piece], out: list[Mention], owner: Mention | None) -> None:
        """Names among the pieces: states, organisations (state + body), known people, groups by their last word."""
        i = 0
        while i < len(pieces):
            piece = pieces[i]
            after = pieces[i + 1] if i + 1 < len(pieces) else None
            last = after is None and owner is None
            if piece.kind in ("state", "abbreviation", "capital") and piece.entry is not None:
                after_words = self._words(run, after.first, after.last) if after is not None else ""
                if self._extends(after_words) and i + 2 < len(pieces):
                    self._group(run, piece.first, pieces[-1].last, out, piece.entry.country)  # 韓国政府関係者
                    if out and out[-1].end == run.tokens[pieces[-1].last - 1].end:
                        return
                if after is not None and after.kind in ("body", "organisation") and after.entry is not None and not self._extends(after_words):
                    out.append(self._body(run, piece, after))
                    i += 2
                    continue
                tail = self._words(run, piece.last, after.last) if after is not None else ""
                stop = after.last if after is not None and self._extends(tail) else piece.last
                if piece.kind == "state" or (piece.kind == "abbreviation" and stop > piece.last):
                    mention = self._mention(run, piece.first, stop, "state", self._words(run, piece.first, piece.last))
                    mention.entry, mention.country = piece.entry, piece.entry.country
                    mention.side = tail if stop > piece.last else ""
                    if after is None or stop > piece.last or not self._part_of_name(run, piece, after):
                        out.append(mention)
                    i += 1 + (stop > piece.last)
                    if after is not None and stop == piece.last and after.kind == "other" and i == len(pieces) - 1:
                        self._group(run, piece.first, after.last, out, piece.entry.country)
                        i += 1
                    continue
                if piece.kind == "capital":
                    mention = self._mention(
                        run, piece.first, piece.last, "capital", self._words(run, piece.first, piece.last)
                    )
                    mention.entry, mention.country = piece.entry, piece.entry.country
                    out.append(mention)
            elif piece.kind == "person" and after is not None:
                pass  # キム・イルソン広場, トランプ政権: the person is only in the name
            elif piece.kind in ("organisation", "body", "person") and piece.entry is not None:
                kind = "person" if piece.kind == "person" else "organisation"
                stop = piece.last + (after is not None and self._words(run, after.first, after.last) == "側")
                begin = self._compound(pieces, i)
                mention = self._mention(run, begin, stop, kind, self._words(run, begin, piece.last))
                i += stop - piece.last
                mention.entry, mention.country = piece.entry, piece.entry.country
                if begin < piece.first:
                    mention.side, mention.entry = "unknown", None
                elif piece.kind == "body":
                    mention.side = "body"
                out.append(mention)
            elif piece.kind == "other" and last:
                begin = pieces[i - 1].first if i and pieces[i - 1].kind in ("organisation", "body") else piece.first
                self._group(
                    run,
                    begin if begin != piece.first else piece.first,
                    piece.last,
                    out,
                    out[-1].country if out and begin != piece.first else "",
                )
            i += 1

    def _extends(self, tail: str) -> bool:
        return tail in ("側", "政府", "政府側", "当局", "政府当局")

    def _part_of_name(self, run: Run, piece: _Piece, after: _Piece) -> bool:
        """日本海, 中国語, 韓国人: the state's name inside another word is no mention of the state."""
        return after.kind == "other" and run.tokens[after.first].surface in _NOT_THE_STATE - {
            "情勢",
            "問題",
            "危機",
            "戦争",
            "侵攻",
            "経済",
            "市場",
        }

    def _body(self, run: Run, state: _Piece, body: _Piece) -> Mention:
        """State + 外務省, 軍, 議会 …: an organisation of that state."""
        mention = self._mention(run, state.first, body.last, "organisation", self._words(run, state.first, body.last))
        assert state.entry is not None
        mention.country = state.entry.country
        mention.body = self._words(run, body.first, body.last)
        if body.kind == "organisation":
            mention.entry = body.entry
        mention.side = self._words(run, state.first, state.last)
        return mention

    def _group(self, run: Run, first: int, last: int, out: list[Mention], country: str) -> None:
        """A run whose last word denotes people or a body of any kind (政府関係者, 野党, 暫定政権)."""
        words = self._words(run, first, last)
        core = _strip(words, ("ら", "たち", "達", "側"))
        tail = re.sub(r"[0-9０-９一二三四五六七八九十数]+(?:人|社|団体|者|か国|カ国|ヵ国|氏)$", "", core)
        role = self._role(tail) or self._role(core)
        if role:
            kind = {"pair": "pair", "person": "office"}.get(
                self.gaz.roles.get(role, self.gaz.titles.get(role, "group")), "group"
            )
            mention = self._mention(
                run, first, last, "office" if role in self.gaz.titles and role not in self.gaz.roles else kind, words
            )
            mention.title, mention.country = role, country
            out.append(mention)
        elif named := _CLASS_AND_NAME.search(core):
            mention = self._mention(run, first, last, "organisation", named.group(1))
            mention.side, mention.country = "unknown", country
            out.append(mention)
        elif (tail := _ORG_TAIL.search(core)) and tail.start() >= (2 if tail.group() in _COMPANY_TAILS else 1) and core[-2:] not in ("政府",) and len(core) > 1:
            mention = self._mention(run, first, last, "organisation", words)
            mention.side, mention.country = "unknown", country
            out.append(mention)

    def _role(self, words: str) -> str:
        """The longest role noun or title that ends these words, or ""."""
        known = self._roles_seen.get(words)
        if known is None:
            if len(self._roles_seen) > _CACHE:
                self._roles_seen.clear()
            known = self._roles_seen[words] = self._find_role(words)
        return known

    def _find_role(self, words: str) -> str:
        last = words[-1:]
        if last not in self.gaz.role_ends:
            return ""
        roles, titles = self.gaz.roles, self.gaz.titles
        for size in range(min(len(words), 12), 0, -1):
            tail = words[-size:]
            if tail in roles and (size > 1 or len(words) == 1 or tail in "筋側"):
                return tail
            if size > 1 and titles.get(tail, "honorific") != "honorific":
                return tail
        return next((head for head in _ROLE_HEADS if len(head) > 1 and words.endswith(head)), "")

    # people and offices ----------------------------------------------------------------------------------------------

    def _person(self, run: Run, pieces: list[_Piece], first: int) -> Mention | None:
        """A name with a title behind it, or a title alone, at the end of the run."""
        tokens = run.tokens
        stop = len(tokens)
        while stop > first + 1 and tokens[stop - 1].surface in _SUFFIXES:
            stop -= 1
        known = next((p for p in pieces if p.kind == "person"), None)
        start = known.first if known else self._after_known(pieces, first)
        while start < stop - 1 and tokens[start].surface in "・＝":
            start += 1  # アルメニア・テルズィヤン首相
        if known is None:
            start = self._behind_dot(run, start, stop)
        split = known.last if known else self._name_end(run, start, stop)
        title = self._words(run, split, stop)
        if known is not None and known.last == stop:
            return None
        if not title or not (
            self._is_title(title) or (_KATA.match(self._words(run, start, split)) and _KANJI_TITLE.match(title))
        ):
            return None
        name = self._words(run, start, split).strip("・＝")
        if name and not self._is_name(run, start, split, title, known):
            if known is None and self._is_title(self._words(run, start, stop)):
                name, title = "", self._words(run, start, stop)
            else:
                return None
        if not name and self.gaz.titles.get(title) == "honorific":
            return None
        if not name and not (self.gaz.titles.get(title) or self._role(title)):
            return None
        return self._titled(run, pieces, first, start, split, stop, name, title, known)

    def _titled(
        self,
        run: Run,
        pieces: list[_Piece],
        first: int,
        start: int,
        split: int,
        stop: int,
        name: str,
        title: str,
        known: _Piece | None,
    ) -> Mention:
        lead = [p for p in pieces if p.last <= start and p.entry is not None]
        country = next((p.entry.country for p in reversed(lead) if p.entry and p.entry.country), "")
        body = self._words(run, first, start).strip("・") if lead or first < start else ""
        title, country, body = self._strip_state(title, country, body)
        inner = [
            p
            for p in pieces
            if p.first >= split and p.kind in ("state", "organisation", "body") and p.entry is not None
        ]
        if inner and inner[0].entry is not None and not country and title.find("駐") < 0:
            country = inner[0].entry.country
            state = self._words(run, inner[0].first, inner[0].last)
            if inner[0].kind == "state" and title.startswith(state) and title != state:
                body, title = body or state, title[len(state) :]
        begin = start if name else (first if lead else start)
        mention = self._mention(run, begin, stop, "person" if name else "office", name)
        mention.full = self.text[run.tokens[start].start : run.tokens[stop - 1].end]
        mention.title, mention.body, mention.country = title, body, country
        mention.readings = self._readings(run, start, stop)
        if known is not None:
            mention.entry = known.entry
        return mention

    def _strip_state(self, title: str, country: str, body: str) -> tuple[str, str, str]:
        """米大統領 behind a name is the title 大統領 and the state."""
        code = self.gaz.abbreviations.get(title[:1])
        if code and title not in self.gaz.titles and self._is_title(title[1:]):
            return title[1:], country or code, body or title[:1]
        return title, country, body

    def _after_known(self, pieces: list[_Piece], first: int) -> int:
        """Where a name may begin: behind the states, capitals and bodies that lead the run."""
        start = first
        for piece in pieces:
            if piece.kind in ("state", "abbreviation", "organisation", "body"):
                start = piece.last
            else:
                break
        return start

    def _behind_dot(self, run: Run, start: int, stop: int) -> int:
        """Where the name begins when something else stands before it: テヘラン支局・宇津木記者, 重鎮カタリーナ・バーリー議員."""
        tokens = run.tokens
        for i in range(stop - 2, start, -1):
            if (
                tokens[i].surface == "・"
                and _KANJI.match(tokens[i - 1].surface)
                and _KANJI.match(tokens[i + 1].surface)
                and not self._is_title(self._words(run, start, stop)[-6:].split("・")[0])
            ):
                split = self._name_end(run, i + 1, stop)
                if split > i + 1 and self._is_name(run, i + 1, split, self._words(run, split, stop), None):
                    return i + 1
        if start < stop and _KANJI.match(tokens[start].surface):
            for i in range(start + 1, stop):
                if _KATA.match(tokens[i].surface) and tokens[i].surface not in _TITLE_WORDS:
                    words = self._words(run, i, stop)
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
        words = self._words(run, start, stop)
        match = _KATA_HEAD.match(words)
        if match:
            return self._katakana_end(run, start, stop, match.group())
        for note_start, _, index in run.notes:
            if (
                start < index < stop
                and self._is_title(self._words(run, index, stop))
                and _KANJI.match(self._words(run, start, index))
            ):
                return index
        if words in self.gaz.titles:
            return start
        for i in range(start + 1, stop):
            rest = self._words(run, i, stop)
            if rest in self.gaz.titles and (
                self.gaz.titles[rest] == "honorific" or _looks_like_name(tokens[start:i], self._words(run, start, i))
            ):
                return i
        for i in range(start + 1, stop):
            if self._is_title(self._words(run, i, stop)) and _looks_like_name(
                tokens[start:i], self._words(run, start, i)
            ):
                return i
        if self._is_title(words):
            return start
        for i in range(start + 1, stop):
            if self._is_title(self._words(run, i, stop)):
                return i
        return start

    def _katakana_end(self, run: Run, start: int, stop: int, kata: str) -> int:
        """A katakana name ends where another script, a note in parentheses or a title in katakana begins."""
        tokens = run.tokens
        if self._words(run, start, stop) in self.gaz.titles:
            return start
        limit = tokens[start].start + len(kata)
        i = start
        while i < stop and tokens[i].end <= limit and not any(index == i and i > start for _, _, index in run.notes):
            i += 1
        for j in range(start + 1, i):
            if tokens[j].surface in "・＝" and j + 1 < stop:
                rest = self._words(run, j + 1, stop)
                state = self.gaz.known.get(tokens[j + 1].surface)
                if rest in self.gaz.titles or (
                    state is not None
                    and state.kind == "state"
                    and j + 2 <= stop
                    and rest not in self.gaz.known
                    and i > j + 1
                ):
                    return j + 1
                if tokens[j + 1].surface in _TITLE_WORDS and self._is_title(rest):
                    return j + 1
        if i == start + 1 and tokens[start].surface in _TITLE_WORDS:
            return start
        return i

    def _is_title(self, words: str) -> bool:
        words = words.lstrip("・")
        if words in self.gaz.titles:
            return True
        return len(words) <= 24 and words.endswith(_ROLE_HEADS)

    def _is_name(self, run: Run, start: int, split: int, title: str, known: _Piece | None) -> bool:
        """Does the stretch before the title look like a person's name?"""
        if known is not None:
            return True
        tokens = run.tokens[start:split]
        name = self._words(run, start, split).strip("・＝")
        if _KATA.match(name):
            return len(name) >= 2 and not (len(tokens) == 1 and name in _TITLE_WORDS)
        honorific = title in _HONORIFICS
        if _KANJI.match(name) and len(name) <= 6:
            if honorific:
                return len(name) <= 5 and name not in ("両", "同", "各", "諸", "某", "前")
            return _looks_like_name(tokens, name)
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

    # abbreviations ---------------------------------------------------------------------------------------------------

    def _abbreviated(self, run: Run) -> list[Mention]:
        """日米韓, 中ロ, 英・仏・独, 日・ブラジル, 対米, 訪朝: states by their newspaper abbreviations."""
        tokens, short = run.tokens, self.gaz.abbreviations
        head = self.text[tokens[0].start : tokens[0].end]
        if head in _NOT_STATES:
            return []
        if len(tokens) == 1 and (head in _ALONE and run.particle in ("が", "は", "も", "に", "と", "の", "から") or head[0] in short and head[1:] == "側"):
            mention = self._state(tokens[0].start, short[head[0]], run)
            mention.end, mention.particle = tokens[0].end, run.particle
            return [mention]
        if head[0] in "対訪在駐反親離来" and len(head) == 2 and head[1] in short and head not in _NOT_TOWARDS:
            return [self._state(tokens[0].start + 1, short[head[1]], run)]
        if head in ("対", "訪", "在", "駐", "反", "親") and len(tokens) > 1 and tokens[1].surface in short:
            return [self._state(tokens[1].start, short[tokens[1].surface], run)]
        at = tokens[0].start
        ends = {t.end for t in tokens}
        found: list[int] = []
        pos = at
        while pos < tokens[-1].end and (self.text[pos] in short or (self.text[pos] == "・" and found)):
            if self.text[pos] != "・":
                found.append(pos)
            pos += 1
        dotted = "・" in self.text[at:pos]
        while found and (found[-1] + 1 not in ends):
            found.pop()
        if len(found) < 2 and not (found and dotted):
            return []
        if self.text[at : found[-1] + 1] in _NOT_STATES:
            return []
        out = [self._state(p, short[self.text[p]], run) for p in found]
        if len(found) >= 3:
            stop = found[-1] + 1
            match = re.compile(r"[3-9３-９三四五][かカヵヶケ]国").match(self.text, stop)
            group = Mention(
                at,
                match.end() if match else stop,
                "group",
                self.text[at : match.end() if match else stop],
                title="states",
                particle=run.particle,
            )
            out.append(group)
        return out

    def _state(self, at: int, code: str, run: Run) -> Mention:
        country = "" if code.startswith("X-") else code
        particle = run.particle if at + 1 == run.tokens[-1].end else ""
        return Mention(
            at,
            at + 1,
            "state",
            self.text[at],
            country=country,
            entry=gz.Entry(gz.STATE, code, country),
            particle=particle,
        )

    # plumbing --------------------------------------------------------------------------------------------------------

    def _words(self, run: Run, first: int, last: int) -> str:
        tokens = run.tokens
        if last - first == 1:
            return tokens[first].surface
        if not run.notes and first < last:
            return self.text[tokens[first].start : tokens[last - 1].end]
        return "".join([t.surface for t in tokens[first:last]])

    def _mention(self, run: Run, first: int, last: int, kind: str, name: str) -> Mention:
        final = last == len(run.tokens)
        return Mention(
            run.tokens[first].start, run.tokens[last - 1].end, kind, name, particle=run.particle if final else ""
        )


# Abbreviations that stand alone as a state; 中, 日, 北 and the like would be other words.
_ALONE = frozenset("米英仏独露韓豪越伊")
_NOT_STATES = frozenset("朝日 中日 中米 北中 日中 日比谷 英印 北北 中北 北米 北欧 日本".split()) - {"日中"}
_NOT_TOWARDS = frozenset("来日 在中".split()) - {"来日"}


# Chinese and Korean surnames of one letter that open a name no dictionary knows.
_SURNAMES = frozenset(
    "王李張劉陳楊黄趙呉周徐孫馬朱胡郭何高林羅鄭梁謝宋唐許韓馮鄧曹彭曽蕭田董袁潘于蒋蔡余杜葉程蘇魏呂丁任沈姚盧姜崔鍾譚陸汪范金石廖賈夏韋付方白鄒孟熊秦邱江尹薛閻段雷侯史陶黎賀顧毛郝龔邵銭厳覃武戴莫孔向湯"
    "卞竇朴柳申安権全洪裵南具奇玄都千咸廉魚太閔華耿喬栗戚鞠解傅兪劉"
)
_MIXED = re.compile(r"[一-龥][ァ-ヺー]{2,5}$")


def _looks_like_name(tokens: list[Token], name: str) -> bool:
    """梁敬文, 林, 沢渡祐子: personal names by the dictionary, or characters no common word is made of."""
    if name[:1] in _SURNAMES and _MIXED.match(name):
        return True  # 都ヨンジュ
    if len(name) > 6 or not _KANJI.match(name):
        return False
    if 2 <= len(name) <= 3 and name[0] in _SURNAMES and len(tokens) > 1 and len(tokens[0].surface) == 1:
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


def _strip(words: str, tails: tuple[str, ...]) -> str:
    for tail in tails:
        if words.endswith(tail) and len(words) > len(tail):
            return words[: -len(tail)]
    return words
