"""Direct statements: which quotations are somebody's words, and what cue takes them.

    「…」と述べた              the quotation is the complement of a verb of saying
    「…」との考えを示した       of a noun of thought
    A氏は「…」。              a subject and nothing else
    「…」。A氏はこう述べた。    told after the quotation
Left alone: 「新冷戦」と呼ぶ (label), 「海への出口」の問題 (scare quote), 「一つの中国」原則, 貨物船「シー・ヘロン」 (names).
"""

from __future__ import annotations

from collections.abc import Iterator

from keii.extract.statement.cue import CueFinder
from keii.extract.statement.model import Found
from keii.grammar.brackets import Group
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.records import Cue

_DASHES = "―—─－–…"
_TRIM = " 　\n\t"
_WITH_TO = ("と", "だと", "などと", "とか", "って", "なんて", "、と", "，と", "。と", "であると", "ですと")
_UTTERANCE_ENDS = "るいただなねようかんくす。！？!?けせてめべさぞわえろとしまりれ"
_OPENERS = ("「", "『", "“")
# Verbs too light to be cues, which an unknown quotation may still lean on (「…」とした).
_LIGHT = frozenset("する みる 見る".split())
# 「…」との返答を得た: the words are the other side's.
_RECEIVING = frozenset("得る 受ける 受け取る もらう 引き出す 聞く 取り付ける".split())

# 「…」との批判に, …との質問を一蹴した: somebody else's words, which the subject answers or brushes off.
_OBJECTIONS = (
    "批判", "質問", "問い", "問いかけ", "主張", "指摘", "声", "懸念", "要求", "反論", "抗議", "見方", "疑問", "疑念", "追及", "非難", "意見", "呼びかけ", "要請", "提案", "発言",
    "不満", "報道", "見解", "訴え", "言葉", "挑発", "論調", "反発", "異論", "憶測", "臆測", "観測", "警告", "脅し", "皮肉", "説", "言い分", "説明", "申し入れ", "申し出", "不安", "説得",
)  # fmt: skip
_STANDPOINTS = frozenset("立場 考え 見方 認識 見解 姿勢 方針 意見 主張 受け止め 意向 説明 判断".split())
_UTTERANCES = ("発言", "言葉", "主張", "説明", "見解", "訴え", "警告", "呼びかけ")
_ANSWERING = ("に", "には", "にも", "に対する", "に対するは", "を受ける", "にたいする")
_REBUFFING = frozenset(
    "一蹴する 退ける 否定する かわす 招く 浴びる 呼ぶ 無視する はねつける 打ち消す 押し切る 振り切る はね返す 黙殺する 拒否する 受け流す 批判する 非難する 歓迎する 意識する 踏まえる".split()
)


def direct(reading: Reading) -> Iterator[Found]:
    """The direct statements of the body, in text order."""
    groups = [g for g in reading.groups if g.is_quote and g.depth == 0]
    at = 0
    for index, sentence in enumerate(reading.sentences):
        while at < len(groups) and groups[at].start < sentence.start:
            at += 1
        first = at
        while at < len(groups) and groups[at].start < sentence.end:
            at += 1
        if first == at or reading.lines[sentence.line].kind in ("heading", "title", "byline"):
            continue
        phrases = reading.phrases[index]
        finder = CueFinder(reading.text, phrases)
        for group in groups[first:at]:
            found = _quotation(reading, finder, phrases, index, group)
            if found is not None:
                yield found


def content(group: Group) -> tuple[int, int]:
    """The span inside the marks."""
    return group.start + 1, group.end - 1


