"""Phrases: pasted analyses.

One phrase is written 外相[は] (a noun and its particle, ~ when it modifies a noun), 述べる.cont-neg-pas-past (a predicate: dictionary form, how it goes
on, negation, voice, tense), 協議=協議する.end (a verbal noun that is the predicate), A:さらに C:また M:この (adverb, connective, adnominal); 、 when a comma follows.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keii.grammar.phrases import Phrase
from keii.grammar.reading import read_text


def written(text: str, phrase: Phrase) -> str:
    head, comma = text[phrase.start : phrase.head_end], "、" if phrase.comma else ""
    if phrase.kind == "N":
        verb = f"={phrase.lemma}.{phrase.link}" if phrase.link in ("cont", "end") else ""
        return f"{head}[{phrase.particle}{'~' * phrase.attr}]{verb}{comma}"
    if phrase.kind == "V":
        flags = "-neg" * phrase.negated + "-pas" * phrase.passive + "-past" * phrase.past
        return f"{phrase.lemma}.{phrase.link}{flags}{comma}"
    return f"{phrase.kind}:{head}{comma}"


def analysis(text: str) -> str:
    return " ".join(written(text, p) for sentence in read_text(text, None).phrases for p in sentence)


def case(sentence: str, found: str, *, wrong: str = "") -> object:
    marks = pytest.mark.xfail(strict=True, reason=wrong) if wrong else ()
    return pytest.param(sentence, found, id=sentence, marks=marks)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        case("外相は空港に向かった。", "外相[は] 空港[に] 向かう.end-past"),
        case("国境の橋の修理が続く。", "国境[の] 橋[の] 修理[が] 続く.end"),
        case("新たな協定を結んだ議員は少ない。", "新た[な] 協定[を] 結ぶ.attr-past 議員[は] 少ない.end"),
        case("会場には大使らが集まった。", "会場[には] 大使ら[が] 集まる.end-past"),
        case("大統領（71）は首都に到着した。", "大統領[は] 首都[に] 到着する.end-past"),
        case("米国、英国と協議した。", "米国[]、 英国[と] 協議する.end-past"),
        case("また、さらに協議を続けたい。", "C:また、 A:さらに 協議[を] 続ける.end"),
        case("その後、外相は去った。", "その後[]、 外相[は] 去る.end-past"),
        case("各国と協議。", "各国[と] 協議[]=協議する.end"),
        case("各国と協議、署名した。", "各国[と] 協議[]=協議する.cont、 署名する.end-past"),
        case("首相からは発言がなかった。", "首相[からは] 発言[が] ない.end-past"),
    ],
)
def test_nouns(sentence: str, found: str) -> None:
    assert analysis(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        case("「行く」と述べた。", "「行く」[と] 述べる.end-past"),
        case("「行く」などと強調した。", "「行く」[などと] 強調する.end-past"),
        case("「行く」との考えを示した。", "「行く」[との] 考え[を] 示す.end-past"),
        case("「行く」という声が上がった。", "「行く」[と] いう.attr 声[が] 上がる.end-past"),
        case("「行く、必ず」と、外相は語った。", "「行く、必ず」[と]、 外相[は] 語る.end-past"),
        case("「行かない」とは言っていない。", "「行かない」[とは] 言う.end-neg"),
        case("首相は「行く」、外相は「来る」と述べた。", "首相[は] 「行く」[]、 外相[は] 「来る」[と] 述べる.end-past"),
        case("「歓迎」「懸念」と評価が分かれた。", "「歓迎」「懸念」[と] 評価[が] 分かれる.end-past"),
        case("「新冷戦」と呼ばれる対立が深まった。", "「新冷戦」[と] 呼ぶ.attr-pas 対立[が] 深まる.end-past"),
        case("「海の道」をめぐる争いだ。", "「海の道」[をめぐる~] 争いだ.end"),
        case("「行かない。来ない」と述べた。", "「行かない。来ない」[と] 述べる.end-past"),
        case("首相は費用を負担する、と述べた。", "首相[は] 費用[を] 負担する.quote 述べる.end-past"),
        case("「行く」と述べたのは首相だ。", "「行く」[と] 述べる.nominal-past 首相だ.end"),
    ],
)
def test_a_quotation_is_one_noun(sentence: str, found: str) -> None:
    assert analysis(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        case("港では作業が続いていません。", "港[では] 作業[が] 続く.end-neg"),
        case("参加国は増えまい。", "参加国[は] 増える.end-neg"),
        case("政府は方針を変えず、交渉は止まった。", "政府[は] 方針[を] 変える.cont-neg、 交渉[は] 止まる.end-past"),
        case("合意には至らなかった。", "合意[には] 至る.end-neg-past"),
        case("必要ではない。", "必要だ.end-neg"),
        case("大使が呼び出され、抗議を受けた。", "大使[が] 呼び出す.cont-pas、 抗議[を] 受ける.end-past"),
        case("攻撃は許されないと強調した。", "攻撃[は] 許す.quote-neg-pas 強調する.end-past"),
        case("部隊を撤退させた。", "部隊[を] 撤退する.end-past"),
        case("会長が答えられました。", "会長[が] 答える.end-past"),
        case("会長が選ばれました。", "会長[が] 選ぶ.end-pas-past"),
        case("船は沈んだ。", "船[は] 沈む.end-past"),
        case("議会は署名を拒んだ。", "議会[は] 署名[を] 拒む.end-past"),
        case("これは平和な国だ。", "これ[は] 平和[な] 国だ.end"),
    ],
)
def test_voice_negation_and_tense(sentence: str, found: str) -> None:
    assert analysis(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        case(
            "両国は制裁を解き、港を開き、橋を直した。",
            "両国[は] 制裁[を] 解く.cont、 港[を] 開く.cont、 橋[を] 直す.end-past",
        ),
        case("反対を押し切って決めた。", "反対[を] 押し切る.te 決める.end-past"),
        case("提案を拒否したが、対話は続ける。", "提案[を] 拒否する.ga-past、 対話[は] 続ける.end"),
        case("反対しつつも、従った。", "反対する.ga、 従う.end-past"),
        case("笑いながら、首相は手を振った。", "笑う.while、 首相[は] 手[を] 振る.end-past"),
        case("雨が降れば、式典は中止する。", "雨[が] 降る.cond、 式典[は] 中止する.end"),
        case("行くなら話す。", "行く.cond 話す.end"),
        case("行ったら話す。", "行く.cond-past 話す.end"),
        case("必要であれば軍を派遣する。", "必要だ.cond 軍[を] 派遣する.end"),
        case("時間がないから、会見は短く終わった。", "時間[が] ない.cause、 会見[は] 短い.adv 終わる.end-past"),
        case("時間がないので、会見は短く終わった。", "時間[が] ない.cause、 会見[は] 短い.adv 終わる.end-past"),
        case("強く、速く動く。", "強い.cont、 速い.adv 動く.end"),
        case("交渉に出席した外相は評価した。", "交渉[に] 出席する.attr-past 外相[は] 評価する.end-past"),
        case("式典は12日に開かれる見通しだ。", "式典[は] 12日[に] 開く.attr-pas 見通しだ.end"),
        case("合意したのは、昨日だ。", "合意する.nominal-past、 昨日だ.end"),
        case(
            "首相が拒否したのに対し、大統領は受け入れた。",
            "首相[が] 拒否する.nominal-past、 大統領[は] 受け入れる.end-past",
        ),
        case("声明は、対話を続けるべきだとしている。", "声明[は]、 対話[を] 続ける.quote する.end"),
        case("政府は批判を強めており、譲る考えはない。", "政府[は] 批判[を] 強める.cont、 譲る.attr 考え[は] ない.end"),
        case("制裁を解除するように求めている。", "制裁[を] 解除する.attr よう[に] 求める.end"),
    ],
)
def test_links(sentence: str, found: str) -> None:
    assert analysis(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        case("協定について話し合った。", "協定[につく] 話し合う.end-past"),
        case("兵士は席についていない。", "兵士[は] 席[に] つく.end-neg"),
        case("協定に対する懸念が広がる。", "協定[に対する~] 懸念[が] 広がる.end"),
        case("攻撃に対し報復した。", "攻撃[に対する] 報復する.end-past"),
        case("攻撃に対しても沈黙した。", "攻撃[に対するも] 沈黙する.end-past"),
        case("外務省によりますと、式典は続く。", "外務省[によると]、 式典[は] 続く.end"),
        case("関係者によれば、式典は続く。", "関係者[によると]、 式典[は] 続く.end"),
        case("大統領による攻撃は終わった。", "大統領[による~] 攻撃[は] 終わる.end-past"),
        case("国境の問題をめぐり、対立した。", "国境[の] 問題[をめぐる]、 対立する.end-past"),
        case("攻撃を受けて、政府は声明を出した。", "攻撃[を受ける]、 政府[は] 声明[を] 出す.end-past"),
        case("支援を受けた部隊が撤退した。", "支援[を] 受ける.attr-past 部隊[が] 撤退する.end-past"),
        case("部隊は支援を受けた。", "部隊[は] 支援[を] 受ける.end-past"),
        case("会談に先立ち、首相は碑を訪れた。", "会談[に先立つ]、 首相[は] 碑[を] 訪れる.end-past"),
        case("解決に向けて協力する。", "解決[に向ける] 協力する.end"),
        case("会議において採択した。", "会議[におく] 採択する.end-past"),
        case("人権に関する決議を採択した。", "人権[に関する~] 決議[を] 採択する.end-past"),
        case("法律に基づき、処罰した。", "法律[に基づく]、 処罰する.end-past"),
        case("法律に基づいた措置だ。", "法律[に] 基づく.attr-past 措置だ.end"),
        case("結果を踏まえ、判断する。", "結果[を踏まえる]、 判断する.end"),
        case("発言に加え、行動も求めた。", "発言[に加える]、 行動[も] 求める.end-past"),
        case("部隊は川を渡った。", "部隊[は] 川[を] 渡る.end-past"),
        case("国に代わって議長を務めた。", "国[に代わる] 議長[を] 務める.end-past"),
        case("選挙を控え、与党は慎重だ。", "選挙[を控える]、 与党[は] 慎重だ.end"),
        case("日本をはじめ、各国が参加した。", "日本[をはじめる]、 各国[が] 参加する.end-past", wrong="をはじめ is read as a noun of its own"),
        case("会談をはじめた。", "会談[を] はじめる.end-past"),
    ],
)  # fmt: skip
def test_compound_particles(sentence: str, found: str) -> None:
    assert analysis(sentence) == found


@given(st.text(alphabet="外相は会談が述べた「」（）、。と行くことを明らかにし", max_size=60))
def test_phrases_lie_in_order_in_their_sentence(text: str) -> None:
    reading = read_text(text, None)
    for sentence, found in zip(reading.sentences, reading.phrases, strict=True):
        at = sentence.start
        for phrase in found:
            assert at <= phrase.start < phrase.end <= sentence.end
            assert phrase.start < phrase.head_end <= phrase.end
            at = phrase.end
