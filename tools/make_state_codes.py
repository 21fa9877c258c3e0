"""Makes the table of state codes: ISO 3166-1 alpha-2 and Unicode CLDR's English names beside the codes of states.tsv.

python tools/make_state_codes.py            # writes src/keii/lexicon/state_codes.tsv
python tools/make_state_codes.py --check    # exit status 1 if that file is not what this script would write
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pycountry
from babel import Locale

from keii.lexicon.tables import table

TABLE = Path(__file__).resolve().parent.parent / "src" / "keii" / "lexicon" / "state_codes.tsv"
HEADER = """\
# Codes and English names of the states and territories of states.tsv; made by tools/make_state_codes.py
# source: own compilation of public facts; English names from Unicode CLDR
# licence: Apache-2.0
# version: 1
# columns: code\talpha2\tenglish
"""
# What English news writes besides CLDR's name, and the states CLDR does not know.
FURTHER = {
    "CIV": ["Ivory Coast"],
    "COD": ["DR Congo", "DRC"],
    "COG": ["Republic of the Congo"],
    "CPV": ["Cabo Verde"],
    "CZE": ["Czech Republic"],
    "GBR": ["Britain", "Great Britain", "UK"],
    "KOR": ["Republic of Korea", "ROK"],
    "MKD": ["Macedonia"],
    "MMR": ["Burma"],
    "PRK": ["DPRK", "Democratic People's Republic of Korea"],
    "PSE": ["Palestine"],
    "RUS": ["Russian Federation"],
    "SWZ": ["Swaziland"],
    "TLS": ["East Timor"],
    "TUR": ["Turkey"],
    "USA": ["United States of America", "US"],
    "VAT": ["Holy See"],
    "X-ABK": ["Abkhazia"],
    "X-BRD": ["West Germany"],
    "X-CSK": ["Czechoslovakia"],
    "X-DDR": ["East Germany"],
    "X-NCY": ["Northern Cyprus"],
    "X-OSS": ["South Ossetia"],
    "X-PMR": ["Transnistria"],
    "X-SUN": ["Soviet Union", "USSR"],
    "X-VNN": ["North Vietnam"],
    "X-VNS": ["South Vietnam"],
    "X-YMN": ["North Yemen"],
    "X-YMS": ["South Yemen"],
    "X-YUG": ["Yugoslavia"],
}


def rows() -> list[str]:
    """The lines of the table, one a code."""
    names = Locale("en").territories
    out = []
    for code in sorted(table("states")):
        country = pycountry.countries.get(alpha_3=code)
        two = country.alpha_2 if country else {"XKX": "XK"}.get(code, "")
        english = [names[two]] if two in names else []
        # CLDR tells namesakes apart in brackets and by what they belong to; news does not.
        plain = [e.split(" (")[0].replace(" & ", " and ").removesuffix(" SAR China") for e in english]
        forms = list(dict.fromkeys([*plain, *FURTHER.get(code, [])]))
        if code in ("COD", "COG"):
            forms = FURTHER[code]  # both are Congo once the brackets are gone
        if forms:
            out.append("\t".join((code, two, "|".join(forms))))
    return out


def main() -> int:
    """Write the table, or check it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    text = HEADER + "\n".join(rows()) + "\n"
    if parser.parse_args().check:
        return int(not TABLE.exists() or TABLE.read_text(encoding="utf-8") != text)
    TABLE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
