"""The words with which English tells that a plant is begun, finished, opened, and that it produces and ships."""

from __future__ import annotations

import re

from daicho.claims.english.patterns import cue, either, plain_cue, words
from daicho.model.claim import Event

_BEGIN = either(
    r"""start(?:s|ed|ing)? begin(?:s|ning)? began begun commenc\w* kick\w*_off launch\w* resum\w* roll\w*
    (?:get|gets|got|getting|be|is|are)_(?:going(?!_to)|under_way|underway)"""
)
_SITE = either(
    r"""construction building_work building site_work (?:ground|site)_preparation\w* groundwork\w* earthworks?
    civil_works? piling works? digging drilling laying clearing excavation erection preparation(?:_of_the_ground|_of_the_site)"""
)
_OUTPUT = either(
    "production output manufacturing manufacture operations? fabrication processing assembly packaging starts"
)
_GOODS = either(
    """cells? wafers? chips? batter(?:y|ies) hydrogen modules? panels? boules? products? metal power steel oxides? units?
    goods silicon ore traffic gas lithium electricity devices electrolysers vehicles robots crystals tonnes parts
    processors servers cathodes anodes sheets boards lasers machines"""
)
_MACHINES = either(
    """diggers? bulldozers? excavators? earth-?movers? spades? shovels? builders? contractors? dirt piling_rigs? cranes"""
)
_PLACE = either(
    """plants? fabs? factor(?:y|ies) facilit(?:y|ies) sites? campus lines? cent(?:re|er)s? labs? laborator(?:y|ies)
    network service programme program course class school phase hall park station satellite platform refinery cable
    unit group institute academy office works mine reactor hub region"""
)
_CUSTOMERS = either("customers clients buyers users carmakers makers")
_LEARNERS = either("students? pupils? intake class group cohort apprentices trainees patients")
_DEALS = either("acquisition purchase deal merger transaction takeover sale closing")
_BUILDERS = either("builders? contractors?")
_FULL = either("mass volume high-volume full-scale large-scale series full")

