from __future__ import annotations

import pytest

from daicho.documents.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Intel to spend $20bn", "en"),
        ("Taiwan Semiconductor Manufacturing Co. (台灣積體電路) will build a plant in Kumamoto (熊本).", "en"),
        ("トヨタ、熊本に1兆円", "ja"),
        ("日本政府、1兆円支援", "ja"),
        ("TSMC熊本第2工場", "ja"),
        ("Microsoftは、OpenAI、Oracle、SoftBankと米国のStargateに5000億ドルを投じる。", "ja"),
        ("台積電將在日本熊本投資一百億美元", "other"),
        ("台积电将在日本熊本投资一百亿美元", "other"),
        ("台積電在日本投資，合作夥伴包括「トヨタ」。" + "公司表示工廠今年完工並開始生產。" * 20, "other"),
        ("삼성전자는 텍사스에 공장을 짓는다", "other"),
        ("Завод построят в Калуге", "other"),
        ("Die Fabrik in Magdeburg ist das größte Projekt und kostet nicht nur zehn Milliarden Euro.", "other"),
        ("Intel invertirá 20.000 millones en Ohio", "other"),
        ("Pemerintah Malaysia mengumumkan pelaburan semikonduktor baharu. " * 10, "other"),
        ("12345", "other"),
    ],
)
def test_english_japanese_and_the_rest(text: str, language: str) -> None:
    assert language_of(text) == language
