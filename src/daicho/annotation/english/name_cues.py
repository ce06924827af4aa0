"""The patterns by which English names are found and typed: how they are written, and what stands in and around them."""

from __future__ import annotations

import re

from daicho.annotation.english.countries import COUNTRY_NAMES, US_STATES
from daicho.annotation.english.wordlists import any_of, pattern, words

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŞŽŠČĆĐİŌŪĀĒĪ"
# AT&T, SK, 3M · U.S. · Khos-Erdene, Amazon.com, O'Brien · C. · xAI
_WORD = (
    rf"[{_UPPER}0-9][\w&+]*[{_UPPER}][\w&+]*(?:[.'’-][\w&]+)*"
    rf"|[{_UPPER}](?:\.[{_UPPER}])+\.?"
    rf"|[{_UPPER}][\w&]*(?:[.'’-][\w&]+)*"
    rf"|[{_UPPER}]\."
    rf"|x[{_UPPER}]\w+"
)
_FIELD = rf"(?:{_WORD})(?: (?:{_WORD}))*"
_OFFICE = any_of(
    """Ministry Department Bureau Board Office Council Commission Agency Administration Secretariat Committee Authority
    Directorate Institute Centre Center Organisation Organization Association Federation Foundation Fund Bank"""
)
# What bodies and firms are for, and what they are: "Orbel Assembly and Test", "Export and Investment Fund".
_FIELDS = """Aerospace Agriculture Assembly Automation Business Chemical Chemicals Chips CHIPS Climate Commerce Communications
    Computing Construction Credit Data Defence Defense Design Development Digital Economic Economy Education Electric Electronics
    Employment Energy Engineering Enterprise Enterprises Environment Environmental Export Finance Financial Food Gas Growth Health
    Import Industrial Industry Information Infrastructure Innovation Insurance Investment Jobs Labor Labour Logistics Management
    Manufacturing Marine Materials Metals Minerals Mining Mobility Nuclear Oil Packaging Planning Power Recovery Research
    Resilience Science Security Skills Space Standards Steel Storage Telecommunications Test Testing Tourism Trade Training
    Transport Transportation Water"""
_BODIES = """Act Administration Agency Association Authority Bank Board Bureau Center Centre Co Commission Committee Company
    Corporation Council Department Directorate Facility Foundation Fund Group Institute Laboratory Office Program Programme
    Services Solutions Systems Technologies Technology University"""
_POSTS = any_of("Minister Secretary Commissioner Secretaries Ministers Director Chief Editor Correspondent Ministry")
_OTHER_HALF = rf"(?:(?:{any_of(_FIELDS)})[ \n])*(?:{any_of(_FIELDS + ' ' + _BODIES)})(?!\w)(?![ \n](?:{_POSTS}))"
_HALF = rf"(?:{any_of(_FIELDS)})[ \n](?:and|&)[ \n](?={_OTHER_HALF})"
HALVED = re.compile(rf"(?<!\w)(?P<half>(?:{any_of(_FIELDS)})[ \n])and(?=[ \n]{_OTHER_HALF})")
# "the Investment, Trade and Industry Ministry", which the parser would take for a list.
OFFICE_OF = re.compile(
    rf"(?<!\w)(?P<fields>(?:(?:{any_of(_FIELDS)}),[ \n])*(?:{any_of(_FIELDS)}),?[ \n]and[ \n])"
    rf"(?:(?:{any_of(_FIELDS)})[ \n])+(?:{_OFFICE})(?!\w)"
)
# "Honda Motor Co., Ltd.", "Nuvalis, Inc.": marks of a firm that a comma or a full stop cuts off from its name.
_LEGAL_TAIL = r"(?:\.?,?[ \n](?:Ltd|Inc|LLC|LLP|Limited|Incorporated|Bhd|Pte|Pty|S\.A|GmbH|AG)\b(?!\.\w))*"
_LINK = r"of|&|de|del|della|des|di|da|do|dos|du|von|van|bin|al|of[ ]the"
# "TNMC of Taiwan", "Orbel Corp. of Japan": what says where a firm is at home is no part of its name.
_LANDS = any_of(" ".join(name.replace(" ", "_") for name in COUNTRY_NAMES))
HOME_END = re.compile(rf"(?<=[A-Z]{{3}}|nc\.|rp\.|Co\.|td\.| AG| SE) of (?:{_LANDS})\Z")
_NUMBERED = r"[ \n]\d{1,2}\b(?![.,]?\d|[ ]?(?:%|percent|per[ ]cent|billion|million|trillion|nm))"
# First "Ministry of Economy, Trade and Industry", which holds a comma and an "and"; then any other run.
RUN = re.compile(
    rf"(?:(?:{_WORD})[ \n]){{0,4}}(?:{_OFFICE})[ \n](?:of|for|on(?![ \n]\w+day))[ \n](?:the[ \n])?"
    rf"{_FIELD}(?:,[ ]{_FIELD}){{0,4}}(?:,?[ ](?:and|&)[ ](?:Made[ ]in[ ]Italy|{_FIELD}))?(?!\w)"
    rf"|{OFFICE_OF.pattern.replace('?P<fields>', '?:')}"
    rf"|(?<![a-z])(?:{_HALF})?(?:{_WORD})(?:[ \n](?:{_HALF}|(?:{_LINK})[ \n])?(?:{_WORD}))*(?:{_NUMBERED})?{_LEGAL_TAIL}"
)

