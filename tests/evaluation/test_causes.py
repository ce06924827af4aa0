"""Mistakes are counted by cause, each once."""

from daicho.evaluation.causes import causes
from daicho.evaluation.score import Mistake
from daicho.evaluation.statement import statement_from_json


def money(kind, value, payer=(), recipient=()):
    slots = {"payer": [[name] for name in payer], "recipient": [[name] for name in recipient]}
    return statement_from_json({"kind": kind, "amount": {"value": value, "currency": "USD", "bound": "exact"}, **slots})


def missed(statement, document="a"):
    return Mistake("missed", document, statement, None)


def false(statement, document="a"):
    return Mistake("false", document, None, statement)


def test_a_sum_under_another_kind_is_one_mistake():
    found = causes([missed(money("subsidy", 5e9)), false(money("investment", 5e9))])
    assert found == [("money: another kind of flow", 1)]


def test_the_same_sum_in_another_document_is_no_twin():
    found = causes([missed(money("subsidy", 5e9)), false(money("investment", 5e9), "b")])
    assert found == [("money: claimed where there is none", 1), ("money: not read as a flow", 1)]


def test_roles_say_which_slot_is_off():
    gold = money("subsidy", 5e9, ["METI"], ["Rapidus"])
    answers = [money("subsidy", 5e9), money("subsidy", 5e9, ["Toyota"]), money("subsidy", 5e9, ["METI"], ["Toyota"])]
    assert dict(causes([Mistake("role", "a", gold, answer) for answer in answers])) == {
        "money found: payer not given": 1,
        "money found: another payer": 1,
        "money found: another recipient and project": 1,
    }


def test_no_mistakes_no_causes():
    assert causes([]) == []
