"""What the walk says: texts, names, dates and notes, with what a project makes of each, written out by hand."""

from dataclasses import dataclass

QUOTED = (
    "Nelayan tolak pelabuhan baru\n"
    "Jakarta - Ketua nelayan Siti Rahma menolak rencana pelabuhan di Teluk Sari. Ia menyebut laut sudah rusak.\n"
    "Baca juga: Harga ikan naik lagi\n"
    "“Kami mendukung larangan itu sepenuhnya”, kata Darma. Menurut Kementerian Laut, izin belum terbit."
)
HOSTILE = (
    "Pasar 🙂 pagi\u00a0ramai. Jose\u0301 👩‍👩‍👧 datang; \"harga\" naik 5%, 'katanya'.\n"
    "\u202bمرحبا\u202c kata pedagang. Ein Straßenfest = nichts dagegen!\n"
    "=1+1\tbukan rumus. Dia diam…"
)
ENGLISH = (
    "The mayor said the harbour would open in May. “We will not wait any longer,” she told the council.\n"
    "Fishermen disagreed. They asked for a new study, and left the room."
)
SHORT = "Setuju."
MARKED = (
    "# Judul *besar*\n\nKata **tebal** dan [tautan](https://a.example/x).\n\n- satu\n- dua\n\n> Kutipan panjang.\n\n"
    "| A | B |\n|---|---|\n| 1 | 2 |\n"
)
ENDS = "Baris satu tetap.\r\nBaris dua\0 juga.\u2028Baris tiga.\rBaris empat."

# What is given, and what is stored of it: line ends become line feeds, NUL goes, all else stays.
PLAIN_TEXTS = {text: text for text in (QUOTED, HOSTILE, ENGLISH, SHORT)} | {
    ENDS: "Baris satu tetap.\nBaris dua juga.\nBaris tiga.\nBaris empat."
}
BLANK_TEXTS = ("", " \n\t ", "\u200b\ufeff", "\0")


@dataclass(frozen=True)
class Name:
    """A name as it is typed, as it is stored, and which one it is: all spellings of it share `same`."""

    typed: str
    stored: str
    same: str


NAMES = (
    Name("Siti Rahma", "Siti Rahma", "siti"),
    Name("  siti\u00a0RAHMA\n", "siti RAHMA", "siti"),
    Name("SITI\u200b RAHMA", "SITI\u200b RAHMA", "siti"),
    Name("Kementerian Laut", "Kementerian Laut", "laut"),
    Name("kementerian \t laut", "kementerian laut", "laut"),
    Name("Jos\u00e9", "Jos\u00e9", "jose"),
    Name("JOSE\u0301", "JOSE\u0301", "jose"),
    Name("Darma", "Darma", "darma"),
    Name("Nelayan 'Muara' 🙂", "Nelayan 'Muara' 🙂", "muara"),
    Name('Straße; "kecil"', 'Straße; "kecil"', "strasse"),
    Name('STRASSE; "KECIL"', 'STRASSE; "KECIL"', "strasse"),
    Name("İstanbul", "İstanbul", "istanbul"),
    Name("istanbul", "istanbul", "istanbul"),
    Name("ﬁrma\x07", "ﬁrma", "firma"),
    Name("FIRMA", "FIRMA", "firma"),
    Name("rencana pelabuhan", "rencana pelabuhan", "pelabuhan"),
    Name("n" * 200, "n" * 200, "long"),
    Name("👩‍👩‍👧", "👩‍👩‍👧", "family"),
)
BAD_NAMES = ("", " \u00a0", "\u200b", "satu|dua", "x" * 201, "\x00\x07")
BY_SPELLING = {spelling: name for name in NAMES for spelling in (name.typed, name.stored)}
SAME = {spelling: name.same for spelling, name in BY_SPELLING.items()}

# A note or a definition, and what an entry of the codebook keeps of it: no control characters; white space is nothing.
NOTES = {
    "": "",
    "dua\nbaris; \"kutip\" 'petik' 🙂": "dua\nbaris; \"kutip\" 'petik' 🙂",
    "e\u0301 \u00a0 tetap": "e\u0301 \u00a0 tetap",
    "catatan": "catatan",
    "=1+1": "=1+1",
    '\',"x"=1,"y"=\'': '\',"x"=1,"y"=\'',
}
KEPT_NOTES = NOTES | {"bel\x07 dan \t tab": "bel dan \t tab", " \n ": ""}

DATES = {None: None, "": None, "2024-01-02": "2024-01-02", "21/11/2023": "2023-11-21", "5 Maret 2023": "2023-03-05"}
BAD_DATES = ("kemarin", "2023-13-45", "🙂")
LINES = {"": "", "Harian Laut": "Harian Laut", "dua\n baris 🙂": "dua baris 🙂", "a 'b' \"c\"": "a 'b' \"c\""}
LANGUAGES = {"id": "id", "Indonesian": "id", "en": "en", "": ""}
COLOURS = {"": "", "#2A6f97": "#2a6f97", " #00ff00 ": "#00ff00"}
BAD_COLOURS = ("red", "#12", "#2a6f97;")
KEYS = ("rules of ours", "🙂", "window")