def _quotation(reading: Reading, finder: CueFinder, phrases: list[Phrase], index: int, group: Group) -> Found | None:
    text = reading.text
    span = content(group)
    if not text[span[0] : span[1]].strip(_TRIM):
        return None
    j = next((i for i, p in enumerate(phrases) if p.start <= group.start < p.end), -1)
    if j < 0:
        return None
    phrase = phrases[j]
    behind = _behind_note(reading, group)
    rest = text[behind : behind + 8]
    found = Found(span, "direct", "quote", index, j, j)
    if rest[:1] in _OPENERS and phrase.group is not None and phrase.group.start != group.start:
        return _chained(reading, finder, phrases, index, group, phrase.group)
    if text[group.end : phrase.head_end].strip(_DASHES):
        return None
    if rest.startswith("との"):
        of = _of_noun(finder, phrases, found, j + 1, j)
        if of is None and behind > group.end:
            found.how, found.weak = "noun", True  # 「…」（政府高官）との空気も漂う
            return found
        return of
    if rest.startswith(_WITH_TO):
        return _complement(finder, phrases, found, j)
    if rest.startswith("、"):
        return _pointed_at(finder, phrases, found, j)
    if _closes(text, behind):
        return _bare(reading, found, alone=j == 0 and phrase.start == group.start)
    return None


def _chained(
    reading: Reading, finder: CueFinder, phrases: list[Phrase], index: int, group: Group, last: Group
) -> Found | None:
    """「…」「…」と述べた: each is a statement of the cue that takes the last one."""
    found = _quotation(reading, finder, phrases, index, last)
    if found is None:
        return None
    found.span = content(group)
    return found


def _complement(finder: CueFinder, phrases: list[Phrase], found: Found, j: int) -> Found | None:
    """「…」と + predicate."""
    after = phrases[j + 1] if j + 1 < len(phrases) else None
    if (
        after is not None
        and after.group is not None
        and after.group.start == after.start
        and not _takes_to(finder.text, after)
    ):
        return None  # 「A」と「B」を: a list
    if (
        after is not None
        and after.lemma in ("いう", "言う", "いった", "いっる")
        and after.link == "attr"
        and (not after.past or finder.text.startswith("いった", after.start))
    ):
        return _of_noun(finder, phrases, found, j + 2, j)
    k = finder.after(j)
    if k < 0:
        if after is not None and j + 2 == len(phrases) and after.kind == "N":
            found.head, found.weak = j + 1, True  # 「…」と外務省幹部。
            return found
        # 「…」と。 with nothing behind it is still speech when it is an utterance.
        return found if j == len(phrases) - 1 and ends_as_said(finder.text, found.span) else None
    if finder.says_nothing(k):
        return None
    known, lemma, _ = finder.verb(k)
    phrase = phrases[k]
    if (
        k == j + 1
        and k == len(phrases) - 1
        and finder.text[phrase.start : phrase.end].rstrip("。") in ("いう", "いいます")
    ):
        return found  # 「…」という。: on somebody's word, with no cue
    if known is None and not ends_as_said(finder.text, found.span) and phrase.lemma not in _LIGHT:
        return None
    if lemma == "ある" and not ends_as_said(finder.text, found.span):
        return None
    found.cue, found.cue_at = finder.record(k), k
    found.negated, found.passive, found.ending = phrase.negated, phrase.passive, phrase.link
    found.weak = known is None or known.strength != "say"
    found.reach = _carrier(finder, phrases, k)
    return found


def _carrier(finder: CueFinder, phrases: list[Phrase], k: int) -> int:
    """「…」とするコメントを出し: the report ends with the verb that carries the document."""
    if (
        phrases[k].link == "attr"
        and k + 1 < len(phrases)
        and finder.noun(k + 1)[1] in ("document", "content", "feeling")
        and phrases[k + 1].particle in ("を", "で", "も")
    ):
        return max(k, finder.after(k + 1))
    return k


def _pointed_at(finder: CueFinder, phrases: list[Phrase], found: Found, j: int) -> Found | None:
    """「…」、次官はこう語り: こう points back at the quotation."""
    for i in range(j + 1, len(phrases)):
        words = finder.text[phrases[i].start : phrases[i].head_end]
        if words in ("こう", "そう", "このように", "そのように"):
            k = finder.after(i)
            if k < 0:
                return None
            found.cue, found.cue_at = finder.record(k), k
            found.negated, found.passive, found.ending = phrases[k].negated, phrases[k].passive, phrases[k].link
            return found
    return None


