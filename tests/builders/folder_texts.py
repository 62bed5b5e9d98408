"""Texts of an invented folder in four languages; written for tests of the layout, not checked by readers."""

# ruff: noqa: E501 - a line is a block of the text

from __future__ import annotations

from collections.abc import Mapping

# Each text is a list of lines: `# ` heading, `- ` list item, `> ` callout, `[[…]]` insert, else a paragraph;
# `*…*` is bold and figures between ⟨ and ⟩ are isolated.
TITLES: Mapping[int, Mapping[str, tuple[str, str]]] = {
    1: {
        "da": ("Plan for din første tid og vores model", "Jeres egne datoer og aftaler"),
        "ar": ("خطة لفترتك الأولى ونموذج عملنا", "مواعيدكم واتفاقاتكم"),
        "uk": ("План на ваш перший час і наша модель роботи", "Ваші дати та домовленості"),
        "ti": ("መደብ ናይ መጀመርታ ግዜኻን ኣሰራርሓናን", "ዕለታትኩምን ቆጸራታትኩምን"),
    },
    2: {
        "da": ("Kommunens velkomstpjece", "Borgerservice, post, affald og bolig"),
        "ar": ("كتيّب الترحيب من البلدية", "خدمة المواطنين والبريد والنفايات والسكن"),
        "uk": ("Вітальна брошура муніципалітету", "Послуги, пошта, сміття та житло"),
        "ti": ("ናይ ኮሙን መእተዊ ጽሑፍ", "ኣገልግሎት፡ ደብዳበ፡ ጎሓፍን ገዛን"),
    },
    4: {
        "da": ("Kort over byen", "Hjem, skole, læge og stoppested"),
        "ar": ("خريطة المدينة", "البيت والمدرسة والطبيب وموقف الحافلة"),
        "uk": ("Карта міста", "Дім, школа, лікар і зупинка"),
        "ti": ("ካርታ ናይታ ከተማ", "ገዛ፡ ቤት ትምህርቲ፡ ሓኪምን መዐሸጊን"),
    },
    8: {
        "da": ("Akut hjælp og sundhed", "Hvem ringer I til – og hvornår?"),
        "ar": ("المساعدة الطارئة والصحة", "بمن تتصلون ومتى؟"),
        "uk": ("Невідкладна допомога та здоров’я", "Кому телефонувати і коли?"),
        "ti": ("ህጹጽ ሓገዝን ጥዕናን", "ንመን ትድውሉ – መዓስ?"),
    },
    9: {
        "da": ("Idrætsforeninger", "Fodbold, svømning, gymnastik"),
        "ar": ("الأندية الرياضية", "كرة القدم والسباحة والجمباز"),
        "uk": ("Спортивні клуби", "Футбол, плавання, гімнастика"),
        "ti": ("ስፖርታዊ ማሕበራት", "ኩዕሶ፡ ምሕንባስ፡ ጅምናስቲክ"),
    },
    11: {
        "da": ("Danskundervisning", "Hold, mødetid og sygemelding"),
        "ar": ("تعليم اللغة الدنماركية", "الصف والمواعيد والإبلاغ عن المرض"),
        "uk": ("Навчання данської мови", "Група, час занять і хвороба"),
        "ti": ("ትምህርቲ ቋንቋ ዳኒሽ", "ጉጅለ፡ ሰዓትን ሕማም ምሕባርን"),
    },
}

