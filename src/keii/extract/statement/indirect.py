"""Indirect statements: clauses that report what somebody said, announced, demanded, agreed or wrote, with no marks.

    …と述べた            clause + と + verb of saying
    …ことを明らかにした    clause + こと + を/で
    …よう求めた          clause + よう(に) + verb of demanding
    …考えを示した         clause + noun of thought + を/が/で + verb
    Xによると、…という。   a source named before the whole
Left alone: the reporter's own …とみられる, …とされる, …という (no source), 停止を求めた (a noun phrase).
"""

from __future__ import annotations

from collections.abc import Iterator

from keii.extract.statement.cue import CueFinder
from keii.extract.statement.direct import is_answered
from keii.extract.statement.model import Found
from keii.grammar.phrases import Phrase
from keii.grammar.reading import Reading
from keii.records import Cue

# Thinking is not saying: with these a clause is reported only between quotation marks.
_THINKING = frozenset(
    "判断する 思う 考える 感じる 信じる 信ずる 受け止める 捉える 想定する 想像する 推測する 見込む 悟る 察する 思い出す 決める 決定する 協議する 可決する 受け取る 理解する 認識する 悩む 恐れる".split()
)
# What a document lays down is its provision, not somebody's statement.
_LAYING_DOWN = frozenset("定める 規定する うたう 盛り込む 謳う 記載する".split())
# Verbs whose negation reports that nothing was said.
_SILENCE = frozenset(
    "言う 述べる 明らかにする 触れる 公表する 発表する 認める 語る 示す 言及する 明かす 説明する コメントする 公にする".split()
)
# Nouns that with ある tell of an act of speech (発言があった), unlike 可能性がある.
_NO_CONTENT = frozenset("構え 必要 必要性 余地 動き 可能性 恐れ おそれ 疑い 用意 状況 見込み 形 傾向".split())
# Verbs that with a noun of thought make a report though they are no verbs of saying themselves.
_SHOWING = frozenset(
    "示す 表す 表明する 述べる 伝える 明らかにする 強調する 打ち出す 出す 発表する 説明する 語る 繰り返す 崩す 見せる にじませる 表わす のぞかせる 漏らす 披露する 公表する 決める 固める 確認する 共有する 一致する 合意する 伝達する 改めて表明する 有する 申し入れる ある 行う 寄せる 変える 貫く 堅持する とる 取る 掲げる 発する 明言する 明確にする 鮮明にする 滲ませる".split()
)
_NOT_OWN = frozenset("崩す 有する 貫く 堅持する とる 取る 変える 固める".split())
# Words for speech that no verb with する is made of.
_SPEECH = frozenset("話 意見 声 言葉 回答 返答 申し出 呼びかけ 訴え 問いかけ".split())
_GROUNDS = frozenset("理由 条件 前提 念頭 背景 根拠 契機 機 もと 下 盾 口実 引き合い 例".split())
_SKIP_BACK = 5


def indirect(reading: Reading) -> Iterator[Found]:
    """The indirect statements of the body, in text order; contents begin at the sentence or after the cue before."""
    for index, sentence in enumerate(reading.sentences):
        if reading.lines[sentence.line].kind in ("heading", "title", "byline", "date"):
            continue
        phrases = reading.phrases[index]
        if len(phrases) < 2:
            continue
        finder = CueFinder(reading.text, phrases)
        yield from _clauses(finder, phrases, index)


def _clauses(finder: CueFinder, phrases: list[Phrase], index: int) -> Iterator[Found]:
    for k in range(1, len(phrases)):
        if not finder.is_predicate(k):
            continue
        found = (
            _that(finder, phrases, k)
            or _fact(finder, phrases, k)
            or _demand(finder, phrases, k)
            or _thought(finder, phrases, k)
        )
        if found is None:
            continue
        found.sentence = index
        phrase = phrases[k]
        found.negated, found.passive, found.ending = phrase.negated, phrase.passive, phrase.link
        lemma = found.cue.lemma if found.cue is not None else ""
        if found.passive and any(p.particle in ("から", "からは", "によって") for p in phrases[: found.finish]):
            yield found  # 大統領からは…ことが紹介された
            continue
        unable = phrase.negated and "でき" in finder.text[phrase.start : phrase.end]  # 衝突も否定できない
        if found.passive or unable or lemma in _LAYING_DOWN or (found.negated and lemma in _SILENCE):
            continue
        yield found


def _make(finder: CueFinder, phrases: list[Phrase], k: int, j: int, end: int) -> Found:
    """A statement whose content ends at offset `end` in phrase j; where it begins the attribution settles."""
    known, _, _ = finder.verb(k)
    found = Found((phrases[0].start, end), "indirect", "clause", -1, 0, j, finder.record(k), k)
    found.weak = known is None or known.strength != "say"
    return found


