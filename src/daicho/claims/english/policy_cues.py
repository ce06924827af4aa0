"""The words with which English tells that a state acts on a technology or its trade."""

from __future__ import annotations

import re

from daicho.claims.english.patterns import cue, plain_cue, words

# Acts in themselves, whatever their object.
STRONG = words(
    """ban bar block blacklist restrict curb sanction prohibit rescind revoke repeal exempt tighten relax outlaw
    deregulate penalise penalize embargo tariff limit require oblige nationalise nationalize forbid legalise legalize"""
)
# Acts told with a particle: "crack down on exports", "rein in chip sales", "cut off China's supply".
PHRASED = frozenset(
    {("crack", "down"), ("clamp", "down"), ("rein", "in"), ("cut", "off"), ("shut", "out"), ("close", "off")}
)
# Acts only where their object is an instrument of policy.
SOFT = words(
    """impose levy slap lift ease expand add remove withdraw pass enact adopt sign approve launch unveil publish
    introduce announce require order waive extend designate clear mandate propose set put place keep maintain release
    issue draft draw apply raise push cut amend plan prepare consider seek take use coordinate warn promote rewrite
    broaden widen face come reach charge enter scrap suspend abolish allow authorise authorize grant back agree
    retaliate open lower change present table lay reform revise overhaul vote double triple quadruple halve rise fall go bear
    want need have begin start implement enforce bring roll institute finalise finalize strengthen toughen step outline reverse
    ratify renew trigger invoke create establish increase reduce hike float weigh mull prolong trim axe end ditch
    phase restore reinstate hit subject free spare"""
)
INSTRUMENT = words(
    """control restriction curb rule tariff duty levy ban sanction licence license licensing law act bill order
    strategy policy regulation directive decree roadmap framework guideline visa quota cap moratorium limit embargo
    prohibition permit ordinance legislation requirement exemption list blacklist blueprint tax aid credit incentive break
    investigation probe inquiry waiver permission approval initiative programme program package scheme legislation
    limitation crackdown clampdown"""
)
# Tax, aid and programmes are policy where they are waived, cleared or launched and no sum is stated: else they are a subsidy.
MONEYED = words("tax aid credit incentive break initiative programme program package scheme")
MONEYED_VERBS = words(
    """launch unveil adopt pass waive cut clear increase create expand raise lower broaden widen double approve authorise
    authorize allow extend introduce exempt abolish suspend prolong trim axe end ditch scrap phase restore reinstate
    withdraw free spare"""
)
# An instrument that is the subject acts by itself: "the law took effect in May".
BY_ITSELF = words("take enter apply come expire require ban bar face reach rise fall go double triple quadruple")
# Verbs that say little: what they go with must be unmistakable.
BARE_VERBS = words(
    """end hit subject want need have begin start rise fall go bear change present table lay double triple quadruple halve
    bring roll step create establish increase reduce float weigh mull trigger invoke"""
)
UNMISTAKABLE = words(
    """tariff duty levy ban sanction licence license embargo quota moratorium law bill strategy regulation legislation inquiry
    investigation probe permission approval restriction waiver"""
)
NEEDING = words("require limit need")
URGING = words("urge press ask persuade lobby pressure call request demand appeal convince")
# Laws act by themselves where they are named: "the Inflation Reduction Act increases the tax credit".
NAMED_LAW = re.compile(r"\b(?:Act|Law|Bill|Directive|Regulation|Order)\Z")
RATES = words("tariff duty levy quota tax")
GIVEN = words("licence license permission permit approval waiver exemption")
CUSTOMS = words("tariff duty levy")
# What a bill or law does: "a bill obliging operators to report attacks".
OBLIGING = words(
    "oblige require ban bar let allow permit exempt limit force compel prohibit restrict forbid cap curb block give"
)
# Laws and schemes under which something else is done.
GROUNDS = words("act law bill programme program scheme plan initiative regulation framework strategy order rule")
OBLIGING_NOUNS = words("bill law act rule regulation order directive decree legislation ordinance")
SELDOM = words(
    """order list plan act cap limit permit control initiative programme program package scheme target permission approval
    inquiry investigation probe"""
)  # only with a word of trade or law near
TRADE = plain_cue(
    r"""exports? imports? imported customs trade chips?\w* semiconductors? technolog\w+ entity unreliable national industrial
    foreign chinese china security cyber\S* data state_aid subsid\w+ energy executive equipment ai artificial licen[cs]\w+
    foundr\w+ tariffs? rare critical minerals
    goods chips investment"""
)
NOT = plain_cue(
    r"price_controls? quality_control controls?_\d+ cleared_for ban_lifted under_control in_order_(?:to|that) brings?_together"
)
VAGUE = words(
    """set package raft wave batch array slate host measure sale export shipment number type round range series import access
    use supply rule permit licence license
    imports effect force place step part list year month"""
)
PERCENT = words("% percent cent")
TARGET_PREPS = words("on of for to against from over upon toward towards")
OFFICES = cue("president minister premier chancellor secretary governor administration white_house")
MINISTER = re.compile(r"\b(?:minister|premier|secretary|commissioner)\Z")
STATE_NOUNS = words(
    """lawmaker mp senator legislator regulator commissioner president premier chancellor governor council parliament
    cabinet minister watchdog authority government ministry administration commission congress senate deputy
    legislature councillor assembly bureau democrats republicans"""
)
