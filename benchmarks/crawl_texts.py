"""Sentences for a synthetic crawl: our own templates of what most of the web is about, with and without money in it.

`{…}` stands for a word of the list of that name. None of the pages made of these is one that daicho is for; the words of the
field turn up in them as they do in life (a phone's battery, a chip shot, a plant in a pot).
"""

from __future__ import annotations

WORDS = {
    "en": {
        "name": "Alder Brook|Mina Castell|Tom Verrin|Ayako Hale|Rufus Penn|Lotte Marr|Ines Quill|Oskar Dunne|Priya Nath|Jude Fry",
        "town": "Wexbury|Port Sallow|Harrow Bay|Elmstead|Little Corran|Dunmere|Saint Orrin|Kestrel Point|Marlow Heath|Greyford",
        "team": "Wexbury Town|Harrow Rovers|Dunmere City|Greyford Athletic|Corran United|Kestrel FC",
        "thing": "lamp|backpack|kettle|phone case|garden chair|tent|winter coat|coffee grinder|bicycle|laptop bag|umbrella",
        "dish": "lentil soup|apple cake|baked trout|mushroom pie|rice salad|plum jam|fried potatoes|noodle broth",
        "day": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
        "month": "January|February|March|April|May|June|July|August|September|October|November|December",
        "n": "2|3|4|5|6|7|8|9|11|12|14|15|18|20|24|25|30|35|40|45|48|60|75|90",
        "price": "4.99|9.50|12.95|19.99|24.00|34.50|49.99|79.00|119.00|249.99|1,299.00|2,450.00",
        "big": "1.2|2.5|3.8|4|6.5|7|12|15|18.5|22|35|48|60|75|110",
        "adj": "quiet|bright|cheerful|narrow|old|gentle|busy|muddy|famous|forgotten|splendid|ordinary|sleepy|windy",
        "animal": "heron|fox|otter|badger|kingfisher|hedgehog|owl|deer",
        "flower": "lavender|foxglove|dahlia|rose|fern|sweet pea|tomato|poppy|lupin",
    },
    "ja": {
        "name": "青木|岸本|早瀬|三宅|桐山|白石|長沢|宮原|小田|有村",
        "town": "緑ケ丘|港南|北浜|白川町|青葉台|湖北|花見川|南山|若葉|鹿沼",
        "team": "北浜FC|白川レッズ|青葉ユナイテッド|湖北シティー",
        "thing": "ランプ|リュック|やかん|スマホケース|テント|冬物コート|コーヒーミル|自転車|毛布|加湿器",
        "dish": "味噌汁|肉じゃが|焼き魚|筑前煮|ちらし寿司|コロッケ|うどん|プリン",
        "n": "2|3|4|5|6|7|8|9|10|12|15|20|30|45|60",
        "price": "480|980|1,280|1,980|2,480|3,980|5,500|9,800|12,800|29,800",
        "big": "1|2|3|5|8|12|20|35|50|80",
        "adj": "静かな|明るい|古い|小さな|有名な|のどかな|にぎやかな|懐かしい",
        "animal": "カワセミ|キツネ|タヌキ|フクロウ|シカ|カモメ",
        "flower": "ラベンダー|バラ|アジサイ|トマト|ヒマワリ|菊",
    },
}

# No money at all.
PLAIN = {
    "en": (
        "The {adj} path from {town} to the river was full of {animal} tracks this morning.",
        "Stir the {dish} slowly and leave it to rest for {n} minutes before you serve it.",
        "{name} has lived in {town} for {n} years and still walks to the market every {day}.",
        "It rained on {day}, but the {adj} garden looked all the better for it.",
        "Cut the {flower} back in {month}, water it twice a week and keep it out of the wind.",
        "{team} were two goals down at half-time and drew level in the last {n} minutes.",
        "The library in {town} opens at nine and closes at six; on {day} it stays shut.",
        "I have read this book {n} times, and the ending still takes me by surprise.",
        "Nobody saw the {animal} again until {month}, when a child found it asleep in a barn.",
        "Fold the paper along the dotted line, turn it over and fold it once more.",
        "The choir of {town} will sing on {day} evening, and everybody is welcome.",
        "According to the forecast it will stay dry in the north, with a {adj} breeze from the sea.",
        "She teaches the violin to {n} pupils, some of them older than her own mother.",
        "There is no better way to see {town} than on foot, early, before the shops open.",
        "Please read our privacy policy and the agreement with our partners before you sign in.",
        "Add the flour, then the butter, and work the dough with cold hands until it holds together.",
        "The referee showed a red card to {name}, who left the pitch without a word.",
        "Every {month} the {adj} square fills with stalls, music and the smell of {dish}.",
        "We stayed for {n} days in a {adj} house by the harbour and did nothing much at all.",
        "The {animal} is shy by nature and is seen only at dusk, near water and old trees.",
        "Has anyone else had trouble with the update? Mine stops at {n} per cent and starts again.",
    ),
    "ja": (
        "{town}の{adj}商店街では、今朝も{dish}のにおいがただよっていた。",
        "{dish}は弱火で{n}分ほど煮て、火を止めてから少し置くと味がしみる。",
        "{name}さんは{town}に住んで{n}年になるが、今も毎朝市場まで歩いて行く。",
        "{flower}は日当たりのよい場所を好み、水は{n}日に一度で足りる。",
        "{team}は前半に2点を失ったが、終了間際に追いついた。",
        "川沿いの道で{animal}を見かけた。しばらくこちらを見て、林の中へ消えた。",
        "図書館は午前9時に開き、午後6時に閉まる。月曜は休館日である。",
        "天気予報によると、北部は晴れ、海沿いでは風が強くなる見込みだ。",
        "この本を読むのは{n}回目だが、最後の場面ではいつも涙が出る。",
        "駅から歩いて{n}分、{adj}坂道を上ると、小さな喫茶店が見えてくる。",
        "生地は冷たい手で手早くまとめ、冷蔵庫で{n}分休ませる。",
        "祭りの夜、{town}の広場には屋台が並び、子どもたちの声が響いた。",
        "当サイトのご利用にあたっては、利用規約と個人情報の取り扱いをご確認ください。",
        "{adj}宿に{n}泊して、朝は海を眺め、夜は星を数えた。",
        "{name}選手は審判の判定に首をかしげながら、静かにピッチを去った。",
    ),
}

