"""Planted mistakes are found under their class, and nothing else; their innocent twins give no warning."""

from __future__ import annotations

import pytest

from checks.builders import material
from checks.cases import CASES, Case
from daicho.checks import check
from daicho.model.finding import CLASSES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case(case: Case) -> None:
    found = [finding for finding in check(material(case.docs, case.as_of)) if finding.severity != "info"]
    assert {finding.cls for finding in found} == ({case.cls} if case.cls else set()), [f.text for f in found]


def test_there_are_cases_enough_of_every_class() -> None:
    planted = [case.cls for case in CASES if case.cls]
    assert len(planted) >= 60
    assert len(CASES) - len(planted) >= 60
    assert all(planted.count(cls) >= 5 for cls in CLASSES)
