"""How English writes currencies: signs and codes before a figure, words and codes after it. Codes are those of ISO 4217."""

from __future__ import annotations

import re
from decimal import Decimal

from daicho.annotation.english.wordlists import words

# Signs and codes that stand before a figure. Longer ones are tried first, so a bare $ is the US dollar.
_BEFORE = """
USD US$ U.S.$ USD$ $ US_$ U.S._$
TWD NT$ NTD
CAD C$ CA$ CAN$ CDN$
SGD S$ SG$
HKD HK$
AUD A$ AU$ AUD$
NZD NZ$
BRL R$
MXN MX$ Mex$
EUR € Euro
GBP £ UK£
JPY ¥ JP¥ Yen
CNY RMB CN¥ CNH
KRW ₩
INR ₹ Rs Rs. Re
MYR RM
THB ฿ Bt
VND ₫
IDR Rp Rp.
PHP ₱ PhP
SAR SR
AED Dh Dhs
QAR QR
ILS ₪ NIS
CHF SFr
SEK SKr Skr
NOK NKr
DKK DKr
PLN
CZK
HUF
TRY ₺
ZAR R
RUB ₽
UAH ₴
KZT ₸
EGP
NGN ₦
KES KSh Ksh Ksh. KShs Kshs Sh Shs
UGX USh
TZS TSh
GHS GH₵ ₵
ETB
ZMW
BWP
RWF
XOF
RON
BGN
GEL
UZS
PKR
BDT ৳ Tk
LKR
KWD KD
OMR
BHD
JOD
MAD
CLP
COP
ARS
PEN
"""
# Words and signs that stand behind a figure; an underscore is a space. A singular serves adjectives ("a 100-billion-yen loan").
_AFTER = """
USD US_dollar US_dollars U.S._dollar U.S._dollars American_dollars dollar dollars greenbacks US$ $
TWD New_Taiwan_dollars Taiwan_dollars Taiwanese_dollars NT_dollars NTD
CAD Canadian_dollar Canadian_dollars
SGD Singapore_dollar Singapore_dollars Singaporean_dollars
HKD Hong_Kong_dollar Hong_Kong_dollars
AUD Australian_dollar Australian_dollars
NZD New_Zealand_dollars
EUR euro euros €
GBP pound pounds pounds_sterling British_pounds sterling £
JPY yen Japanese_yen ¥
CNY yuan Chinese_yuan renminbi RMB yuan_renminbi
KRW won South_Korean_won Korean_won
INR rupee rupees Indian_rupees
PKR Pakistani_rupees
LKR Sri_Lankan_rupees
MYR ringgit Malaysian_ringgit
THB baht Thai_baht
VND dong Vietnamese_dong VND
IDR rupiah Indonesian_rupiah
PHP peso pesos Philippine_pesos
MXN Mexican_pesos
ARS Argentine_pesos
CLP Chilean_pesos
COP Colombian_pesos
SAR riyal riyals Saudi_riyals SR
QAR Qatari_riyals
OMR Omani_rials
AED dirham dirhams UAE_dirhams Emirati_dirhams
MAD Moroccan_dirhams
ILS shekel shekels Israeli_shekels
CHF franc francs Swiss_francs
SEK krona kronor Swedish_kronor Swedish_krona Swedish_crowns
NOK Norwegian_kroner Norwegian_crowns
DKK Danish_kroner krone kroner Danish_crowns
PLN zloty zlotys Polish_zloty
CZK koruna korunas Czech_crowns Czech_koruna
HUF forint forints
TRY lira Turkish_lira liras
BRL real reais Brazilian_reais
ZAR rand South_African_rand
RUB rouble roubles ruble rubles
UAH hryvnia hryvnias
KZT tenge
EGP Egyptian_pounds
NGN naira
KES shillings Kenyan_shillings shilling
UGX Ugandan_shillings
TZS Tanzanian_shillings
GHS cedis Ghanaian_cedis cedi
ETB birr Ethiopian_birr
ZMW kwacha Zambian_kwacha
BWP pula
RWF Rwandan_francs
XOF CFA_francs
RON lei Romanian_lei leu
BGN leva lev
GEL lari
UZS soum
KHR riel
LAK kip
MMK kyat kyats
KWD Kuwaiti_dinars
BHD Bahraini_dinars
BDT taka
"""
# Subunits, as a share of the currency. A bare cent is American.
_SHARES = {"cent": "USD", "cents": "USD", "pence": "GBP", "paise": "INR", "euro cents": "EUR", "us cents": "USD"}
# What also means something else names a currency only by a magnitude word or a figure of thousands.
_DOUBTFUL_BEFORE = words("R Re SR Dh Bt Tk MAD PEN COP ARS CLP TRY Euro Yen JOD NOK OMR Sh Shs ETB GEL")
_DOUBTFUL_AFTER = words("won pound pounds dong rand real sr lei lev kip leu $ £ ¥ us$ € lira")


def _table(rows: str) -> dict[str, str]:
    found = {}
    for row in rows.strip().splitlines():
        code, *forms = row.split()
        found[code] = code
        found |= {form.replace("_", " "): code for form in forms}
    return found


_CODE_BEFORE = _table(_BEFORE)
_CODE_AFTER = {form.lower(): code for form, code in _table(_AFTER).items()} | _SHARES


def _alternatives(forms: dict[str, str]) -> str:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"[ \n]+") for form in ordered)


BEFORE = f"(?:{_alternatives(_CODE_BEFORE)})"
AFTER = rf"(?:{_alternatives(_CODE_AFTER)})(?![\w$€£¥])"


def code_before(sign: str) -> str:
    """The currency of a sign or code as matched by `BEFORE`."""
    return _CODE_BEFORE[" ".join(sign.split())]


def code_after(word: str) -> str:
    """The currency of a word, sign or code as matched by `AFTER` (letter case does not matter)."""
    return _CODE_AFTER[" ".join(word.lower().split())]


_BARE = frozenset({"$", "dollar", "dollars"})


def is_bare_dollar(form: str) -> bool:
    """Whether a sign or word is that of a dollar and does not say whose."""
    return form.lower() in _BARE


def is_sure_before(sign: str) -> bool:
    """Whether a sign means a currency whatever the figure behind it: "R" does not."""
    return sign not in _DOUBTFUL_BEFORE


def is_sure_after(word: str) -> bool:
    """Whether a word means a currency whatever the figure before it: "won" does not."""
    return word.lower() not in _DOUBTFUL_AFTER


def share_of(word: str) -> Decimal:
    """What one of a word matched by `AFTER` is of its currency: 1, or a hundredth for cents and pence."""
    return Decimal("0.01") if " ".join(word.lower().split()) in _SHARES else Decimal(1)