# Money, and nothing a ledger of technology investment wants.
MONEY = {
    "en": (
        "The {thing} costs ${price} and is sent free of charge to every address in the country.",
        "{team} have signed {name} from {team} for £{big} million, the club said on {day}.",
        "A {adj} cottage in {town} went under the hammer for ${n}5,000 last week.",
        "The film took ${big} million on its first weekend, ahead of two other new releases.",
        "{name} won ${big} million in the lottery and gave her neighbours a {thing} each.",
        "Tickets are £{price} for adults and half that for children under {n}.",
        "He was fined ${n},500 for driving at twice the speed allowed in {town}.",
        "The divorce is said to have cost him ${big} million and the house by the lake.",
        "Save €{price} today: the {thing} is on offer until {day} while stocks last.",
        "A night in the {adj} hotel comes to $1{n}0, breakfast and a view of {town} included.",
        "Her net worth is put at ${big} million, most of it from songs about {town}.",
        "The painting of a {animal} was sold for £{big} million to a buyer who did not wish to be named.",
        "Shares in the retailer fell {n} per cent after profit came in at ${big} million.",
        "A cup of coffee is now ${price}, up from half that {n} years ago, and nobody seems to mind.",
        "The striker earns £{n}0,000 a week and has not scored since {month}.",
        "Insurers put the damage done by the storm at about ${big} million.",
        "I paid ${price} for this {thing} and the zip broke within {n} days. Never again.",
        "The singer's tour made ${big} million in {n} cities, her agent said.",
        "The thief got away with jewels worth ${big} million while the guards watched {team} play.",
    ),
    "ja": (
        "{thing}は税込み{price}円、送料無料でお届けします。",
        "{team}は{name}選手を移籍金{big}億円で獲得したと発表した。",
        "{town}の{adj}一戸建てが{n}800万円で売りに出ている。",
        "映画は公開から3日間で興行収入{big}億円を超えた。",
        "{name}さんは宝くじで{big}億円を当て、近所に{dish}を配った。",
        "入場料は大人{price}円、子どもは半額である。",
        "速度違反で{n}万円の罰金を払った。",
        "期間限定、{thing}が今だけ{price}円。在庫がなくなり次第終了します。",
        "一泊二食付きで{n}万円から。{town}の夜景が望める。",
        "コーヒー一杯が{price}円になったが、客足は落ちていない。",
        "台風の被害額は約{big}億円に上るとみられる。",
        "盗まれた宝石は{big}億円相当で、警察が行方を追っている。",
        "{name}投手は年俸{big}億円で契約を更新した。",
        "同店の売上高は前年より{n}%減り、{big}億円だった。",
    ),
}

