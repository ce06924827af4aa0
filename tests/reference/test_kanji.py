from daicho.reference.kanji import new_forms
from daicho.reference.names import normalise


def test_old_forms_become_todays_and_nothing_moves():
    old = "臺灣積體電路製造と髙島屋、國立大學に壹億圓"
    assert new_forms(old) == "台湾積体電路製造と高島屋、国立大学に壱億円"
    assert len(new_forms(old)) == len(old)
    assert new_forms("龍仁と瀋陽") == "龍仁と瀋陽"


def test_both_spellings_of_a_name_are_one():
    assert normalise("慶應義塾大學") == normalise("慶応義塾大学")
