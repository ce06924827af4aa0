"""What English news counts: people at work or in training, things a plant makes, and bodies such as firms and countries.

Plural nouns; two words are joined by an underscore.
"""

from __future__ import annotations

_PEOPLE = """people persons jobs job workers employees staff staffers engineers technicians professionals positions roles posts
    apprentices apprenticeships students trainees teachers graduates researchers scientists specialists developers experts
    operators residents citizens learners civil_servants officials managers farmers users individuals hires recruits members
    households designers programmers women men youths participants places scholarships internships
    analysts consultants pilots nurses doctors drivers builders electricians welders mechanics advisers inspectors lecturers
    professors interns fellows entrepreneurs coders testers machinists miners soldiers pupils operatives colleagues
    traineeships locals undergraduates postdocs inhabitants trainers educators innovators"""
PEOPLE = frozenset(_PEOPLE.split())
_THINGS = """wafers wafer_starts chips devices units batteries cells modules panels vehicles cars substrates packages servers GPUs
    graphics_processing_units graphics_processors processors accelerators racks satellites robots reactors towers
    base_stations stations items
    components parts sensors boards displays discs disks drives transistors layers machines turbines chargers
    sheets pieces ingots boules masks electrodes motors engines drones phones smartphones capacitors magnets
    square_metres square_meters products pieces"""
THINGS = frozenset(_THINGS.split())
_BODIES = """companies firms manufacturers makers businesses start-ups startups suppliers economies countries nations universities
    schools hospitals banks cities plants factories fabs sites projects patents papers unicorns facilities enterprises
    organisations organizations funds investors incubators gigafactories start-up_companies data_centres data_centers regions
    inventions publications filings supercomputers"""
BODIES = frozenset(_BODIES.split())
