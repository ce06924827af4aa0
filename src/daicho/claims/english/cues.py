"""The words with which English speaks of money, by what they say of it. Entries are dictionary forms, as tokens give them.

A word may stand in several classes: what decides is the weight a class has where the word stands (see `flows`).
"""

from __future__ import annotations

from collections.abc import Iterable


def words(text: str) -> frozenset[str]:
    """The words of a list separated by white space."""
    return frozenset(text.split())


CLEARING = words("approve clear greenlight okay endorse wave sanction pass bless permit authorise authorize")
"""What authorities do with what others plan; who uses it says what else they do with it."""


def index_of(classes: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Each word with the classes it is listed in, of a table of classes written as words in a row."""
    found: dict[str, list[str]] = {}
    for name, listed in classes.items():
        for word in listed.split():
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


CLASSES = {
    "invest": "invest investment investor capex outlay expenditure reinvest injection",
    "spend": "spend spending pump pour sink plough plow splurge channel commit put funnel",
    "plan": """plan pledge announce unveil promise vow commitment pledge propose proposal programme program scheme
        initiative intend""",
    "build": """build construct construction erect expand expansion upgrade retool modernise modernize refurbish fit
        develop install""",
    "plant": """plant factory fab facility campus project complex site line hub mill refinery smelter gigafactory
        foundry park unit infrastructure datacentre datacenter centre center laboratory lab network cable
        building hall cluster region capacity reactor""",
    "subsidy": """subsidy subsidise subsidize grant incentive aid rebate abatement taxpayer relief assistance bursary
        stipend chip-act subvention clawback matching""",
    "support": "support back backing help contribution contribute package boost finance",
    "tax": "tax credit break exemption",
    "fund": "fund funding finance financing",
    "budget": """budget earmark allocate allocation appropriate appropriation ringfence ring-fence set-aside aside
        reserve envelope tranche""",
    "public": """public state federal government ministry treasury council parliament congress legislature cabinet
        taxpayer national administration commission""",
    "award": """award approve sanction clear grant give provide offer hand release disburse secure authorise
        authorize endorse""",
    "receive": "receive get win land obtain draw attract net fetch gain",
    "loan": """loan lend lender bond debt credit syndicate borrow borrowing mortgage note debenture underwrite bank
        tenor refinance repay guarantee facility""",
    "equity": """stake acquire acquisition takeover buyout merge merger equity shareholder stock buy purchase round
        series venture raise seed angel unicorn startup start-up backer capital valuation share holding
        subscribe inject own""",
    "revenue": """revenue sale turnover income profit earnings earn loss margin ebitda guidance quarter quarterly
        backlog dividend net pre-tax pretax post book lose gross operating writedown write-off impairment
        charge""",
    "cash": "cash reserve hold liquidity deposit asset",
    "price": """price cost sell fetch fee ticket salary wage rent toll premium tariff pay tuition worth charge bill
        afford cheap expensive dear fare""",
    "market": """market industry valuation capitalisation capitalization value worth index forecast estimate size
        valued""",
    "trade": """export import trade shipment ship order buy purchase procure contract supply supplier customer goods
        tender deliver delivery""",
    "economy": """gdp economy economic output growth benefit add generate saving save impact activity value-added spur""",
    "finance": """futures barrel ounce share stock trade close session index yield bond shares gold oil crude dollar
        turnover trading""",
    "court": """fine penalty damages settlement settle fraud forfeit lawsuit restitution court compensation convict
        judge sue patent sentence ransom steal theft""",
    "sport": "club transfer midfielder striker season league player team film movie box-office opera concert",
    "cost": "cost price-tag bill estimate budgeted require need total overrun swallow",
    "people": "worker salary household person student applicant employee passenger child staff pupil family",
    "done": "invest spend pay receive complete open disburse",
    "buyback": "buyback repurchase dividend",
    "go": "go flow come fall",
    "lend": "lend underwrite syndicate arrange extend guarantee provide agree",
    "borrow": "borrow raise issue sell close tap secure sign",
    "clear": "clear approve wave authorise authorize",
    "say": "say tell report add note write quote accord estimate reckon explain confirm show",
}
INDEX = index_of(CLASSES)


def classes_of(lemmas: Iterable[str]) -> set[str]:
    """The classes of a run of dictionary forms."""
    return {name for lemma in lemmas for name in INDEX.get(lemma, ())}
