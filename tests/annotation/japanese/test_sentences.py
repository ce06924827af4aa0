from daicho.annotation.japanese.sentences import LONGEST, pieces_of


def texts(text):
    return [text[p.start : p.end] for p in pieces_of(text)]


def test_a_sentence_ends_at_a_full_stop_and_a_headline_at_its_line():
    text = "工場に5000億円　政府が支援\n経産省は10日、支援を決めた。工場は27年に動く。\n"
    assert texts(text) == ["工場に5000億円　政府が支援", "経産省は10日、支援を決めた。", "工場は27年に動く。"]
    assert [p.heading for p in pieces_of(text)] == [True, False, False]


def test_a_stop_inside_quotation_marks_does_not_end_the_sentence():
    text = "社長は「投資する。必ずだ。」と述べた。次の文。"
    assert texts(text) == ["社長は「投資する。必ずだ。」と述べた。", "次の文。"]


def test_hard_wrapped_lines_are_one_sentence():
    text = (
        "1.支援の規模\n政府が半導体の分野に対して行う公的支援は全体で 10 兆\n"
        "円以上とし、そのための財源は確保しながら進めるものとす\nる。\n(1)補助"
    )
    assert texts(text) == ["1.支援の規模", text[8:-6], "(1)補助"]


def test_list_items_and_names_under_each_other_stay_apart():
    text = "【概要】\n・投資額：約500億円\n・着工：2026年9月\n・新規雇用：約140名"
    assert texts(text) == text.split("\n")


def test_an_open_bracket_does_not_swallow_the_text():
    text = "彼は「" + "長い話が続く。" * 400
    assert all(p.end - p.start <= LONGEST for p in pieces_of(text))
