"""Where the tiles of the world and of Japan stand: our own layout, neighbours beside each other as far as squares allow.

Each line is a row of tiles; a code is ISO 3166-1 alpha-2, or of Japan the number of ISO 3166-2:JP; a dot is open sea.
"""

from __future__ import annotations

from functools import cache

_WORLD = """
.. .. .. .. .. .. .. .. GL .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. IS .. .. NO SE FI .. .. .. .. .. .. .. .. ..
CA CA CA .. .. .. .. .. .. .. .. .. .. DK .. EE RU RU RU .. .. .. .. .. ..
US US US .. .. .. .. .. .. IE GB NL DE PL LT LV BY KZ MN KP .. .. .. .. ..
MX .. .. BS .. .. .. .. .. .. BE LU CZ SK UA MD UZ KG CN KR JP .. .. .. ..
GT BZ CU DO PR .. .. .. .. FR CH AT SI HU RO GE TM TJ CN HK TW .. .. .. ..
SV HN JM HT AG KN .. .. PT ES AD MC HR RS BG AM AZ AF NP BT MO .. .. .. ..
NI CR LC VC BB DM .. .. .. VA IT BA ME .. MK TR IR PK IN BD MM VN PH .. ..
.. PA TT GD GY SR .. .. .. MT SM LI AL GR CY SY IQ AE LK MV TH LA PW FM MH
.. EC CO VE BR BR .. MA DZ TN LY EG IL LB JO KW QA OM .. .. KH BN GU NR KI
.. .. PE BO BR .. MR ML NE TD SD PS SA SA BH YE .. .. .. MY SG TL PG SB TV
.. .. CL PY BR .. SN BF NG CF SS ER DJ .. .. .. .. .. .. ID ID .. VU FJ WS
.. .. CL UY .. .. GM CI GH CM ET SO .. .. .. .. .. .. .. .. .. .. .. NC TO
.. .. AR .. .. .. GN GW TG GA CD UG KE .. .. .. .. .. .. AU AU .. .. .. ..
.. .. AR .. .. .. SL LR BJ CG RW BI TZ SC .. .. .. .. .. AU AU .. .. NZ ..
.. .. .. .. .. .. .. ST GQ AO ZM MW MZ MU .. .. .. .. .. .. .. .. .. NZ ..
.. .. .. .. .. .. .. .. .. NA BW ZW MG KM .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. CV ZA LS SZ .. .. .. .. .. .. .. .. .. .. .. .. ..
"""

_JAPAN = """
.. .. .. .. .. .. .. .. .. .. .. .. .. 01
.. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. .. 02 ..
.. .. .. .. .. .. .. .. .. .. .. .. 05 03
.. .. .. .. .. .. .. .. .. .. .. .. 06 04
.. .. .. .. .. .. .. .. 17 16 15 .. 07 ..
.. .. .. .. .. .. .. .. 18 21 20 10 09 08
41 40 .. 35 32 31 28 26 25 23 19 11 13 12
42 43 44 .. 34 33 .. 27 29 24 22 .. 14 ..
.. 46 45 .. .. .. .. 30 .. .. .. .. .. ..
.. .. .. .. 38 37 .. .. .. .. .. .. .. ..
47 .. .. .. 39 36 .. .. .. .. .. .. .. ..
"""


@cache
def world() -> tuple[tuple[str, int, int], ...]:
    """Code, column and row of every tile of a country; large ones have several."""
    return _tiles(_WORLD, "")


@cache
def japan() -> tuple[tuple[str, int, int], ...]:
    """Code (`JP-43`), column and row of every prefecture's tile."""
    return _tiles(_JAPAN, "JP-")


def _tiles(layout: str, prefix: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (prefix + code, column, row)
        for row, codes in enumerate(layout.split("\n")[1:-1])
        for column, code in enumerate(codes.split())
        if code != ".."
    )