# In order of precedence: the first whose words are found decides. They are looked for in lower case.
EVENTS: tuple[tuple[Event, re.Pattern[str]], ...] = (
    (
        "construction_start",
        plain_cue(
            rf"""br(?:eak|oke)\w*(?:_\w+)?_ground ground[-_]?break\w* ground_(?:\w+_){{0,3}}broken shovels?
            (?:sod|turf)\b.{{0,30}}\b(?:cut|turned|dug) turf sod
            first_(?:earth|soil|spade|spadeful) (?:turn\w*|dig\w*|dug)_(?:\w+_)?(?:earth|soil)
            clear(?:s|ed|ing)?_the_(?:site|ground|land)
            (?:foundation|corner)_?stone\b.{{0,40}}\b(?:laid|lay\w*) (?:lay\w*|laid)\b.{{0,30}}\b(?:foundation|corner)_?stone
            (?:foundation|corner)_?stone (?:site|ground|land)\b.{{0,20}}\bcleared piles?\b.{{0,30}}\bdriven
            (?:concrete|foundations?)\b.{{0,30}}\bpoured pour\w*\b.{{0,20}}\b(?:concrete|foundations?)
            {_MACHINES}\b.{{0,40}}\b(?:go|goes|mov\w+|busy|at_work|arriv\w*|roll\w*|start\w*|on_site|due)
            been_(?:under_construction|going_up) {_SITE}\b.{{0,40}}\b(?:under_way|going_on) {_SITE}\b.{{0,110}}\b{_BEGIN}
            {_BEGIN}\b.{{0,25}}\b(?:construct\w*|build\w*|work_on|earthworks|laying|erect\w*)"""
        ),
    ),
    (
        "pilot",
        plain_cue(
            rf"""pilot (?<!free_)trials? prototypes? demonstrators? field_tests? test_(?:production|line|run|operation)s?
            risk_production
            tests?(?:ing)?\b.{{0,30}}\b{_BEGIN} {_BEGIN}_(?:\w+_)?test(?:s|ing)
            (?:be|being|been)_tested demonstration test_(?:wafers|chips|cells|units|drive)
            (?<!ship_)(?<!shipping_)(?<!receive_)(?<!deliver_)(?<!send_)(?<!get_)(?<!engineering_)samples?"""
        ),
    ),
    (
        "mass_production",
        plain_cue(
            rf"""{_FULL}[-_](?:produc\w+|manufactur\w+|output|operations?) commercial_volumes? at_scale in_quantity
            in_volume"""
        ),
    ),
    (
        "shipment",
        plain_cue(
            rf"""ship(?:s|ped|ping|ments?)? deliver(?:s|ed|ies|y|ing)? to_customers dispatch\w* on_sale roll\w*_out
            receiv\w*_(?:(?:the|its|their)_)?(?:first(?!_{_LEARNERS}\b)|samples) samples leav\w*_it
            goods\b.{{0,30}}\bleav\w* (?:on|to)_(?:the_)?market
            (?:batch|lot|consignment)\b.{{0,30}}\b(?:left|leav\w+|goes|go|went)
            (?:robot|chip|processor|product|model|device|phone)s?\b.{{0,30}}\blaunch\w*
            (?:sen[dt]|go|goes|reach\w*|suppl\w+|handed|get_to)\b.{{0,25}}\b{_CUSTOMERS}
            (?:reach\w*|hits?|in)_(?:the_)?(?:shops|stores|shelves|market)
            (?:sen[dt]|sends|sending|hand(?:s|ed|ing)?)_(?:out|over)\b(?!.{{0,30}}\b{_PLACE}\b).{{0,20}}\bfirst
            {_CUSTOMERS}\b.{{0,40}}\b(?:gets?|getting|got|receiv\w*)"""
        ),
    ),
    (
        "opening",
        plain_cue(
            r"""inaugurat\w* ribbon\b.{0,20}\bcut cut\w*\b.{0,20}\bribbon ribbon switch\w*(?:_on)? ready_for_service
            (?:spr[aiu]ng\w*|c[ao]me\w*|coming|roar\w*)_(?:back_)?to_life first_shift com(?:e|es|ing)_into_being"""
        ),
    ),
    (
        "completion",
        plain_cue(
            rf"""complet\w+ finish\w* ready be_done done_with be_over built topped_out topping[-_]out be_ready wrap\w*_up
            wrapped_up (?:roof|walls?|shell|steelwork|frame)\b.{{0,30}}\b(?:on|up|closed) keys?\b.{{0,30}}\bhand\w*_over
            {_BUILDERS}\b.{{0,30}}\bhand\w*_over {_BUILDERS}\b.{{0,20}}\b(?:left|leave|gone) finishing_touches
            work\b.{{0,40}}\bover
            (?:last|final)_(?:beam|stone|brick|panel|girder|piece) {_SITE}\b.{{0,40}}\b(?:end(?:s|ed)?|lasts?|takes?|conclud\w+)
            {_DEALS}\b.{{0,60}}\b(?:clos(?:e|es|ed)|final|conclud\w+|t(?:ook|akes?)_effect|slated|due|expected|planned)"""
        ),
    ),
    (
        "opening",
        plain_cue(
            rf"""open(?:s|ed|ing)?
            (?:go|goes|went|gone|enter\w*|put|comes?|came)_(?:live|(?:into|in)_(?:service|operation|use)) live
            in_service service energi[sz]ed operational in_operation online on_stream on_line doors
            mov(?:e|es|ed|ing)_in(?:to)? commission(?:ed|ing) up_and_running
            {_PLACE}\b.{{0,30}}\bbe_up(?!_(?:to|from|by)) (?:begin|start|began)\w*_(?:operating|operations)
            power\w*_up enrol\w* turn\w*_on activat\w*
            fir(?:e|es|ed|ing)_up lit humming (?:tak\w*_up|{_BEGIN})_(?:its_|their_)?(?:work(?!_(?:on|at))|service|duty)\b
            into_action
            feed\w*_(?:\w+_){{0,3}}(?:the_)?grid first_traffic becom\w*_available in_business occup(?:y|ied)
            (?:admit\w*|tak\w*_in|receiv\w*)\b.{{0,15}}\b{_LEARNERS}
            (?:courses|classes|lessons|teaching|{_LEARNERS})\b.{{0,40}}\b(?:{_BEGIN}|due|expected|arrive\w*|admitted)
            {_CUSTOMERS}\b.{{0,20}}\buse(?!d)
            connect\w*_to_(?:the_)?(?:\w+_)?grid
            in_orbit plugg?\w*_in in_place in_use into_use welcom\w*
            {_PLACE}\b.{{0,30}}\b(?:set_up|established) (?:set_up|establish\w*)\b.{{0,30}}\b{_PLACE}
            grid_connection"""
        ),
    ),
    (
        "production_start",
        plain_cue(
            rf"""{_OUTPUT}\b.{{0,60}}\b{_BEGIN} {_BEGIN}\b.{{0,40}}\b(?:{_OUTPUT}|producing|making|turning_out)
            start\w*_up into_production in_production (?:com(?:e|es|ing)|roll\w*)_off operat(?:e|es|ing) operation
            turn\w*_out churn\w*_out leav\w*_the_(?:gate|works|factory|plant|line) melting
            {_GOODS}\b.{{0,30}}\b(?:flow|emerge|come_out|roll|due|hoped|expected|processed|poured)
            (?:commercial_|initial_|first_)?(?:production|output)
            (?:mass-)?produc(?:e|es|ing) be_(?:made(?!_(?:public|available|known|up|clear|possible))|produced)
            {_GOODS}\b.{{0,30}}\b(?:{_BEGIN}|pulled|supplied)
            capability running {_PLACE}_(?:going|up) lines?\b.{{0,30}}\b(?:join|{_BEGIN}) ramp\w*"""
        ),
    ),
    ("production_start", plain_cue(rf"first_{_GOODS}")),
    (
        "opening",
        plain_cue(rf"{_PLACE}\b.{{0,40}}\b{_BEGIN} {_BEGIN}\b.{{0,40}}\b{_PLACE} {_PLACE}\b.{{0,20}}\bfollow\w*"),
    ),
    (
        "other",
        plain_cue(
            r"""permits?\b.{0,30}\b(?:grant|issu|approv)\w* permission\b.{0,30}\b(?:came|granted|given)
            application\b.{0,30}\bfiled (?:grant|issu|approv)\w*\b.{0,30}\bpermits?
            (?:machines?|equipment|tools?|line|unit|furnace|reactor)\b.{0,40}\b(?:added|ordered|arrives?|arrived|wheeled)
            full_capacity found(?:ed|ing) establish\w* set_up created spun_off incorporated
            (?:give\w*|gave)\b.{0,30}\b(?:permission|consent|approval|blessing|go-ahead)
            approval\b.{0,40}\b(?:due|expected) choos\w+ headquarters spun_out
            tools? install\w* decides? decision\b.{0,40}\b(?:due|expected|planned|taken|falls?)
            listing (?:go|goes|going|went|gone)_public be_listed
            (?:second|third|fourth|another|further)\b.{0,30}\badded
            qualif\w+
            hand(?:s|ed|ing)?_over
            (?:expand|doubl|upgrad|enlarg|extend|tripl)\w*\b.{0,50}\b(?:capacity|output|plant|line|site|production|factory)
            (?:capacity|output|plant|line|site|factory)\b.{0,40}\b(?:expanded|doubled|upgraded|enlarged|extended|tripled)
            (?:start\w*|began|begin\w*)_life
            (?:fil\w+|went|go|goes)\b.{0,12}\b(?:bankrupt\w*|insolven\w*|receivership) into_(?:bankruptcy|insolvency|receivership)
            investment_decision permits? tender expansion phase capacity connection relocat\w*"""
        ),
    ),
)