TEXTS: Mapping[int, Mapping[str, str]] = {
    1: {
        "da": """
Velkommen til ⟨Skovsunde⟩. Her er jeres to første uger. I møder os på infomødet *onsdag den 4. november kl. 10.00* på rådhuset. Der er tolk. I kan altid ringe til Maja Vindkærby, tlf. *⟨01 23 45 67⟩*.
[[ugeskema]]
# Tag med til mødet
- Jeres opholdskort
- Breve, I har fået fra kommunen
[[kontakter]]
""",
        "ar": """
أهلاً بكم في ⟨Skovsunde⟩. هذان أول أسبوعين لكم. تلتقون بنا في الاجتماع التعريفي يوم *الأربعاء ⟨04.11.2026⟩ الساعة ⟨10.00⟩* في مبنى البلدية. يوجد مترجم. يمكنكم دائماً الاتصال بـ ⟨Maja Vindkærby⟩ على الرقم *⟨01 23 45 67⟩*.
[[ugeskema]]
# أحضروا معكم إلى الاجتماع
- بطاقات إقامتكم
- الرسائل التي وصلتكم من البلدية
[[kontakter]]
""",
        "uk": """
Ласкаво просимо до ⟨Skovsunde⟩. Це ваші перші два тижні. Ми зустрінемося на інформаційній зустрічі *в середу ⟨04.11.2026⟩ о ⟨10.00⟩* у ратуші. Буде перекладач. Ви завжди можете зателефонувати ⟨Maja Vindkærby⟩, тел. *⟨01 23 45 67⟩*.
[[ugeskema]]
# Візьміть із собою на зустріч
- ваші картки проживання
- листи, які ви отримали від муніципалітету
[[kontakter]]
""",
        "ti": """
ናብ ⟨Skovsunde⟩ እንቋዕ ብደሓን መጻእኩም። እዚ ናይ መጀመርታ ክልተ ሰሙናትኩም እዩ። *ረቡዕ ⟨04.11.2026⟩ ሰዓት ⟨10.00⟩* ኣብ ኣኼባ ክንራኸብ ኢና። ተርጓሚ ኣሎ። ኩሉ ግዜ ክትድውሉ ትኽእሉ፦ *⟨01 23 45 67⟩*።
[[ugeskema]]
# ናብ ኣኼባ ኣምጽኡ
- ናይ መንበሪ ፍቓድ ካርድ
- ካብ ኮሙን ዝመጸኩም ደብዳበታት
[[kontakter]]
""",
    },
    8: {
        "da": """
[[112]]
# Hvem ringer du til?
Er du syg om dagen, så ring til din egen læge. Har lægen lukket, så ring til lægevagten. Ring altid, før du tager af sted.
[[kontakter]]
> *Vigtigt:* Bed om tolk, hvis du har brug for det. Sig det, når du bestiller tid. Tag dit gule sundhedskort med.
# Børn og tænder
Børn går gratis til tandlæge. I får et brev med den første tid.
""",
        "ar": """
[[112]]
# بمن تتصل؟
إذا مرضت في النهار فاتصل بطبيبك. وإذا كانت العيادة مغلقة فاتصل بطبيب الطوارئ. اتصل دائماً قبل أن تذهب.
[[kontakter]]
> *مهم:* اطلب مترجماً إذا احتجت إليه. قل ذلك عندما تحجز موعداً. أحضر معك بطاقة الصحة الصفراء.
# الأطفال والأسنان
علاج أسنان الأطفال مجاني. ستصلكم رسالة بأول موعد.
""",
        "uk": """
[[112]]
# Кому телефонувати?
Якщо ви захворіли вдень, телефонуйте своєму лікарю. Якщо лікар не працює – до чергового лікаря. Завжди дзвоніть заздалегідь.
[[kontakter]]
> *Важливо:* попросіть перекладача, якщо він потрібен. Скажіть про це, коли записуєтесь. Візьміть жовту медичну картку.
# Діти та зуби
Для дітей стоматолог безкоштовний. Ви отримаєте листа з датою першого візиту.
""",
        "ti": """
[[112]]
# ንመን ትድውል?
መዓልቲ እንተ ሓሚምካ ንሓኪምካ ደውል። ሓኪም እንተ ዓጽዩ ንተረኛ ሓኪም ደውል። ቅድሚ ምኻድካ ኩሉ ግዜ ደውል።
[[kontakter]]
> *ኣገዳሲ፦* ተርጓሚ እንተ ደሊኻ ሕተት። ቆጸራ ክትሕዝ ከለኻ ተዛረብ። ብጫ ካርድኻ ሒዝካ ምጻእ።
# ቆልዑን ኣስናንን
ሕክምና ኣስናን ንቆልዑ ብናጻ እዩ። ናይ መጀመርታ ቆጸራ ዘለዎ ደብዳበ ክመጸኩም እዩ።
""",
    },
    11: {
        "da": """
# Din første dag
Du begynder *torsdag den 5. november 2026 kl. 8.30* i lokale ⟨12⟩ på ⟨Sprogcenter Ådalby, Skolevænget 20⟩. Kom gerne 10 minutter før.
Bus 3 kører fra Kløverbakken kl. 7.58 og er ved sprogcentret kl. 8.14. Spørg os, hvis det er svært at komme frem.
# Tag med
- dit opholdskort
- papir og blyant
- din telefon – vi bruger den til ordbog
# Hvis du er syg
Ring før kl. 8.00 til *⟨01 71 72 73⟩*, eller skriv til ⟨fravaer@sprogcenter.example⟩. Sig dit navn og dit hold: *⟨DU2-B⟩*.
> *Vigtigt:* Meld altid fravær samme dag. Bliver du væk uden grund, kan det betyde færre penge fra kommunen.
Efter hvert modul er der en test. Den sidste prøve hedder Prøve i Dansk.
[[kontakter]]
""",
        "ar": """
# يومك الأول
تبدأ يوم *الخميس ⟨05.11.2026⟩ الساعة ⟨8.30⟩* في القاعة ⟨12⟩ في ⟨Sprogcenter Ådalby, Skolevænget 20⟩. من الأفضل أن تصل قبل الموعد بعشر دقائق.
تنطلق الحافلة رقم ⟨3⟩ من ⟨Kløverbakken⟩ الساعة ⟨7.58⟩ وتصل إلى مركز اللغة الساعة ⟨8.14⟩. اسألنا إذا كان الطريق صعباً عليك.
# أحضر معك
- بطاقة الإقامة
- ورقة وقلم
- هاتفك – نستخدمه كقاموس
# إذا كنت مريضاً
اتصل قبل الساعة ⟨8.00⟩ على الرقم *⟨01 71 72 73⟩* أو اكتب إلى ⟨fravaer@sprogcenter.example⟩. قل اسمك واسم صفك: *⟨DU2-B⟩*.
> *مهم:* أبلغ عن غيابك دائماً في اليوم نفسه. الغياب بدون سبب قد يعني مالاً أقل من البلدية.
بعد كل وحدة هناك اختبار. الاختبار الأخير اسمه ⟨Prøve i Dansk⟩.
[[kontakter]]
""",
        "uk": """
# Ваш перший день
Ви починаєте *в четвер ⟨05.11.2026⟩ о ⟨8.30⟩* у кабінеті ⟨12⟩ за адресою ⟨Sprogcenter Ådalby, Skolevænget 20⟩. Приходьте за 10 хвилин до початку.
Автобус ⟨3⟩ вирушає від ⟨Kløverbakken⟩ о ⟨7.58⟩ і прибуває до мовного центру о ⟨8.14⟩. Запитайте нас, якщо вам важко дістатися.
# Візьміть із собою
- вашу картку проживання
- папір і олівець
- ваш телефон – він буде словником
# Якщо ви захворіли
Телефонуйте до ⟨8.00⟩ за номером *⟨01 71 72 73⟩* або пишіть на ⟨fravaer@sprogcenter.example⟩. Назвіть своє ім’я та групу: *⟨DU2-B⟩*.
> *Важливо:* завжди повідомляйте про відсутність того самого дня. Якщо ви не прийдете без причини, муніципалітет може зменшити виплату.
Після кожного модуля є тест. Останній іспит називається ⟨Prøve i Dansk⟩.
[[kontakter]]
""",
        "ti": """
# ናይ መጀመርታ መዓልትኻ
*ሓሙስ ⟨05.11.2026⟩ ሰዓት ⟨8.30⟩* ኣብ ክፍሊ ⟨12⟩ ኣብ ⟨Sprogcenter Ådalby, Skolevænget 20⟩ ክትጅምር ኢኻ። ዓሰርተ ደቒቕ ቀዲምካ ምጻእ።
ኣውቶቡስ ⟨3⟩ ካብ ⟨Kløverbakken⟩ ሰዓት ⟨7.58⟩ ትብገስ፡ ናብ ማእከል ቋንቋ ሰዓት ⟨8.14⟩ ትበጽሕ።
# ሒዝካ ምጻእ
- ናይ መንበሪ ካርድ
- ወረቐትን ርሳስን
- ተሌፎንካ
# እንተ ሓሚምካ
ቅድሚ ሰዓት ⟨8.00⟩ ናብ *⟨01 71 72 73⟩* ደውል፡ ወይ ናብ ⟨fravaer@sprogcenter.example⟩ ጸሓፍ። ስምካን ጉጅለኻን ተዛረብ፦ *⟨DU2-B⟩*።
> *ኣገዳሲ፦* ብኩራት ኩሉ ግዜ ኣብታ መዓልቲ ሓብር። ብዘይ ምኽንያት እንተ ተሪፍካ ካብ ኮሙን ዝወሃበካ ገንዘብ ክውሕድ ይኽእል።
ድሕሪ ነፍሲ ወከፍ ክፋል ፈተና ኣሎ። እቲ መወዳእታ ፈተና ⟨Prøve i Dansk⟩ ይበሃል።
[[kontakter]]
""",
    },
    4: {
        "da": """
Her er de steder, I bruger mest. Gå turen en gang sammen med os.
[[kort]]
[[steder]]
""",
        "ar": """
هذه هي الأماكن التي تستخدمونها أكثر من غيرها. امشوا الطريق مرة معنا.
[[kort]]
[[steder]]
""",
        "uk": """
Це місця, якими ви користуєтеся найчастіше. Пройдіть цей шлях один раз разом із нами.
[[kort]]
[[steder]]
""",
        "ti": """
እዚኦም ብዝያዳ እትጥቀምሎም ቦታታት እዮም። ሓንሳብ ምሳና ብእግሪ ኪዱ።
[[kort]]
[[steder]]
""",
    },
    9: {
        "da": """
Børn og voksne kan gå til sport efter skole og arbejde. En forening er drevet af frivillige.
# Sådan begynder I
1. Ring til foreningen.
2. Prøv gratis et par gange.
3. Betal kontingent.
[[kontakter]]
""",
        "ar": """
يمكن للأطفال والكبار ممارسة الرياضة بعد المدرسة والعمل. النادي يديره متطوعون.
# هكذا تبدؤون
1. اتصلوا بالنادي.
2. جرّبوا مجاناً بضع مرات.
3. ادفعوا الاشتراك.
[[kontakter]]
""",
        "uk": """
Діти й дорослі можуть займатися спортом після школи та роботи. Клубом керують волонтери.
# Як почати
1. Зателефонуйте до клубу.
2. Спробуйте безкоштовно кілька разів.
3. Сплатіть внесок.
[[kontakter]]
""",
        "ti": """
ቆልዑን ዓበይትን ድሕሪ ትምህርትን ስራሕን ስፖርት ክገብሩ ይኽእሉ። ማሕበር ብወለንተኛታት ይምራሕ።
# ከመይ ጌርኩም ትጅምሩ
1. ናብ ማሕበር ደውሉ።
2. ንቑሩብ ግዜ ብናጻ ፈትኑ።
3. ክፍሊት ክፈሉ።
[[kontakter]]
""",
    },
}