def _back(finder: CueFinder, phrases: list[Phrase], k: int) -> Iterator[int]:
    """The phrases before a cue that may be its complement, passing over manner, addressee and time.

    A subject between them may have a clause of its own, when a comma closes the complement (…だと、事情に詳しい関係者が述べた).
    """
    _, _, first = finder.verb(k)
    described = False
    for j in range(first - 1, max(first - 1 - 2 * _SKIP_BACK, -1), -1):
        phrase = phrases[j]
        if described and not (phrase.kind == "V" and phrase.link == "quote" and phrase.comma):
            if phrase.kind == "V" and phrase.link != "attr":
                return
            continue
        if j < first - 1 - _SKIP_BACK and not described:
            return
        yield j
        if (
            phrase.kind == "V"
            and phrase.link == "attr"
            and j + 1 < first
            and phrases[j + 1].particle in ("が", "は", "も")
        ):
            described = True
            continue
        if phrase.kind in ("A", "C", "M"):
            continue
        if phrase.kind == "V" and ((phrase.link == "te" and not phrase.comma) or phrase.link == "adv"):
            continue
        if (
            phrase.kind == "N"
            and phrase.group is None
            and (
                phrase.particle
                in (
                    "に",
                    "で",
                    "へ",
                    "には",
                    "に対する",
                    "は",
                    "も",
                    "が",
                    "から",
                    "では",
                    "にも",
                    "を",
                    "まで",
                    "にて",
                    "を通じる",
                    "を通す",
                    "の",
                    "",
                )
            )
        ):
            continue
        return


def _that(finder: CueFinder, phrases: list[Phrase], k: int) -> Found | None:
    """…と述べた, …だと批判, …として."""
    known, lemma, first = finder.verb(k)
    if phrases[k].lemma == "いう" and phrases[k].link == "cont" and phrases[k].comma and phrases[k - 1].link == "quote":
        return _make(finder, phrases, k, k - 1, _before_to(finder.text, phrases[k - 1]))
    if known is None or ("to" not in known.frames and lemma not in ("する", "みる")):
        return None
    if known.strength == "label" or lemma in _THINKING:
        return None
    for j in _back(finder, phrases, k):
        phrase = phrases[j]
        if (
            phrase.kind == "V"
            and phrase.link == "quote"
            and phrase.particle
            in ("と", "とも", "かと", "とまで", "とは", "だと", "とだけ", "などと", "ねと", "よと", "のだと", "とか")
        ):
            if j != first - 1 and lemma in ("する", "みる", "見る"):
                return None
            if lemma == "する" and phrases[k].kind == "V" and phrases[k].lemma != "する":
                return None
            return _make(finder, phrases, k, j, _before_to(finder.text, phrase))
    return None


def _before_to(text: str, phrase: Phrase) -> int:
    """The offset of the と that closes a clause."""
    words = text[phrase.start : phrase.end].rstrip("、，　 \n")
    at = words.rfind("と")
    return phrase.start + (at if at > 0 else len(words))


def _fact(finder: CueFinder, phrases: list[Phrase], k: int) -> Found | None:
    """…ことを明らかにした, …ことで一致した."""
    known, _, _ = finder.verb(k)
    if known is None or "koto" not in known.frames:
        return None
    for j in _back(finder, phrases, k):
        phrase = phrases[j]
        if (
            phrase.kind == "N"
            and finder.text[phrase.start : phrase.head_end] in ("こと", "ことなど", "事")
            and j > 0
            and phrases[j - 1].link == "attr"
        ):
            if phrase.particle in (
                "を",
                "で",
                "に",
                "も",
                "は",
                "などを",
                "などで",
                "についても",
                "につく",
                "でも",
                "では",
                "には",
                "をも",
                "が",
            ):
                if phrase.particle == "が" and not phrases[k].passive:
                    return None
                if phrase.particle == "を" and _is_ground(finder, phrases, j + 1):
                    return None
                return _make(finder, phrases, k, j - 1, phrases[j - 1].end)
            return None
        if phrase.kind == "V" and phrase.link != "te":
            return None
    return None


def _is_ground(finder: CueFinder, phrases: list[Phrase], i: int) -> bool:
    """…ことを理由に語った, …ことを条件に: a ground of speaking, not what is said."""
    return phrases[i].particle == "に" and finder.text[phrases[i].start : phrases[i].head_end] in _GROUNDS