# Words of the field on pages that have nothing to do with it, and sums that move for other ends.
TRAPS = {
    "en": (
        "His chip shot from the edge of the green rolled past the hole and into the sand.",
        "My phone's battery died on the way home, so I asked a {adj} stranger for the time.",
        "Technology has changed how we plan our holidays, though not how we get lost on them.",
        "The factory outlet in {town} has moved to the {adj} street behind the station.",
        "The digital edition of the paper comes free with every subscription, said {name}.",
        "The robot in the film falls in love with a {animal}, which is as silly as it sounds.",
        "The old power plant in {town} is a museum now, and a {adj} one.",
        "A good mattress is an investment in your health, and this one folds in {n} seconds.",
        "Manufacturers recommend that you wash the {thing} by hand and dry it in the shade.",
        "The {dish} comes with potato chips and a {adj} view of the harbour.",
        "The council will spend ${big} million on the {adj} park in {town} and its {n}0 benches.",
        "A tomato plant wants sun, a solar lamp does too, and neither likes the frost of {month}.",
        "A charity in {town} has raised ${big} million to build a new wing of the children's hospital.",
        "The brewery was acquired for ${big} million by a {adj} family firm from {town}.",
        "The developer wants to build {n}0 flats by the harbour and puts the cost at £{big} million.",
        "The club's stadium will be expanded for £{big} million, with {n}00 seats for visitors.",
    ),
    "ja": (
        "スマートフォンの電池が切れて、帰り道がわからなくなった。",
        "デジタル版は定期購読者なら無料で読める。",
        "ポテトチップスは袋を開けたらその日のうちに食べる。",
        "{thing}は電池で動き、充電は{n}時間に一度でよい。",
        "映画に出てくるロボットは{animal}に恋をする。",
        "旧発電所の建物は、いまでは{adj}美術館になっている。",
        "{town}の工場見学は予約制で、毎回すぐに満席となる。",
        "{town}の慈善団体は、小児病棟の建設に{big}億円の寄付を集めた。",
        "同社は老舗の酒蔵を{big}億円で買収した。",
        "駅前に{n}階建てのマンションを建設する計画で、総事業費は{big}億円という。",
        "{team}の本拠地は{big}億円をかけて改修される。",
    ),
}

# What stands round the facts of a story on the field: nothing that makes a claim.
BACKGROUND = {
    "en": (
        "People in {town} have mixed feelings about it, as they have about everything that is new.",
        "The road to the site is {adj}, and lorries have been a common sight on it since {month}.",
        "{name}, who runs a bakery near the station, hopes that more people will come by in the morning.",
        "Much has been written about the industry, and not all of it has aged well.",
        "The sector has known such turns before, and those who have been in it for long take them calmly.",
        "Critics say that the region has been promised much in the past and has seen little of it.",
        "The mayor was {adj} as ever and would not be drawn on details.",
        "Analysts had expected something of the kind, though not so soon and not in {town}.",
        "For the time being the fields round the place are still full of {flower} and the odd {animal}.",
        "What becomes of it all will depend on demand, on the weather and on luck.",
    ),
    "ja": (
        "{town}の住民の受け止めはさまざまで、期待と不安が入り交じる。",
        "駅前でパン屋を営む{name}さんは「朝の客が増えるといい」と話す。",
        "現地へ向かう{adj}道では、このところ大型車を見かけることが増えた。",
        "業界は過去にも浮き沈みを経験しており、関係者の見方は冷静だ。",
        "詳細について問われた町長は、明言を避けた。",
        "周辺にはいまも{flower}の畑が広がり、{animal}が姿を見せる。",
        "今後の行方は、需要と天候、そして運に左右されそうだ。",
    ),
}

FOREIGN = (
    "Der kleine Laden am Marktplatz öffnet um neun Uhr, und das Brot ist oft schon vor Mittag ausverkauft. Für das Fest im "
    "Sommer sucht die Gemeinde noch Helfer, die Tische tragen und Kuchen backen. Der Eintritt kostet fünf Euro.",
    "Le marché du dimanche attire toujours autant de monde, et les enfants courent entre les étals. Le club a recruté son "
    "nouveau gardien pour trois millions d'euros, un record pour la ville. La pluie n'a découragé personne.",
    "这家餐厅的面条很有名，周末总是要排队。老板说，生意比去年好了很多，打算明年再开一家分店。电影票房突破三亿元，观众反应热烈。",
    "이 식당은 국수가 유명해서 주말이면 항상 줄을 서야 한다. 주인은 작년보다 손님이 많이 늘었다고 말했다. 입장료는 만 원이다.",
    "El mercado del pueblo abre todos los sábados y la gente viene de lejos para comprar queso y flores. El equipo pagó dos "
    "millones de euros por su nuevo delantero, que todavía no ha marcado ningún gol.",
)

MENU = (
    "Home|News|World|Business|Markets|Technology|AI|Science|Sport|Culture|Travel|Food|Opinion|Weather|Newsletters|Podcasts|Jobs"
    "|Subscribe|Sign in|About us|Contact|Advertise with us|Privacy policy|Terms of use|Cookies|Sitemap|Help|Gift cards|Stores"
)
MENU_JA = (
    "ホーム|ニュース|国際|経済|マーケット|テクノロジー|科学|スポーツ|文化|旅行|グルメ|天気|ログイン|会社概要|お問い合わせ"
    "|広告掲載|個人情報保護方針|利用規約|サイトマップ|ヘルプ|採用情報"
)
