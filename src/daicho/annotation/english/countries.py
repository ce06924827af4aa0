"""What English calls countries and what belongs to them, and the capitals that stand for governments ("Tokyo will pay").

Names and adjectives come from the table of places; this adds what English news says besides. EU stands for the European Union,
which is no country but pays like one.
"""

from __future__ import annotations

from daicho.reference.places import places

# Capitals by the code of the country whose government they stand for; an underscore is a space.
_CAPITALS = """
US Washington, JP Tokyo, CN Beijing, TW Taipei, KR Seoul, KP Pyongyang, IN New_Delhi Delhi, DE Berlin, FR Paris, GB
London, IE Dublin, NL The_Hague, BE Brussels, IT Rome, ES Madrid, PT Lisbon, CH Bern, AT Vienna, PL Warsaw, CZ Prague, SK
Bratislava, SI Ljubljana, HU Budapest, RO Bucharest, BG Sofia, GR Athens, HR Zagreb, RS Belgrade, SE Stockholm, NO Oslo,
FI Helsinki, DK Copenhagen, IS Reykjavik, EE Tallinn, LV Riga, LT Vilnius, UA Kyiv Kiev, RU Moscow, TR Ankara, IL
Jerusalem, SA Riyadh, AE Abu_Dhabi, QA Doha, KW Kuwait_City, OM Muscat, BH Manama, JO Amman, EG Cairo, MA Rabat, ZA
Pretoria, NG Abuja, KE Nairobi, ET Addis_Ababa, GH Accra, RW Kigali, NA Windhoek, BW Gaborone, ZM Lusaka, CD Kinshasa, CA
Ottawa, MX Mexico_City, BR Brasilia Brasília, AR Buenos_Aires, CL Santiago, CO Bogota Bogotá, PE Lima, UY Montevideo, CR
San_José, PA Panama_City, DO Santo_Domingo, AU Canberra, NZ Wellington, MY Putrajaya Kuala_Lumpur, TH Bangkok, VN Hanoi,
ID Jakarta, PH Manila, KH Phnom_Penh, LA Vientiane, MM Naypyidaw, BD Dhaka, PK Islamabad, LK Colombo, NP Kathmandu, MN
Ulaanbaatar, KZ Astana, UZ Tashkent, GE Tbilisi, AM Yerevan, AZ Baku, CY Nicosia, MT Valletta
"""
_MORE_NAMES = {
    **dict.fromkeys(("England", "Scotland", "Wales", "Northern Ireland"), "GB"),
    **dict.fromkeys(("European Union", "EU", "Europe", "E.U."), "EU"),
    "Holland": "NL",
    "Turkiye": "TR",
    "Emirates": "AE",
    "Democratic Republic of Congo": "CD",
    "DRC": "CD",
    "Viet Nam": "VN",
    "Việt Nam": "VN",
}
_MORE_ADJECTIVES = {"U.S.-based": "US", "US-based": "US", "European": "EU"}

CAPITALS = {name.replace("_", " "): row.split()[0] for row in _CAPITALS.split(",") for name in row.split()[1:]}
COUNTRY_NAMES = {name: p.id for p in places() if p.kind == "country" for name in p.names_en} | _MORE_NAMES
ADJECTIVES = {word: p.id for p in places() if p.kind == "country" for word in p.adjectives} | _MORE_ADJECTIVES

_NATIVES = "Swedes SE, Danes DK, Finns FI, Poles PL, Turks TR, Spaniards ES, Britons GB, Filipinos PH"
NATIVES = {f"{word}s": code for word, code in ADJECTIVES.items() if word.endswith(("an", "i", "kh", "ek"))} | {
    row.split()[0]: row.split()[1] for row in _NATIVES.split(",")
}
"""The people of a country, who in the news are its firms: "the Koreans have borrowed"."""

_STATES = """
Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Hawaii,Idaho,Illinois,Indiana,Iowa,Kansas,
Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,Montana,Nebraska,Nevada,New Hampshire,
New Jersey,New Mexico,New York,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,Pennsylvania,Rhode Island,South Carolina,
South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,West Virginia,Wisconsin,Wyoming,
Ala.,Ariz.,Ark.,Calif.,Colo.,Conn.,Del.,Fla.,Ga.,Ill.,Ind.,Kan.,Ky.,La.,Md.,Mass.,Mich.,Minn.,Miss.,Mo.,Mont.,Neb.,Nev.,N.H.,
N.J.,N.M.,N.Y.,N.C.,N.D.,Okla.,Ore.,Pa.,R.I.,S.C.,S.D.,Tenn.,Tex.,Va.,Vt.,Wash.,W.Va.,Wis.,Wyo.
"""
US_STATES = frozenset(_STATES.replace("\n", "").split(","))


def land_of(word: str) -> str | None:
    """The country that a word names or is the adjective of: "Japan", "Japanese"."""
    return ADJECTIVES.get(word) or COUNTRY_NAMES.get(word)


def without_article(name: str) -> str:
    """A name without its article."""
    return name.removeprefix("The ").removeprefix("the ")