def _demand(finder: CueFinder, phrases: list[Phrase], k: int) -> Found | None:
    """…よう求めた, …ように呼びかけた."""
    known, _, _ = finder.verb(k)
    if known is None or "you" not in known.frames:
        return None
    for j in _back(finder, phrases, k):
        phrase = phrases[j]
        words = finder.text[phrase.start : phrase.end].rstrip("、，　 ")
        if words in ("よう", "ように") and j > 0 and (phrases[j - 1].kind == "V" or phrases[j - 1].group is not None):
            return _asking(_make(finder, phrases, k, j - 1, phrases[j - 1].end))
        for tail in ("ように", "よう"):
            if (phrase.kind == "V" or phrase.group is not None) and words.endswith(tail) and len(words) > len(tail):
                return _asking(_make(finder, phrases, k, j, phrase.start + len(words) - len(tail)))
        if phrase.kind == "V" and phrase.link != "te":
            return None
    return None


def _asking(found: Found) -> Found:
    found.how = "demand"
    return found


def _thought(finder: CueFinder, phrases: list[Phrase], k: int) -> Found | None:
    """…考えを示した, …旨述べた, …との認識で一致した, …旨の発言があった."""
    known, lemma, first = finder.verb(k)
    if finder.text.startswith("旨", phrases[k].start) and k > 0 and phrases[k - 1].kind == "V":
        return _make(finder, phrases, k, k - 1, phrases[k - 1].end)
    if first < k and finder.noun(first)[1] and finder.noun(first)[0] not in _NO_CONTENT:
        end = _clause_before(finder, phrases, first)
        linked = end is not None and (end[0] < first - 1 or phrases[end[0]].particle.startswith(("との", "という")))
        if end is not None and linked and known is not None and known.strength == "say":
            return _make(finder, phrases, k, end[0], end[1])
    if known is not None and finder.text[phrases[k - 1].start : phrases[k - 1].end] == "旨":
        end = _clause_before(finder, phrases, k - 1)
        return _make(finder, phrases, k, end[0], end[1]) if end is not None else None
    if (
        lemma not in _SHOWING and (known is None or (known.strength != "say" and "noun" not in known.frames))
    ) or lemma in _NOT_OWN:
        return None
    for j in _back(finder, phrases, k):
        phrase = phrases[j]
        noun, kind = finder.noun(j)
        if noun in _NO_CONTENT or is_answered(noun, phrase.particle, phrases[k].lemma):
            return None
        if kind in ("content", "feeling", "document") and phrase.particle in (
            "を",
            "が",
            "で",
            "も",
            "は",
            "",
            "をも",
            "などを",
            "に",
        ):
            end = _clause_before(finder, phrases, j)
            if end is None or (kind == "document" and end[0] == j - 1 and not phrases[j - 1].particle):
                return None
            found = _make(finder, phrases, k, end[0], end[1])
            if lemma == "ある":
                speech = finder.lexicon.verbs.get(noun + "する")
                spoken = noun in _SPEECH or (speech is not None and speech.strength == "say")
                if phrase.particle not in ("が", "も") or not spoken:
                    return None
                found.cue = Cue(
                    lemma=f"{noun}がある",
                    span=(phrase.start, phrases[k].head_end),
                    act=finder.lexicon.acts.get(noun, ""),
                )
            found.weak = noun not in ("旨",)
            return found
        if phrase.kind == "V" and phrase.link != "te":
            return None
    return None


def _clause_before(finder: CueFinder, phrases: list[Phrase], j: int) -> tuple[int, int] | None:
    """The clause a noun of thought is about: its last phrase and end offset, without との / という / 旨の."""
    i = j - 1
    while i >= 0 and phrases[i].kind in ("M", "A"):
        i -= 1
    if (i >= 0 and finder.text[phrases[i].start : phrases[i].end] in ("旨の", "旨")) or (
        i >= 0
        and phrases[i].kind == "N"
        and phrases[i].particle == "の"
        and i > 0
        and phrases[i - 1].particle.startswith(("との", "という"))
    ):
        i -= 1
    if i < 0:
        return None
    phrase = phrases[i]
    words = finder.text[phrase.start : phrase.end]
    if (
        finder.text[phrases[j].start : phrases[j].head_end] != words
        and phrase.kind == "V"
        and phrase.lemma in ("いう", "言う", "する")
        and phrase.link == "attr"
        and not phrase.past
        and i > 0
        and phrases[i - 1].link == "quote"
    ):
        return i - 1, _before_to(finder.text, phrases[i - 1])
    if phrase.kind == "V" and phrase.particle.startswith(("との", "とする")):
        return i, phrase.start + words.rfind("と")
    if phrase.kind == "V" and phrase.link == "attr" and not _merely_describes(phrases, i):
        return i, phrase.end
    return None


def _merely_describes(phrases: list[Phrase], i: int) -> bool:
    """揺るぎない支持, 強い懸念: an adjective with nothing of its own before it is no clause."""
    if not phrases[i].lemma.endswith("い") or phrases[i].past:
        return False
    return i == 0 or phrases[i - 1].particle not in ("が", "は", "も")