WORDS: Mapping[str, Mapping[str, str]] = {
    "ar": {
        "Egen læge": "طبيب العائلة", "Lægevagt": "طبيب الطوارئ", "Tandlæge": "طبيب الأسنان", "Apotek": "صيدلية",
        "Politi": "الشرطة", "Jeres link-worker": "مرشدتكم في البلدية", "Skolen": "المدرسة",
        "Sprogcentret": "مركز اللغة", "Ejendomsmester": "مسؤول المبنى", "Når lægen har lukket": "عندما تكون عيادة الطبيب مغلقة",
        "Når det ikke er akut": "للحالات غير الطارئة", "Hvis et barn er sygt": "إذا كان الطفل مريضاً",
        "Hvis du er syg": "إذا كنت مريضاً", "Vand, varme, nøgler": "الماء والتدفئة والمفاتيح",
        "hverdage 8–16": "أيام العمل \u20668–16\u2069", "hverdage 9–15": "أيام العمل \u20669–15\u2069",
        "Indflytning, nøgler": "الانتقال إلى البيت، المفاتيح", "Borgerservice: CPR og læge": "خدمة المواطنين",
        "Infomøde med tolk": "اجتماع تعريفي مع مترجم", "Kursus": "دورة", "Bank: åbn konto": "البنك: فتح حساب",
        "Samtale på skolen": "لقاء في المدرسة", "Møde med rådgiver": "لقاء مع المرشد", "Idrætsforening": "نادٍ رياضي",
        "Bank": "بنك", "Hjem": "البيت", "Bus": "الحافلة",
    },
    "uk": {
        "Egen læge": "Сімейний лікар", "Lægevagt": "Черговий лікар", "Tandlæge": "Стоматолог", "Apotek": "Аптека",
        "Politi": "Поліція", "Jeres link-worker": "Ваш супровідник у муніципалітеті", "Skolen": "Школа",
        "Sprogcentret": "Мовний центр", "Ejendomsmester": "Відповідальний за будинок", "Når lægen har lukket": "Коли лікар не працює",
        "Når det ikke er akut": "Якщо справа не термінова", "Hvis et barn er sygt": "Якщо дитина захворіла",
        "Hvis du er syg": "Якщо ви захворіли", "Vand, varme, nøgler": "Вода, опалення, ключі",
        "hverdage 8–16": "у будні 8–16", "hverdage 9–15": "у будні 9–15",
        "Indflytning, nøgler": "Переїзд, ключі", "Borgerservice: CPR og læge": "Центр послуг: CPR і лікар",
        "Infomøde med tolk": "Інформаційна зустріч із перекладачем", "Kursus": "Курс", "Bank: åbn konto": "Банк: відкрити рахунок",
        "Samtale på skolen": "Розмова у школі", "Møde med rådgiver": "Зустріч із консультантом", "Idrætsforening": "Спортивний клуб",
        "Bank": "Банк", "Hjem": "Дім", "Bus": "Автобус",
    },
    "ti": {
        "Egen læge": "ናይ ስድራ ሓኪም", "Lægevagt": "ተረኛ ሓኪም", "Tandlæge": "ሓኪም ስኒ", "Apotek": "ቤት መድሃኒት",
        "Politi": "ፖሊስ", "Jeres link-worker": "ሓጋዚትኩም ኣብ ኮሙን", "Skolen": "ቤት ትምህርቲ", "Sprogcentret": "ማእከል ቋንቋ",
        "Ejendomsmester": "ሓላዊ ህንጻ", "Når lægen har lukket": "ሓኪም ምስ ዓጸወ", "Når det ikke er akut": "ህጹጽ እንተ ዘይኮነ",
        "Hvis et barn er sygt": "ቆልዓ እንተ ሓሚሙ", "Hvis du er syg": "እንተ ሓሚምካ", "Vand, varme, nøgler": "ማይ፡ ምውቐት፡ መፍትሕ",
        "hverdage 8–16": "መዓልታት ስራሕ 8–16", "hverdage 9–15": "መዓልታት ስራሕ 9–15",
        "Indflytning, nøgler": "ናብ ገዛ ምእታው፣ መፍትሕ", "Borgerservice: CPR og læge": "ኣገልግሎት ዜጋታት",
        "Infomøde med tolk": "ናይ ሓበሬታ ኣኼባ ምስ ተርጓሚ", "Kursus": "ኮርስ", "Bank: åbn konto": "ባንኪ፦ ሕሳብ ምኽፋት",
        "Samtale på skolen": "ዝርርብ ኣብ ቤት ትምህርቲ", "Møde med rådgiver": "ኣኼባ ምስ ኣማኻሪ", "Idrætsforening": "ማሕበር ስፖርት",
        "Bank": "ባንኪ", "Hjem": "ገዛ", "Bus": "ኣውቶቡስ",
    },
}  # fmt: skip