_LEGAL = """Inc Inc. Corp Corp. Co Co. Ltd Ltd. Limited LLC LLP LP plc PLC GmbH AG SE SA S.A. N.V. NV BV B.V. SpA S.p.A. KK K.K.
    Bhd Bhd. Sdn Sdn. Pte Pty Oyj Oy AB ASA A/S Holding Holdings Corporation Company Group"""
_TRADE = """Technologies Technology Semiconductor Semiconductors Semicon Electronics Motor Motors Industries Systems Solutions
    Energy Power Materials Partners Capital Venture Ventures Lab Labs Network Networks Telecom Robotics Pharma Thermal Therm*
    Foundry Micro* Bancorp Investment Investments Services Photonics Devices Batteries Battery Chemical Chemicals Steel
    Airlines Compute Cloud Digital Logic Silicon Quantum Memory Packaging"""
SUFFIX = re.compile(rf"\b(?:{any_of(_LEGAL + _TRADE)})(?!\w)")
# "C2Sense": no ordinary word has a capital or a figure within.
COINED = re.compile(r"[A-Z][a-z]*\d+[A-Z]?[a-z]+|[A-Z][a-z]+[A-Z]\w*")
# What stands in the names of firms and bodies called after people.
NO_PERSON = re.compile(
    r"&|\bof\b|\b(?:and|Act|Bank|Foundation|Fund|Institute|Brothers|Sons|Award|Prize|Centre|Center|School)\b"
)
LEGAL_END = re.compile(rf"(?:,? (?:{any_of(_LEGAL)}))+$")
DOTTED_END = re.compile(r"(?:\b[A-Z]\.|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Bhd|Pte|Pty)\.)$")
LINK_END = re.compile(rf" (?:{_LINK}|and|for)$")
OPEN_END = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Bhd|Pte|Pty)$")
GOVERNMENT = pattern(
    r"\b{}\b(?! and )",
    """Ministry Department Government Administration Cabinet Parliament Congress Senate Treasury White_House Bureau
        Commission Council Legislature Authority Agency Board Pentagon Diet State County City Bundestag
        Directorate Kremlin Assembly Secretariat""",
)
COMPANY_BOARD = re.compile(
    r"\bBoard of (?:Directors|Management|Managers|Trustees)\b|\b(?:Pension|Supervisory|Management)\b"
)
INSTITUTION = pattern(
    r"\b{}\b",
    """Universit* Institute College School Foundation Association Organisation Organization Consortium Federation
        Laborator* Alliance Fund Society Hospital Academy""",
)
UNDERTAKING = pattern(
    r"\b{}\b",
    """Act Bill Law Order Fab Phase Round Mod Agreement Treaty Regulation Initiative Programme Program Project Projects Scheme
        Plan Index Strategy Award Pact Budget Series Incentive Mission Corridor Roadmap Framework Guideline* Directive Policy
        Deal Memorandum""",
)
_POST = """president minister director analyst founder co-founder chief executive manager spokesman spokeswoman spokesperson
    chairman chairwoman chair governor mayor CEO CFO COO CTO columnist economist officer secretary chancellor premier
    commissioner professor engineer boss head researcher lawyer strategist reporter senator congressman representative
    tycoon billionaire"""
