"""An affair of our own told by several reports: a broadcaster's page and its update, a paper, an agency and a paper that prints the agency."""

from __future__ import annotations

import functools

import keii
from keii.records import Dossier
from keii.story.account import Story, account
from keii.story.gather import Gatherer, Taken
from keii.story.memory import Memory

PAGE = """【詳細】トーゴ大統領がガーナ訪問 首脳会談で新協定に署名
2026年3月10日 20時10分

ガーナを訪問しているトーゴのアメガ大統領は10日、首都アクラでオフォリ大統領と会談し、新たな「沿岸警備協定」に署名しました。

■会談は2時間 文書は合わせて5つ
ガーナ大統領府によりますと、会談は10日午前に始まり、2時間に及びました。両国は会談のあと、農業など合わせて5つの文書を取り交わしました。

■トーゴ大統領「海は二つに割れない」
共同記者会見で、コフィ・アメガ大統領は「海は二つに割れない。警備の船も一つの旗の下で走る」と述べました。

■ケニアは懸念
ケニア外務省は10日、協定について「深く懸念している」とする声明を出しました。

【10日朝に掲載した内容】
■港を視察へ
アメガ大統領は11日、テマの港を視察する可能性があります。
アメガ大統領は11日、帰国の途につく予定です。
"""

UPDATE = """【詳細】トーゴ大統領がガーナ訪問 首脳会談で新協定に署名
2026年3月11日 18時30分更新

ガーナを訪問したトーゴのアメガ大統領は10日、首都アクラでオフォリ大統領と会談し、新たな「沿岸警備協定」に署名しました。

【訂正】両国が取り交わした文書の数を「5つ」とお伝えしましたが、正しくは「6つ」でした。また、11日の港の視察についての一文は、事実関係が確認できないため取り消しました。

■会談は2時間 文書は合わせて6つ
ガーナ大統領府によりますと、会談は10日午前に始まり、2時間に及びました。両国は会談のあと、農業など合わせて6つの文書を取り交わしました。

■トーゴ大統領「海は二つに割れない」
共同記者会見で、コフィ・アメガ大統領は「海は二つに割れない。警備の船も一つの旗の下で走る」と述べました。

■ケニアは懸念
ケニア外務省は10日、協定について「深く懸念している」とする声明を出しました。

■帰国の途に
アメガ大統領は11日、帰国の途につきました。
"""

PAPER = """トーゴとガーナ、沿岸警備協定に署名　首脳会談で

南洋新聞　2026年3月11日

【アクラ＝三池冬子】トーゴのアメガ大統領は10日、アクラでガーナのオフォリ大統領と約1時間20分会談した。両氏は新たな沿岸警備協定に署名し、農業など4本の文書も交わした。
アメガ氏は会談後の共同会見で「海は二つに割れない」と訴えた。
ケニア外務省は10日、協定について「深く懸念している」との声明を発表した。
"""

AGENCY = """トーゴとガーナが協定　沿岸警備で

2026年3月11日

【アクラ共同】トーゴのアメガ大統領とガーナのオフォリ大統領は10日、アクラで会談し、沿岸警備協定に署名した。協定には海上での共同の取り締まりを年に4回行うことが盛り込まれた。
ケニア外務省は10日、協定について「深く懸念している」との声明を出し、対抗策を検討しているとみられる。
"""

COPY = """トーゴとガーナ、協定に署名

2026年3月12日

トーゴのアメガ大統領とガーナのオフォリ大統領は10日、アクラで会談し、沿岸警備協定に署名した。協定には海上での共同の取り締まりを年に4回行うことが盛り込まれた。
ケニア外務省は10日、協定について「深く懸念している」との声明を出し、対抗策を検討しているとみられる。
"""

ELSEWHERE = """チリとペルー、漁業で協議

2026年3月11日

チリのバルデス外相は10日、リマでペルーのキスペ外相と会談し、漁業の枠組みについて協議した。バルデス氏は「網は一つでいい」と述べた。
"""

REPORTS = (
    ("page", PAGE, "2026-03-10", "東洋放送", "https://example.jp/togo"),
    ("update", UPDATE, "2026-03-11", "東洋放送", "https://example.jp/togo"),
    ("paper", PAPER, "2026-03-11", "南洋新聞", None),
    ("agency", AGENCY, "2026-03-11", "共同", None),
    ("copy", COPY, "2026-03-12", "湖北日報", None),
    ("elsewhere", ELSEWHERE, "2026-03-11", "南洋新聞", None),
)


@functools.cache
def dossiers() -> dict[str, Dossier]:
    return {name: keii.read(text, published=day, outlet=outlet, url=url) for name, text, day, outlet, url in REPORTS}


def gathered(*names: str) -> tuple[Memory, dict[str, Taken]]:
    memory = Memory()
    gatherer = Gatherer(memory)
    return memory, {name: gatherer.add(dossiers()[name]) for name in names}


def told(memory: Memory, taken: dict[str, Taken], at: str = "") -> Story:
    story = next(iter(taken.values())).report.story
    reports = [t.report for t in taken.values() if t.report.story == story]
    items = {
        joined.item: [telling for telling, _ in memory.items[joined.item]]
        for one in taken.values()
        if one.report.story == story
        for joined in one.items
    }
    return account(story, reports, items, at)