def _of_noun(finder: CueFinder, phrases: list[Phrase], found: Found, n: int, j: int) -> Found | None:
    """「…」との声明を出し, 「…」という本音も聞こえる: the noun must be one of speech or thought."""
    while (n < len(phrases) and phrases[n].kind in ("M", "A")) or (
        n < len(phrases) and phrases[n].kind == "V" and phrases[n].link == "attr"
    ):
        n += 1
    owner = -1
    while n + 1 < len(phrases) and phrases[n].kind == "N" and phrases[n].particle == "の":
        owner, n = n, n + 1
    if n >= len(phrases):
        return None
    noun, kind = finder.noun(n)
    if not kind and phrases[n].kind == "V" and phrases[n].lemma.removesuffix("だ") in _STANDPOINTS:
        found.weak, found.how = True, "noun"  # 合同参謀本部は「…」という立場だ
        return found
    if kind not in ("content", "feeling", "document"):
        if phrases[j + 1].lemma in ("いう", "言う") and ends_as_said(finder.text, found.span):
            found.head, found.weak = n, True
            return found
        return None
    particle = phrases[n].particle
    found.weak, found.head, found.how = True, owner, "noun"
    k = finder.after(n)
    if is_answered(noun, particle, phrases[k].lemma if k >= 0 else ""):
        found.others = True
        return found
    if k >= 0 and particle[:1] in ("を", "で", "に", ""):
        phrase = phrases[k]
        if phrase.passive and finder.verb(k)[0] is None:
            return found
        if phrase.lemma in _RECEIVING:
            found.passive = True
            return found
        found.cue, found.cue_at = finder.record(k), k
        found.negated, found.passive, found.ending = phrase.negated, phrase.passive, phrase.link
        found.weak = kind == "content" and finder.verb(k)[0] is None
    elif k >= 0 and particle in ("が", "も") and phrases[k].lemma == "ある" and kind == "content":
        found.cue = Cue(
            lemma=f"{noun}がある", span=(phrases[n].start, phrases[k].head_end), act=finder.lexicon.acts.get(noun, "")
        )
        found.cue_at = k
    return found


def is_answered(noun: str, particle: str, lemma: str) -> bool:
    """…との批判に…と答えた, との指摘を退けた, との発言は波紋を呼んだ: are the words another's than the subject's?

    noun, particle: of the words; lemma: of the predicate that takes them, "" for none.
    """
    if not noun.endswith(_OBJECTIONS):
        return False
    if particle in ("は", "が", "も"):
        return noun in _UTTERANCES and lemma not in ("ある", "出る", "相次ぐ", "上がる")
    return particle in _ANSWERING or (particle == "を" and lemma in _REBUFFING)


def _behind_note(reading: Reading, group: Group) -> int:
    """Where the sentence goes on: behind a note in round brackets (「…」（外務省幹部）との声)."""
    if reading.text[group.end : group.end + 1] in ("（", "("):
        note = reading.group_at(group.end)
        return note.end if note is not None else group.end
    return group.end


def _closes(text: str, at: int) -> bool:
    """Nothing but punctuation follows in the sentence."""
    while text[at : at + 1] in _DASHES and text[at : at + 1]:
        at += 1  # 「…」――。
    rest = text[at : at + 2].strip(_TRIM)
    return rest == "" or rest[0] in "。．." or text[at : at + 1] in ("\n", "")


def _bare(reading: Reading, found: Found, *, alone: bool) -> Found | None:
    """A氏は「…」。 or a quotation that is its whole sentence."""
    if not ends_as_said(reading.text, found.span):
        line = reading.lines[reading.sentences[found.sentence].line]
        if line.speaker is None:
            return None
    found.how = "alone" if alone else "bare"
    return found


def _takes_to(text: str, phrase: Phrase) -> bool:
    return phrase.group is not None and text.startswith(_WITH_TO, phrase.group.end)


def ends_as_said(text: str, span: tuple[int, int]) -> bool:
    """Do these words look like something said rather than a name? They end as sentences end, or hold several words."""
    words = text[span[0] : span[1]].strip(_TRIM)
    if not words:
        return False
    return "。" in words or words[-1] in _UTTERANCE_ENDS or len(words) >= 25
