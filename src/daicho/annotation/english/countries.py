"""What English calls countries and what belongs to them: names, adjectives, and capitals that stand for governments.

A row is `ISO 3166-1 alpha-2 | names | adjectives and peoples | capital`. "Washington said" and "Tokyo will pay" speak of
governments, so capitals are kept apart from names. EU stands for the European Union, which is no country but pays like one.
"""

from __future__ import annotations

_TABLE = """
US|United States,U.S.,US,USA,U.S.A.,America,United States of America|American,U.S.-based,US-based|Washington
JP|Japan|Japanese|Tokyo
CN|China,People's Republic of China,mainland China|Chinese|Beijing
TW|Taiwan|Taiwanese|Taipei
KR|South Korea,S. Korea,Korea,Republic of Korea|South Korean,Korean|Seoul
KP|North Korea|North Korean|Pyongyang
IN|India|Indian|New Delhi,Delhi
DE|Germany|German|Berlin
FR|France|French|Paris
GB|United Kingdom,Britain,UK,U.K.,Great Britain,England,Scotland,Wales,Northern Ireland|British,English,Scottish,Welsh|London
IE|Ireland|Irish|Dublin
NL|Netherlands,Holland|Dutch|The Hague
BE|Belgium|Belgian|Brussels
LU|Luxembourg|Luxembourgish|
IT|Italy|Italian|Rome
ES|Spain|Spanish|Madrid
PT|Portugal|Portuguese|Lisbon
CH|Switzerland|Swiss|Bern
AT|Austria|Austrian|Vienna
PL|Poland|Polish|Warsaw
CZ|Czech Republic,Czechia|Czech|Prague
SK|Slovakia|Slovak|Bratislava
SI|Slovenia|Slovenian,Slovene|Ljubljana
HU|Hungary|Hungarian|Budapest
RO|Romania|Romanian|Bucharest
BG|Bulgaria|Bulgarian|Sofia
GR|Greece|Greek|Athens
HR|Croatia|Croatian|Zagreb
RS|Serbia|Serbian|Belgrade
SE|Sweden|Swedish|Stockholm
NO|Norway|Norwegian|Oslo
FI|Finland|Finnish|Helsinki
DK|Denmark|Danish|Copenhagen
IS|Iceland|Icelandic|Reykjavik
EE|Estonia|Estonian|Tallinn
LV|Latvia|Latvian|Riga
LT|Lithuania|Lithuanian|Vilnius
UA|Ukraine|Ukrainian|Kyiv,Kiev
RU|Russia|Russian|Moscow
TR|Turkey,Türkiye,Turkiye|Turkish|Ankara
IL|Israel|Israeli|Jerusalem
SA|Saudi Arabia|Saudi|Riyadh
AE|United Arab Emirates,UAE,U.A.E.,Emirates|Emirati|Abu Dhabi
QA|Qatar|Qatari|Doha
KW|Kuwait|Kuwaiti|Kuwait City
OM|Oman|Omani|Muscat
BH|Bahrain|Bahraini|Manama
JO|Jordan|Jordanian|Amman
EG|Egypt|Egyptian|Cairo
MA|Morocco|Moroccan|Rabat
ZA|South Africa|South African|Pretoria
NG|Nigeria|Nigerian|Abuja
KE|Kenya|Kenyan|Nairobi
ET|Ethiopia|Ethiopian|Addis Ababa
GH|Ghana|Ghanaian|Accra
RW|Rwanda|Rwandan|Kigali
NA|Namibia|Namibian|Windhoek
BW|Botswana|Botswanan|Gaborone
ZM|Zambia|Zambian|Lusaka
CD|Democratic Republic of Congo,DR Congo,DRC|Congolese|Kinshasa
CA|Canada|Canadian|Ottawa
MX|Mexico|Mexican|Mexico City
BR|Brazil|Brazilian|Brasilia,Brasília
AR|Argentina|Argentine,Argentinian|Buenos Aires
CL|Chile|Chilean|Santiago
CO|Colombia|Colombian|Bogota,Bogotá
PE|Peru|Peruvian|Lima
UY|Uruguay|Uruguayan|Montevideo
CR|Costa Rica|Costa Rican|San José
PA|Panama|Panamanian|Panama City
DO|Dominican Republic|Dominican|Santo Domingo
AU|Australia|Australian|Canberra
NZ|New Zealand|New Zealander|Wellington
SG|Singapore|Singaporean|
HK|Hong Kong|Hong Kong-based|
MY|Malaysia|Malaysian|Putrajaya,Kuala Lumpur
TH|Thailand|Thai|Bangkok
VN|Vietnam,Viet Nam|Vietnamese|Hanoi
ID|Indonesia|Indonesian|Jakarta
PH|Philippines|Philippine,Filipino|Manila
KH|Cambodia|Cambodian|Phnom Penh
LA|Laos|Laotian,Lao|Vientiane
MM|Myanmar|Burmese|Naypyidaw
BN|Brunei|Bruneian|
BD|Bangladesh|Bangladeshi|Dhaka
PK|Pakistan|Pakistani|Islamabad
LK|Sri Lanka|Sri Lankan|Colombo
NP|Nepal|Nepali,Nepalese|Kathmandu
MN|Mongolia|Mongolian|Ulaanbaatar
KZ|Kazakhstan|Kazakh|Astana
UZ|Uzbekistan|Uzbek|Tashkent
GE|Georgia|Georgian|Tbilisi
AM|Armenia|Armenian|Yerevan
AZ|Azerbaijan|Azerbaijani|Baku
CY|Cyprus|Cypriot|Nicosia
MT|Malta|Maltese|Valletta
EU|European Union,EU,Europe,E.U.|European|
"""

COUNTRY_NAMES: dict[str, str] = {}
ADJECTIVES: dict[str, str] = {}
CAPITALS: dict[str, str] = {}
for _row in _TABLE.strip().splitlines():
    _code, _names, _adjectives, _capital = _row.split("|")
    COUNTRY_NAMES |= dict.fromkeys(_names.split(","), _code)
    ADJECTIVES |= dict.fromkeys(_adjectives.split(","), _code)
    CAPITALS |= dict.fromkeys(filter(None, _capital.split(",")), _code)

_STATES = """
Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Hawaii,Idaho,Illinois,Indiana,Iowa,Kansas,
Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,Montana,Nebraska,Nevada,New Hampshire,
New Jersey,New Mexico,New York,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,Pennsylvania,Rhode Island,South Carolina,
South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,West Virginia,Wisconsin,Wyoming,
Ala.,Ariz.,Ark.,Calif.,Colo.,Conn.,Del.,Fla.,Ga.,Ill.,Ind.,Kan.,Ky.,La.,Md.,Mass.,Mich.,Minn.,Miss.,Mo.,Mont.,Neb.,Nev.,N.H.,
N.J.,N.M.,N.Y.,N.C.,N.D.,Okla.,Ore.,Pa.,R.I.,S.C.,S.D.,Tenn.,Tex.,Va.,Vt.,Wash.,W.Va.,Wis.,Wyo.
"""
US_STATES = frozenset(_STATES.replace("\n", "").split(","))