# How often a step of the kind was right on the labelled texts, a little lower where few were met.
CONFIDENCE: dict[Event, float] = {
    "construction_start": 0.92, "completion": 0.82, "opening": 0.88, "pilot": 0.82, "production_start": 0.82,
    "mass_production": 0.88, "shipment": 0.75, "other": 0.75,
}  # fmt: skip

# Verbs and adjectives that say no step themselves: what they stand with does.
LIGHT = words(
    """be due schedule slate plan expect set pencil target foresee aim follow come take intend hope want begin start
    get go see occur happen have do over mark hold stage run operate switch enter reach push move bring delay postpone defer
    slip shift put pencil"""
)
SAYING = words(
    "say announce tell report state estimate reckon add note confirm reveal disclose publish quote agree sign"
)
# Verbs of expecting, whose date may stand before all that is expected.
EXPECTING = SAYING | words(
    "expect anticipate plan aim hope intend foresee predict forecast project target believe want"
)
DEADLINE = plain_cue("by from before until within no_later_than")
# "Work is due to start", "production is set to follow": nouns that name the step, not who takes it.
STEPS = words(
    """work construction production output manufacturing operation piling laying ground completion delivery shipment
    mass volume earthwork clearing doors door run trial date opening"""
)
# Words for one of several plants or phases.
ONE_OF_SEVERAL = words(
    "first second third fourth fifth last final other others latter number one two three four rest another"
)
# What was once planned or did not happen.
MISSED = plain_cue(
    r"""(?:was|were)_(?:to_have|once|supposed|meant) once_(?:pencilled|planned|scheduled|due|set|expected|slated|meant)
    no_longer first_(?:\w+_)?date original(?:ly)? initially would_have should_have_(?:come|gone|begun|started|opened|left)
    instead_of halt\w* suspend\w* ceas\w* stopp?(?:s|ed|ing)? shut\w* paus\w* scrap\w* cancel\w* abandon\w*
    had_been_(?:due|scheduled|expected|planned) first_schedule previous(?:ly)?_(?:target|plan|schedul\w*)"""
)
# Verbs that move a date: "pushed back from 2026 to 2027".
MOVING = words("push move delay postpone defer slip shift put bring")
PUTTING_OFF = words("delay postpone defer shelve")
JUST_THEN = plain_cue("in on last earlier this yesterday today")
# Prices, indices and market forecasts have dates too.
MARKETS = plain_cue(
    """film cinemas movie market share gdp index futures barrel revenue sales profit earnings shares talks economy
    loan budget tax_credits?"""
)
# Verbs that take an output to a figure.
REACH = words("get reach rise double triple hit lift raise grow increase expand boost bring aim climb")
AHEAD = plain_cue(
    r"will would should could may to aim\w* plan\w* target\w* expect\w* hope\w* goal must ought foreseen due"
)
# Verbs that say nothing of a plant but that it will be there, or at work.
EXISTING = words("be follow go come stand have get run add work exist serve set")
# What has been built since a date was begun then.
SINCE_BEGUN = plain_cue("under_construction being_built going_up construction building_work")
# Verbs of building: what is to be built by a date is complete then.
BUILDING = words("build construct erect finish complete")
# What is made without anything being produced: "the investment is to be made in 2026".
DECIDED = words(
    "investment payment decision announcement appointment contribution change purchase filing choice move award"
)
# Verbs of making: a plant that is to do so by a date has begun.
MAKING = words("make process assemble yield supply pour melt turn")
PILOT = cue("pilot prototype trial test demonstration")
ON_A_DAY = re.compile(r"day\b|\b(?:today|tonight|yesterday|tomorrow)\b", re.IGNORECASE)