_BRANCH = any_of(
    """Prime Deputy Vice Executive Senior Former Foreign Finance Trade Industry Economy Commerce Treasury Energy Digital State
    City County Acting Chief Managing First Interim Assistant Associate US U.S. Japanese"""
)
# "Andhra Pradesh Industry Minister": a state and its branch of government before the post, a name behind it.
_STATED = (
    r"(?:[A-Z][\w.’'-]+[ ]){1,3}(?=(?:Minister|Secretary|Governor|Premier|Senator|Mayor|Commissioner)[ ][A-Z][\w.]+)"
)
TITLE = pattern(
    rf"^(?:(?:{_BRANCH})[ -]|{_STATED})*{{}}(?!\w)(?: General| of [A-Z]\w+)?[ ]?",
    """President President-elect Minister Secretary Chancellor Premier Governor Gov. Senator Sen. Rep. Mayor Commissioner Chairman
    Chairwoman Chair CEO CFO COO CTO Director Manager Officer Executive Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sir Professor Prof. King
    Prince PM Judge Attorney Councillor Ambassador General Gen. Chief_of_Staff Undersecretary Spokesman Spokeswoman""",
)
ADDRESSED = re.compile(r"\b(?:Mr|Ms|Mrs|Dr)\.? $")
ROLE_BEFORE = re.compile(rf"\b(?:{any_of(_POST)}),?[ \n]$")
ROLE_AFTER = pattern(
    r"^,[ \n](?:(?!(?:with|by|from|and|which|whose)\b)[\w’'-]+[ \n]){0,5}{}\b", _POST + " heads leader partner"
)
ACTS_AFTER = re.compile(r"['’]s?[ \n]|,? (?:said|says|will|plans|has|had|is|was|announced|wants|expects|told)\b")
PLACE_BEFORE = pattern(
    r"\b{}[ \n](?:the[ \n])?$",
    """in at near outside into around across throughout within southern northern eastern western central southeastern
        northeastern southwestern northwestern downtown city_of town_of port_of state_of county_of village_of""",
    re.I,
)
# "a stake in Orbel": only what has shares is held.
HELD_BEFORE = re.compile(r"\b(?:stakes?|shares|shareholding|holding|equity|interest|shareholders?|investors?) in $")
PLACE_WORD = pattern(
    r"\b{}$|^(?:Mount|Lake|Port|Fort|New|San|Santa|Saint|St\.|Los|Las|El)\b",
    """Prefecture Province County City Island Islands Valley Bay Peninsula District Region Township Park Port Airport Coast
        Springs Beach Hills Falls Estate Asia Africa Europe Oceania America East West North South""",
)
_REGIONS = " ".join(name.replace(" ", "_") for name in (*US_STATES, *COUNTRY_NAMES))
PLACE_AFTER = pattern(r"^,[ \n]{}(?!\w)", _REGIONS)
ACRONYM_AFTER = re.compile(
    r"^[ \n]?\((?:the[ ])?[\"“']?([A-Z][\w&.-]{1,11})[\"”']?(?:[;,:/][^)]{0,40})?\)"
    r"|^,[ ](?:or|known as|called)[ ]([A-Z][\w&-]{1,11})\b(?=,)|^,[ ]([A-Z][\w&-]{1,11}) for short"
)
# "Nuvalis Semiconductors (NASDAQ: NVLS)": where its shares are traded is no other name of a firm.
EXCHANGES = words(
    "NASDAQ Nasdaq NYSE AMEX LSE TSE TSX TYO SGX ASX KRX KOSPI HKEX SEHK TWSE TPE BSE NSE SIX AIM Euronext Xetra"
)
# "TOPEKA, Kan. (AP) --": where a story is from.
DATELINE_AFTER = re.compile(r"(?:,[^—–(]{1,30}?)?[ ]?(?:\([^)]{1,40}\)[ ]?)?(?:—|–|--|-[ ])")
# A longer name with one of these words more is another thing, not the fuller name: "Google Cloud" is not "Google".
OTHER_THING = pattern(
    r"\d|\b{}\b", "Fab Phase One Two of Cloud Web Research North South Europe Asia America University Plant Project Act"
)

