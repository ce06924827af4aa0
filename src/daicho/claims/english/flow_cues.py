"""The wordings that tell what a sum is, each with how it speaks for the kinds of flow.

A wording is a pattern over dictionary forms joined by spaces (`subsidy`, `tax credit`, `credit line`). The numbers are what we hold
before any labelled text is seen, on the scale of the model's scores; `tools/train_english.py` moves them where texts say otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KINDS = ("investment", "subsidy", "equity", "loan", "none")


@dataclass(frozen=True, slots=True)
class Wording:
    """A class of wordings with its prior weight for each kind, in the order of `KINDS`."""

    name: str
    pattern: re.Pattern[str]
    prior: tuple[float, float, float, float, float]


def _wording(name: str, prior: tuple[float, float, float, float, float], alternatives: str) -> Wording:
    return Wording(name, re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives.split(','))})(?![\w-])"), prior)


WORDINGS = (
    _wording("invest", (2.2, -0.3, 0.2, -0.5, -1.5), r"invest,investment,capex,capital (?:expenditure|spending|spend|outlay|investment),outlay,reinvest,pour,plough,plow,splurge,sink"),
    _wording("spend", (1.2, 0.0, -0.3, -0.5, -0.3), r"spend,spending,pump,commit,commitment,funnel,channel,put"),
    _wording("plan", (0.7, 0.2, 0.0, 0.0, -0.6), r"plan,pledge,announce,unveil,promise,vow,project,programme,program,scheme,initiative"),
    _wording("plant", (1.2, 0.3, 0.0, 0.0, -0.8), r"plant,factory,fab,facility,campus,complex,data ?cent(?:er|re),site,production line,hub,mill,refinery,smelter,gigafactory,foundry,park,unit,infrastructure,laboratory,lab,cable,reactor,expansion,expand,build,construct,construction,erect,works,line,clean room"),
    _wording("plant_cost", (1.6, 0.0, 0.0, 0.0, -0.6), r"at a cost,(?:project|total|construction|building|estimated|overall) cost,price tag,(?:plant|project|fab|facility|line|campus|phase|building) (?:to )?(?:be )?cost,budget(?:ed)? at"),
    _wording("subsidy", (-1.2, 3.2, -0.8, -0.8, -1.2), r"subsidy,subsidise,subsidize,incentive,state aid,public (?:money|fund|funding|purse|support|subsidy|spending),financial (?:support|assistance|aid),(?:government|federal|state|direct) (?:aid|support|assistance|funding|fund|money|backing|cash|grant|award),aid,abatement,rebate,bursary,waive,waiver,forgo,tax (?:credit|break|relief|exemption|abatement|incentive|holiday|cut|refund),taxpayer,chips act,stimulus,matching fund,capital support,direct funding,relief"),
    _wording("grant", (-0.8, 2.4, -0.6, -0.6, -0.8), r"grant,award,earmark,allocate,allocation,appropriate,appropriation,set aside,ringfence,ring-fence,disburse,sanction,support,back,backing,assistance"),
    _wording("budget", (0.0, 1.4, -0.5, -0.4, 0.0), r"budget,supplementary budget,budget request,fiscal,envelope"),
    _wording("fund", (0.0, 0.6, 0.1, 0.0, 0.0), r"fund,funding,pot,kitty"),
    _wording("loan", (-0.8, -0.3, -0.8, 3.4, -0.4), r"loan,lend,lender,borrow,borrowing,bond,sukuk,debenture,credit (?:line|facility|agreement),line of credit,syndicate,syndicated,debt (?:financing|facility|funding|package),in debt,mortgage,refinance,refinancing,commercial paper,note,term loan,revolve,revolving,project finance"),
    _wording("equity", (-0.8, -0.8, 3.0, -0.6, -0.2), r"stake,share (?:sale|issue|placement),preferred share,equity,shareholder,acquire,acquisition,takeover,take over,buyout,merger,funding round,round,series [a-h],seed,venture capital,capital increase,capital injection,inject,subscribe,buy (?:a|an|all|out|into),purchase of,percent of,per cent of,% of,raise from,holding,put in"),
    _wording("raise", (-0.3, -0.6, 2.0, 0.8, -0.3), r"raise,raise fund,fundraise,fundraising,backer,investor,start-up,startup,angel"),
    _wording("value", (-0.8, -0.8, 0.3, -0.8, 1.8), r"value,valuation,valued,unicorn,start-?up worth,start - up worth,market (?:value|capitalisation|capitalization|cap),value at"),
    _wording("worth", (0.0, 0.2, 0.0, 0.0, 0.2), r"worth"),
    _wording("revenue", (-1.8, -1.8, -1.2, -1.2, 3.2), r"revenue,sale,turnover,income,profit,earnings,earn,net income,loss,margin,ebitda,guidance,backlog,dividend,buyback,repurchase,write-off,writedown,write-down,impairment,charge,pre-tax,pretax,gross,quarterly,deficit,surplus,bring in,book"),
    _wording("quarter", (-0.4, -0.6, -0.3, -0.3, 0.8), r"quarter(?! of),analyst,forecast,consensus,year-on-year,a year earlier,fiscal year"),
    _wording("price", (-0.8, -0.8, -0.5, -0.5, 1.8), r"price(?! tag),sell for,fetch,fee,ticket,salary,wage,pay packet,rent,toll,tuition,fare,apiece,average wage,fine,bid,offer from,afford,joke"),
    _wording("market", (-0.8, -0.8, -0.5, -0.5, 2.0), r"market,market size,global market,industry be,demand,hit by,reach by"),
    _wording("trade", (-1.0, -0.8, -0.6, -0.6, 2.3), r"export,import,order,contract,procure,procurement,tender,supply (?:deal|contract|agreement),offtake,customer,buy (?:product|good|chip|service|equipment|power|gas),product,goods,shipment,worth of (?:product|good|chip|equipment|goods)"),
    _wording("economy", (-0.8, -0.6, -0.5, -0.5, 2.2), r"gdp,economic (?:output|impact|activity|benefit|value|growth|loss),economy,output,gross domestic product,add to,gain,benefit,better off,damage,saving,save"),
    _wording("finance", (-1.0, -1.0, -0.6, -0.4, 2.0), r"barrel,ounce,futures,per ounce,change hand,stock,share price,index,traded,trading,close at,crude,gold,portfolio,asset under management,savings"),
    _wording("court", (-1.2, -1.2, -0.8, -0.8, 2.6), r"damage,penalty,settlement,settle,fraud,forfeit,lawsuit,restitution,court,compensation,convict,judge,sue,sentence,ransom,ransomware,hacker,gang,insolvency,insolvent,theft,forgery,patent"),
    _wording("sport", (-1.2, -1.2, -0.8, -0.8, 2.6), r"club,transfer,midfielder,striker,winger,season,league,film,movie,box office,concert,player"),
    _wording("cash", (-0.6, -0.6, -0.3, -0.2, 1.6), r"cash,deposit,reserve,liquidity,in the bank,cash pile,treasury bill"),
    _wording("people", (-0.6, -0.2, -0.4, -0.4, 1.4), r"salary,wage,household,employee pay,an hour,resident,bonus"),
    _wording("receive", (-0.2, 1.0, 0.3, 0.2, -0.2), r"receive,win,land,secure,be award,get,obtain,be hand"),
    _wording("give", (-0.3, 1.0, 0.1, 0.2, -0.3), r"provide,give,offer,hand,contribute,chip in,top up,release,finance,fund,approve,bear"),
    _wording("owner", (-0.2, 0.0, 1.2, 0.0, 0.0), r"own,shareholder,founder,joint venture,capital"),
)  # fmt: skip
# How much of a prior holds where a wording stands: in the sum's own phrase, with its verb, near it, in its sentence, in the one before.
TIERS = (1.0, 0.8, 0.45, 0.2, 0.12)

_OTHER: dict[str, tuple[float, float, float, float, float]] = {
    "gov:subject": (-0.8, 1.8, -0.6, -0.6, -0.4),
    "gov:agent": (-0.8, 2.0, -0.6, -0.6, -0.4),
    "gov:from": (-0.8, 2.0, -0.5, -0.5, -0.4),
    "gov:own": (-0.8, 1.6, -0.5, -0.5, 0.0),
    "gov:sentence": (-0.1, 0.5, -0.1, -0.1, -0.1),
    "gov:before": (0.0, 0.3, -0.1, -0.1, 0.0),
    "company:subject": (0.6, -0.5, 0.2, 0.0, 0.0),
    "company:agent": (0.6, -0.8, 0.3, 0.3, 0.0),
    "company:from": (0.4, -0.6, 0.6, 0.4, 0.2),
    "gov:receiver": (0.8, -0.6, 0.0, 0.0, 0.0),
    "company:receiver": (-0.4, 1.6, 0.5, 0.4, 0.0),
    "plant:receiver": (0.2, 0.8, 0.0, 0.0, -0.2),
    "gov:speaker": (-0.1, 0.5, -0.2, -0.2, 0.0),
    "company:bought": (-1.0, -1.0, 2.4, -0.4, 0.0),
    "company:target": (-0.2, -0.2, 1.2, 0.0, -0.3),
    "gov:lender": (-1.5, 3.0, -1.0, -2.4, -0.5),
    "per:time": (-0.4, 0.0, -0.6, -0.6, 0.7),
    "per:unit": (-1.5, -1.5, -1.2, -1.2, 2.5),
    "small": (-2.0, -1.2, -1.5, -1.5, 2.5),
    "smallish": (-0.5, 0.3, -0.3, -0.3, 0.5),
    "cents": (-2.0, -2.0, -2.0, -2.0, 3.0),
    "role:old": (0.2, 0.0, 0.0, 0.0, 0.3),
    "bias": (0.2, 0.0, -0.8, -0.8, 0.2),
}


# How far a sum is taken to be of the kind of the sum before it.
_MANNERS = {"row": 2.6, "bullet": 1.4, "listed": 1.5, "taken-up": 1.2, "same": 0.4, "next": 0.4, "far": 0.15}


def priors() -> dict[str, tuple[float, float, float, float, float]]:
    """Every feature with what is held of it before training."""
    found = dict(_OTHER)
    for i, kind in enumerate(KINDS):
        for manner, strength in _MANNERS.items():
            row = [0.0] * len(KINDS)
            row[i] = strength
            found[f"after:{kind}:{manner}"] = (row[0], row[1], row[2], row[3], row[4])
    for wording in WORDINGS:
        for tier, share in enumerate(TIERS):
            a, b, c, d, e = wording.prior
            found[f"{wording.name}@{tier}"] = (a * share, b * share, c * share, d * share, e * share)
    return found
