"""Who said it: each rule of the sieve with examples and near misses. {words|speaker|cue|rule=…} marks a direct statement. Office holders are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import keii
from keii.extract.statement.attribution import RULES

Check = Callable[[str, str], None]


def wrong(marked: str, reason: str) -> object:
    return pytest.param(marked, marks=pytest.mark.xfail(strict=True, reason=reason))


TITLE = "首脳会談で署名\n\n"


@pytest.mark.parametrize(
    "marked",
    [
        # name line
        TITLE + "サンタレン首相：「{壁ではない|サンタレン首相||rule=name line|status=explicit}」",
        TITLE
        + "サンタレン首相:「{壁ではない|サンタレン首相||rule=name line}」\nベルカセム外相:「{歓迎する|ベルカセム外相||rule=name line}」",
        TITLE + "外務省幹部\n「{壁ではない|外務省幹部||rule=name line}」",
        TITLE + "外務省幹部\n\n「{壁ではない|外務省幹部||rule=name line}」",
        TITLE + "ポルトガル外務省報道官（12日）\n「{壁ではない|報道官||rule=name line}」",
        TITLE
        + "サンタレン首相：「{壁ではない|サンタレン首相||rule=name line}」「{橋だ|サンタレン首相||rule=name line}」",
        TITLE + "論点：「壁」か「橋」か。",
        # named beside
        TITLE + "発言は次の通り。サンタレン首相「{壁ではない|サンタレン首相||rule=named beside}」。",
        TITLE
        + "▽サンタレン首相「{壁ではない|サンタレン首相||rule=named beside}」\n▽ベルカセム外相「{歓迎する|ベルカセム外相||rule=named beside}」",
        # in parentheses
        TITLE + "「{壁ではない|サンタレン首相||rule=named in parentheses}」（サンタレン首相）",
        TITLE + "「{壁ではない|外務省幹部|声がある|rule=named in parentheses}」（外務省幹部）との声もある。",
        TITLE + "サンタレン首相は「{壁ではない|サンタレン首相|述べる|rule=subject}」（会見）と述べた。",
    ],
)
def test_beside(check: Check, marked: str) -> None:
    check("direct", marked)


@pytest.mark.parametrize(
    "marked",
    [
        # subject
        "サンタレン首相は「{壁ではない|サンタレン首相|述べる|rule=subject|status=explicit}」と述べた。",
        "サンタレン首相が「{壁ではない|サンタレン首相|述べる|rule=subject}」と述べた。",
        "サンタレン首相も「{壁ではない|サンタレン首相|述べる|rule=subject}」と述べた。",
        "サンタレン首相からは「{壁ではない|サンタレン首相|発言がある|rule=subject}」との発言があった。",
        "サンタレン首相から「{壁ではない|サンタレン首相|説明がある|rule=subject}」との説明があった。",
        "専門家からは「{壁ではない|専門家||rule=subject}」との指摘が出ている。",
        "政府内からは「{壁ではない|政府内||rule=subject}」との声が出ている。",
        "「{壁ではない|サンタレン首相|述べる|rule=subject}」とサンタレン首相は述べた。",
        "ベルカセム外相に対し、サンタレン首相は「{壁ではない|サンタレン首相|述べる}」と述べた。",
        "ベルカセム外相が同席する中、サンタレン首相は「{壁ではない|サンタレン首相|述べる}」と述べた。",
        "ベルカセム外相は欠席したが、サンタレン首相は「{壁ではない|サンタレン首相|述べる}」と述べた。",
        "ベルカセム外相の出席を受け、サンタレン首相は「{壁ではない|サンタレン首相|述べる}」と述べた。",
        "ベルカセム外相が退席すると、サンタレン首相は「{壁ではない|サンタレン首相|述べる}」と述べた。",
        "ベルカセム外相が求めた対話について、サンタレン首相は「{壁ではない|サンタレン首相|述べる}」と述べた。",
        "サンタレン首相は、ベルカセム外相が求めた対話について「{壁ではない|サンタレン首相|述べる}」と述べた。",
        "サンタレン首相はベルカセム外相と会い、「{壁ではない|サンタレン首相|述べる}」と述べた。",
        "サンタレン首相が「{壁ではない|サンタレン首相|述べる}」と述べたことについて、ベルカセム外相は「{歓迎する|ベルカセム外相|応じる}」と応じた。",
        "ベルカセム外相は、サンタレン首相が「{壁ではない|サンタレン首相|述べる}」と述べたことを批判した。",
        "サンタレン首相とベルカセム外相は「{壁ではない|サンタレン首相+ベルカセム外相|一致する}」との認識で一致した。",
        "ポルトガルとモロッコは「{海峡は壁ではない|ポルトガル+モロッコ|発表する}」との声明を発表した。",
        "サンタレン首相、ベルカセム外相は「{壁ではない|サンタレン首相+ベルカセム外相|述べる}」と述べた。",
        "サンタレン首相はベルカセム外相と会談した。両氏は「{壁ではない|サンタレン首相+ベルカセム外相|一致する|rule=subject}」との認識で一致した。",
        "日米両政府は「{海峡は壁ではない|日+米|発表する|rule=subject}」との声明を発表した。",
        "サンタレン首相に「{壁ではない||伝える|status=unknown|to=サンタレン}」と伝えた。",
        "「{壁ではない||述べる|status=unknown}」と述べた。",
        # agent of a passive
        "サンタレン首相は、ベルカセム外相から「{壁ではない|ベルカセム外相|伝える|rule=agent of a passive}」と伝えられた。",
        "サンタレン首相は記者団から「{壁なのか|記者団|問う|rule=agent of a passive}」と問われ、「{壁ではない|サンタレン首相|答える|rule=subject}」と答えた。",
        "サンタレン首相は議員に「{壁なのか|議員|詰め寄る|rule=agent of a passive}」と詰め寄られた。",
        "サンタレン首相は「{壁だ||批判する|status=unknown}」と批判された。",
        # noun modified
        "「{壁ではない|サンタレン首相|述べる|rule=noun modified}」と述べたサンタレン首相は、帰国した。",
        "「{壁ではない|外務省幹部|語る|rule=noun modified}」と語る外務省幹部もいる。",
        "「{壁ではない|外交官||rule=noun modified}」という外交官もいる。",
        "「{壁ではない|サンタレン首相|述べる|rule=subject}」とサンタレン首相が述べた会見は、1時間続いた。",
        "「{壁ではない|サンタレン首相|訴える}」と訴えるサンタレン首相の姿勢は変わらない。",
        "「{壁ではない|外務省幹部|話す}」と話すのは、外務省幹部だ。",
        "「{壁ではない|外務省幹部|}」と外務省幹部。",
        "サンタレン首相の「{海峡は壁ではない|サンタレン首相|}」との発言は波紋を呼んだ。",
        "サンタレン首相の「{海峡は壁ではない|サンタレン首相|}」という発言は波紋を呼んだ。",
        # same subject
        "サンタレン首相は「{壁ではない|サンタレン首相|述べる|rule=subject}」と述べ、「{橋だ|サンタレン首相|強調する|rule=same subject}」と強調した。",
        "サンタレン首相は「{壁ではない|サンタレン首相|述べる}」と述べる一方、「{急がない|サンタレン首相|強調する|rule=same subject}」と強調した。",
        "サンタレン首相は「{壁ではない|サンタレン首相|述べる}」と述べ、ベルカセム外相は「{橋だ|ベルカセム外相|応じる|rule=subject}」と応じた。",
        "記者団が「{壁なのか|記者団|質問する}」と質問したのに対し、サンタレン首相は「{橋だ|サンタレン首相|答える}」と答えた。",
    ],
)
def test_grammar_of_the_sentence(check: Check, marked: str) -> None:
    check("direct", marked)


@pytest.mark.parametrize(
    "marked",
    [
        # told after
        "「{壁ではない|サンタレン首相|述べる|rule=told after|status=explicit}」。サンタレン首相はこう述べた。",
        "「{壁ではない|サンタレン首相|強調する|rule=told after}」。サンタレン首相は12日の会見で、こう強調した。",
        "「{壁ではない|サンタレン首相|述べる|rule=told after}」。こう述べたのは、サンタレン首相だ。",
        "「{壁ではない|サンタレン首相|語る|rule=told after}」。そう語るのはサンタレン首相だ。",
        "「{壁ではない|サンタレン首相|言い切る|rule=told after}」。サンタレン首相は会見でそう言い切り、対話の再開を求めた。",
        TITLE + "「{壁ではない|サンタレン首相|述べる|rule=told after}」\n\nサンタレン首相は12日、こう述べた。",
        TITLE + "「{壁ではない||}」。会場に大きな拍手が起きた。\n\nサンタレン首相は退席した。",
        "「{壁ではない||}」。サンタレン首相は会見で協定に署名した。",
        "「{壁ではない|サンタレン首相|}」。サンタレン首相の言葉だ。",
        # topic carried
        "ポルトガルのサンタレン首相は12日、リスボンで会見した。「{壁ではない|サンタレン首相|述べる|rule=topic carried|status=inferred}」と述べた。",
        "サンタレン首相は12日、会見した。「{壁ではない|サンタレン首相|述べる}」と述べた。「{橋だ|サンタレン首相|語る|rule=topic carried}」とも語った。",
        "サンタレン首相は12日、会見した。「{壁ではない|サンタレン首相||rule=topic carried}」。会見は1時間に及んだ。",
        "サンタレン首相は12日、こう述べた。「{壁ではない|サンタレン首相|}」",
        TITLE + "サンタレン首相は12日、次のように述べた。\n「{壁ではない|サンタレン首相|述べる}」",
        TITLE
        + "サンタレン首相は会談に臨んだ。\n\n会談は2時間に及んだ。\n\n「{壁ではない|サンタレン首相|述べる|rule=topic carried}」と述べた。",
        TITLE
        + "サンタレン首相は「{壁ではない|サンタレン首相|述べる}」と述べた。\n\nベルカセム外相は「{歓迎する|ベルカセム外相|応じる}」と応じた。\n\nまた、「{続ける|ベルカセム外相|述べる}」とも述べた。",
        TITLE + "サンタレン首相は会談に臨んだ。\n\n■モロッコの反応\n「{壁だ||述べる|status=unknown}」と述べた。",
        "サンタレン首相は12日、ベルカセム外相と会談した。「{壁ではない|サンタレン首相|述べる}」と述べた。",
        "サンタレン首相とベルカセム外相は12日、会談した。「{壁ではない||述べる}」と述べた。",
        # heading
        TITLE + "■ベルカセム外相\n「{壁だ|ベルカセム外相|述べる|rule=heading|status=explicit}」と述べた。",
        TITLE + "■両国の反応\n「{壁だ||述べる|status=unknown}」と述べた。",
        TITLE + "■ベルカセム外相とサンタレン首相\n「{壁だ||述べる|status=unknown}」と述べた。",
        # answer
        "サンタレン首相に聞いた\n\n――海峡は壁か。\n「{壁ではない。橋だ|サンタレン首相||rule=answer|status=inferred}」\n――いつ渡る。\n「{来月だ|サンタレン首相||rule=answer}」",
        TITLE
        + "サンタレン首相がインタビューに応じた。\n\n――海峡は壁か。\n「{壁ではない。橋だ|サンタレン首相||rule=answer}」",
        "サンタレン首相に聞く\n\n――海峡は壁か。\n「{壁ではない。橋だ|サンタレン首相||rule=answer}」",
        TITLE + "サンタレン首相の発言要旨は次の通り。\n「{壁ではない|サンタレン首相|}」",
        TITLE + "――海峡は壁か。\n「{壁ではない。橋だ||}」",
    ],
)
def test_carried(check: Check, marked: str) -> None:
    check("direct", marked)


@pytest.mark.parametrize(
    "marked",
    [
        # who relays
        "アトラス通信によると、サンタレン首相は「{壁ではない|サンタレン首相|述べる|via=アトラス通信|certainty=reported}」と述べた。",
        "アトラス通信によりますと、サンタレン首相は「{壁ではない|サンタレン首相|述べる|via=アトラス通信|certainty=reported}」と述べたということです。",
        "ポルトガル外務省によると、サンタレン首相は「{壁ではない|サンタレン首相|述べる|via=ポルトガル外務省}」と述べた。",
        "ポルトガル外務省の発表によると、サンタレン首相は「{壁ではない|サンタレン首相|述べる|via=ポルトガル外務省}」と述べた。",
        "アトラス通信が伝えたところによると、サンタレン首相は「{壁ではない|サンタレン首相|述べる|via=アトラス通信}」と述べた。",
        "サンタレン首相は報道官を通じ、「{壁ではない|サンタレン首相|発表する|via=報道官}」とのコメントを発表した。",
        "アトラス通信は12日、サンタレン首相が「{壁ではない|サンタレン首相|述べる|via=アトラス通信}」と述べたと伝えた。",
        "ポルトガル外務省は12日、サンタレン首相が「{壁ではない|サンタレン首相|述べる|via=ポルトガル外務省}」と述べたと発表した。",
        "サンタレン首相は「{壁ではない|サンタレン首相|述べる|via=アトラス通信}」と述べた。アトラス通信が伝えた。",
        "アトラス通信は、サンタレン首相の話として「{壁ではない|サンタレン首相|伝える|via=アトラス通信}」と伝えた。",
        "アトラス通信は関係者の話として「{壁ではない|関係者|報じる|via=アトラス通信}」と報じた。",
        "アトラス通信は「{壁ではない|アトラス通信|伝える|rule=subject}」と伝えた。",
        "サンタレン首相はアトラス通信のインタビューに「{壁ではない|サンタレン首相|述べる|via=アトラス通信}」と述べた。",
        # document
        "ポルトガル外務省は12日、声明を出した。声明は「{壁ではない|ポルトガル外務省|する|rule=document|status=inferred}」としている。",
        "共同声明は「{壁ではない|共同声明|明記する|rule=document}」と明記した。",
        "共同声明では「{壁ではない|共同声明|する|rule=document}」としている。",
        "ポルトガル外務省は声明で「{壁ではない|ポルトガル外務省|する|rule=subject}」とした。",
        "ポルトガル外務省の声明は「{壁ではない|ポルトガル外務省|する}」とした。",
        "サンタレン首相は声明に「{壁ではない|サンタレン首相|記す|rule=subject}」と記した。",
        # whom
        "サンタレン首相はベルカセム外相に「{壁ではない|サンタレン首相|伝える|to=ベルカセム}」と伝えた。",
        "サンタレン首相は「{壁ではない|サンタレン首相|伝える|to=ベルカセム}」とベルカセム外相に伝えた。",
        "サンタレン首相はベルカセム外相に対し「{壁ではない|サンタレン首相|伝える|to=ベルカセム}」と伝えた。",
        wrong(
            "サンタレン首相は記者団に「{壁ではない|サンタレン首相|語る|to=記者団}」と語った。",
            "記者団 is nobody's addressee",
        ),
    ],
)
def test_told_on_somebodys_word(check: Check, marked: str) -> None:
    check("direct", marked)


SAID = "サンタレン首相は「{壁ではない|サンタレン首相|述べる}」と述べた。"


@pytest.mark.parametrize(
    "marked",
    [
        # a subject of its own, whoever that is, is not the one who spoke before
        SAID + "遺族会は「{許せない|遺族会|反発する}」と反発した。",
        SAID + "現地の若者は「{許せない|若者|話す}」と話した。",
        SAID + "社説は「{許されない|社説|主張する}」と主張した。",
        SAID + "横断幕には「許せない」と書かれていた。",
        SAID + "市場は「織り込み済み」と受け止めた。",
        SAID + "地元の漁協は「{漁場が失われる|漁協|反発する}」と反発した。",
        SAID + "商店街は「{客が減る|商店街|反発する}」と反発した。",
        SAID + "報告書は「{許されない|報告書|結論づける}」と結論づけた。",
        SAID + "ネット上では「{許せない||反発が広がる}」と反発が広がった。",
        # somebody else's words, answered
        "サンタレン首相は「弱腰だ」との批判に「{事実ではない|サンタレン首相|反論する}」と反論した。",
        "サンタレン首相は、ベルカセム外相の「{弱腰だ|ベルカセム外相|}」との批判に「{事実ではない|サンタレン首相|反論する}」と反論した。",
        "サンタレン首相は「{弱腰だ|ベルカセム外相|する}」とするベルカセム外相の主張に「{事実ではない|サンタレン首相|反論する}」と反論した。",
        # two subjects of one sentence
        "与党からは「{努力が必要だ|与党|}」との声が上がる一方、野党は「{弱腰だ|野党|批判する}」と批判した。",
        "与党関係者から「{努力が必要だ|与党関係者|}」との声が出たが、ベルカセム外相は「{弱腰だ|ベルカセム外相|批判する}」と批判した。",
        # what is spoken of
        "サンタレン首相は12日、協定が「{歴史を変える|サンタレン首相|述べる}」と述べた。",
        SAID + "協定が「{歴史を変える|サンタレン首相|示す}」との期待を示した。",
        # the first words of a feature
        "「{橋ができれば、孫に会える|オルテガ|言う}」。漁師のマヌエル・オルテガさん（71）は、そう言って笑った。",
        "「{橋ができれば、孫に会える|オルテガ|}」。漁師のマヌエル・オルテガさん（71）は対岸を指さした。",
        "「{橋ができれば、孫に会える|オルテガ|話す}」と話すのは、漁師のマヌエル・オルテガさん（71）。",
        wrong(
            "「{橋ができれば、孫に会える|オルテガ|}」と漁師のマヌエル・オルテガさん（71）。",
            "と + name at the end of the sentence is not seen",
        ),
    ],
)
def test_rather_nobody_than_the_wrong_one(check: Check, marked: str) -> None:
    check("direct", marked)


@pytest.mark.parametrize(
    "marked",
    [
        "両国は会談した。ポルトガルは{対話を続ける|ポルトガル|述べる}と述べた。",
        TITLE + "【記者】どう思うか。\n\n【戚報道官】米国は当事者ではない。我々は米側に対し、{海峡での言動を直ちに慎む|戚|促す}よう促す。",
        TITLE + "【記者】どう思うか。\n\n【戚報道官】これは内政問題だ。{断固として反対する|戚|表明する}と表明する。",
        "サンタレン首相は会見した。ポルトガル、スペイン、モロッコの3か国は12日、{海峡の調査を来月再開する|ポルトガル+スペイン+モロッコ|合意する}ことで合意した。",
        "ポルトガルとスペイン、モロッコは12日、{海峡の調査を来月再開する|ポルトガル+スペイン+モロッコ|合意する}ことで合意した。",
        "沢渡大臣とベルカセム大臣は会談しました。両大臣は、{協力を強化する|沢渡+ベルカセム|一致する}ことで一致しました。",
        "沢渡大臣から、{来月訪問したい|沢渡|述べる}旨述べ、ベルカセム大臣から、{賛同する|ベルカセム|発言がある}旨の発言がありました。",
        "沢渡大臣とベルカセム大臣は会談しました。沢渡大臣から、{来月訪問したい|沢渡|述べる}旨述べ、先方から{これに賛同する|ベルカセム|発言がある}旨の発言がありました。",
        "両大臣は会談しました。また、沢渡大臣から、{8月に予定される会合に向け、引き続き緊密に連携していきたい|沢渡|述べる}旨述べました。",
        "娘一家がモロッコで暮らす。完成は2045年になるという。",
    ],
)  # fmt: skip
def test_whose_reported_clause(check: Check, marked: str) -> None:
    check("indirect", marked)


def test_every_rule_tells_its_example() -> None:
    """A rule is a function with a name, an example and a near miss in its docstring."""
    assert len({rule.__name__ for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.__doc__, rule.__name__
        assert "\n    Not " in rule.__doc__, rule.__name__


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("サンタレン首相は「壁ではない」と述べた。", "explicit"),
        ("サンタレン首相は会見した。「壁ではない」と述べた。", "inferred"),
        ("「壁ではない」と述べた。", "unknown"),
    ],
)
def test_the_antecedent_is_where_the_speaker_is_named(text: str, status: str) -> None:
    dossier = keii.read(text, published="2026-03-12")
    (statement,) = dossier.statements
    assert statement.attribution.status == status
    antecedent = statement.attribution.antecedent
    assert (antecedent is not None) == bool(statement.speaker)
    if antecedent is not None:
        (speaker,) = [a for a in dossier.actors if a.id in statement.speaker]
        assert dossier.text(antecedent) in speaker.names


@pytest.mark.parametrize("name", ["サンタレン", "ベルカセム", "ザイフェルト", "沢渡", "ドゥマギティ"])
@pytest.mark.parametrize("verb", ["述べた", "強調した", "批判した", "語った"])
def test_whoever_speaks(check: Check, name: str, verb: str) -> None:
    """The rules ask nothing of a name or a verb in particular."""
    cue = {"述べた": "述べる", "強調した": "強調する", "批判した": "批判する", "語った": "語る"}[verb]
    check("direct", f"{name}外相は12日、「{{海峡は壁ではない|{name}|{cue}|rule=subject}}」と{verb}。")