_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = """january february march april june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec"""
CALENDAR = re.compile(rf"(?:{any_of((_DAYS + ' ' + _MONTHS).title())}|May)\.?(?: \d+)?")
MONEY_MARK = pattern(
    r"{}\.?\d*(?: \d+|\.?\d+(?i:[bmt]n?|k|cr)?)?",
    "NT HK NIS Rs RM EUR USD JPY GBP INR CNY KRW A C S R SGD AED SAR TWD HKD CHF SEK",
)
MONEY_END = re.compile(r" (?:Rs|RM|EUR|USD|JPY|GBP|INR|CNY|KRW|SGD|AED|SAR|TWD|HKD|CHF|SEK)\.?$")
# Words that open sentences with a capital and are no names.
COMMON = (
    words(
        """a about above according across additionally adding after again ahead all almost already also although altogether always
        among an analysts and another any apart around as asked at back barely based because before behind being below besides
        between beyond billions both but by chip chips construction could covered customers demand despite did do does doing
        done due during each earlier earnings either elsewhere energy even ever every everybody except far few file first five
        following for formerly four from full fully further futures given giving going had half has have having he headline her
        here his how however i if in including income inside instead into investors is it its just last late lately later least
        less like local looking lots made making many may meanwhile meant money more most much my nearly neither net never
        nevertheless new next no nobody none nor not nothing now of off officials on once one only opinion or other others
        otherwise our out output over overall owing part people perhaps photo plans please press prices production profit put
        rather reached recently reports residents revenue roughly same saying second see seen separately set several shares she
        should signed similarly since six so some soon speaking still stock such ten than thanks that the their them then there
        these they third this those though three through throughout thus till to today together tomorrow too total two under
        unlike until up upon us using very want we were what whatever when where whereas whether which while who whoever whose
        why will with within without work workers world would year years yes yesterday yet you your covering counting founded
        asking questions critics experts source sources editor remark update updated background highlights contact media note
        notes released release statement briefly markets market news business tech technology semiconductors government
        governments ministers grants subsidies spending funding investment investments analyst shareholders"""
    )
    | words(_DAYS)
    | words(_MONTHS)
)
ARTICLES = words("a an the this that its their our his her monday tuesday wednesday thursday friday saturday sunday")
# "Tokyo-based"
BASED = re.compile(r".*-(?:based|backed|owned|led|made|style|listed|born|area|wide|bound|era)")
# The same, single letters, figures.
NOT_A_NAME = re.compile(rf"{BASED.pattern}|[A-Z]\.?|\d.*")
# Capitals that name nothing.
NO_NAMES = words(
    """MoU MoUs MOU MOUs LoI LOI JV JVs PPA PPAs EPC RFP DPR CAGR FDI SMR SMRs OSAT ATMP ESS BESS LNG
    AI CEO CFO COO CTO PM IT GDP R&D EV EVs GPU GPUs CPU CPUs HBM IPO TV PDF FAQ URL USB CNC ESG 5G 6G 4G 3G GMT JST EST UTC FY
    Q1 Q2 Q3 Q4 H1 H2 Copyright COVID-19 VAT MW GW GWh MWh GenAI II III IV
    Mn Bn Tn Cr Mln Bln Mio Mrd MN BN TN CR Crore Crores Lakh Million Billion Trillion MILLION BILLION TRILLION"""
)
