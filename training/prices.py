"""Lines with the value of a card as shops print it, and lines that are none. Line number n of a seed is always the same line."""

import re
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import cv2
import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw

import fonts
import lines
from lines import CAP_ON_PAPER, Line

# The classes of the network; 0 is the blank of CTC. '~' stands for a word, and for any other sign.
CLASSES = "0123456789 ~.,$€£¥円₹₺łkrzsABCDEGIJKLMNPRSTUXYZ"
# Prices on small screenshots are as low as this, in pixels of the photo.
SMALLEST = 7.5

# What stands before or behind the number: the mark, the ways it stands there, what divides the cents, how often.
BEFORE, BEHIND = "before", "behind"
MARKS = [
    ("$", BEFORE, ".", 14), ("US$", BEFORE, ".", 4), ("USD", BEFORE, ".", 1), ("USD", BEHIND, ".", 1),
    ("CDN$", BEFORE, ".", 4), ("CA$", BEFORE, ".", 2), ("C$", BEFORE, ".", 4), ("CAD", BEFORE, ".", 2), ("CAD", BEHIND, ".", 1),
    ("A$", BEFORE, ".", 4), ("AU$", BEFORE, ".", 2), ("AUD", BEFORE, ".", 4), ("AUD", BEHIND, ".", 1),
    ("MX$", BEFORE, ".", 1.5), ("MXN", BEFORE, ".", 1), ("MXN", BEHIND, ".", 1), ("S$", BEFORE, ".", 3), ("SGD", BEFORE, ".", 1),
    ("R$", BEFORE, ",", 2), ("BRL", BEFORE, ",", 0.5), ("£", BEFORE, ".", 10), ("GBP", BEFORE, ".", 1.5), ("GBP", BEHIND, ".", 0.5),
    ("€", BEHIND, ",", 14), ("€", BEFORE, ",", 4), ("€", BEFORE, ".", 3), ("EUR", BEFORE, ",", 5), ("EUR", BEHIND, ",", 5), ("EUR", BEFORE, ".", 1),
    ("kr", BEHIND, ",", 3), ("SEK", BEFORE, ",", 1), ("SEK", BEHIND, ",", 1), ("zł", BEHIND, ",", 3), ("PLN", BEHIND, ",", 1),
    ("TL", BEHIND, ",", 2.5), ("₺", BEFORE, ",", 1.5), ("₺", BEHIND, ",", 0.5), ("TRY", BEHIND, ",", 0.5),
    ("AED", BEFORE, ".", 2), ("SAR", BEFORE, ".", 1), ("SAR", BEHIND, ".", 1), ("EGP", BEFORE, ".", 1.5), ("R", BEFORE, ".", 1.5), ("ZAR", BEFORE, ".", 0.5),
    ("₹", BEFORE, ".", 4), ("Rs.", BEFORE, ".", 1), ("INR", BEFORE, ".", 1),
    ("¥", BEFORE, "", 8), ("円", BEHIND, "", 7), ("JPY", BEFORE, "", 0.5),
]  # fmt: skip
USUAL = [5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 75, 80, 100, 120, 125, 150, 200, 250, 300, 400, 500, 750, 1000, 2000]
LABELS = (
    "Amount|Value|Gift amount|Card value|Gift Card|GIFT CARD|eGift Card|Gift card|TOTAL|Total|AMOUNT DUE|Balance|Your gift|Betrag|Wert|Guthaben"
    "|SUMME|GESAMT|Geschenkkarte|Geschenkgutschein|Gutschein|Im Wert von|Montant|Valeur|Carte cadeau|MONTANT|Chèque-cadeau|Importo|Valore|TOTALE"
    "|Buono regalo|Carta regalo|Importe|Valor|Cheque regalo|Tarjeta regalo|Bedrag|Waarde|Cadeaukaart|Belopp|Presentkort|Kwota|Karta podarunkowa"
    "|Tutar|Hediye kartı|Vale-presente|Cartão-presente|worth|Subtotal|Item total|Price|Loaded with"
).split("|")
WORDS = (
    "Claim code Redeem at Enter the code Serial number Order number Thank you Happy Birthday Terms and conditions apply Scratch here Einlösen unter"
    " Seriennummer Bestellnummer Bitte vorsichtig freirubbeln Numéro de série À utiliser sur Codice del buono Numero di serie Código de canje From:"
    " Alex For Merry Christmas Visit amazon.com amazon.co.uk amazon.de/redeem amazon.fr amazon.it amazon.es amazon.ca amazon.com.au Enjoy ACTIVATED"
    " TERMINAL APPROVED AUTH REF HARBOUR NEWS CORNER Sent Inbox Drafts DATE CARD CASH CHANGE Euro EURO SEND SAREE CADET Tax incl. USE ONLINE ONLY"
).split(" ")


class Piece(NamedTuple):
    """A stretch of writing: its capitals' height as a share of the line's, and how far its feet stand above those of the line, in capitals."""

    written: str
    size: float = 1.0
    raised: float = 0.0


def line(seed: int, number: int, hardship: float = 1.0) -> Line:
    """Line `number` of `seed`. `hardship` from 0 (clean print) to 1 (what bad photos do)."""
    chance = np.random.default_rng([seed, number])
    return draw(chance, lines.pick_family(chance), hardship)


def draw(chance: np.random.Generator, family: str, hardship: float) -> Line:
    pieces, text = contents(chance)
    margin = int(3.2 * CAP_ON_PAPER)
    page, ends = set_in_type(chance, family, pieces, margin)
    if chance.random() < 0.04:
        page, ends, text = page[::-1, ::-1], (page.shape[1] - ends[1], page.shape[1] - ends[0]), "~"
    light_on_dark = chance.random() < 0.35
    page = 1 - page if light_on_dark else page
    photo, cap, ends = lines.photograph(chance, page, CAP_ON_PAPER, ends, hardship, film=False, smallest=SMALLEST)
    return Line(lines.cut_out(chance, 255 - photo if light_on_dark else photo, cap, ends), text)


# What stands on the line


def contents(chance: np.random.Generator) -> tuple[list[Piece], str]:
    """What is written, and what the reader should say."""
    kind = chance.random()
    if kind >= 0.84:
        return nothing_for_sale(chance)
    pieces, text = price(chance)
    if kind < 0.6:
        return pieces, text
    words = str(chance.choice(LABELS))
    size = float(chance.uniform(0.6, 1)) if chance.random() < 0.3 else 1.0
    if kind < 0.8:
        gap = str(chance.choice([": ", " ", "  ", " - ", ":", "   ", "      "], p=[0.4, 0.25, 0.1, 0.05, 0.1, 0.05, 0.05]))
        return [Piece(words + gap, size), *pieces], re.sub("~+", "~", re.sub(" +", " ", f"{told(words)}{told(gap)}{text}"))
    return [*pieces, Piece(" " + words, size)], f"{text} {told(words)}"


def price(chance: np.random.Generator) -> tuple[list[Piece], str]:
    shares = np.array([mark[3] for mark in MARKS], float)
    mark, place, divider, _ = MARKS[chance.choice(len(MARKS), p=shares / shares.sum())]
    whole, cents = amount(chance, yen=divider == "")
    grouped = with_thousands(chance, whole, divider)
    number = grouped + (divider + cents if cents else "")
    usual_gap = 0.25 if mark in "$£¥₹₺R" else 0.5 if "$" in mark or place == BEFORE and mark == "€" else 0.85
    gap = " " if chance.random() < usual_gap else ""
    shown = "￥" if mark == "¥" and chance.random() < 0.15 else mark
    text = mark + gap + number if place == BEFORE else number + gap + mark
    if cents and chance.random() < 0.12:
        return with_small_cents(chance, shown, gap, place, grouped, cents), text
    if chance.random() < 0.12:
        size, raised = float(chance.uniform(0.5, 0.85)), float(chance.choice([0, 1]))
        sign = Piece(shown, size, raised * (1 - size))
        return ([sign, Piece(gap + number)] if place == BEFORE else [Piece(number + gap), sign]), text
    return [Piece(shown + gap + number if place == BEFORE else number + gap + shown)], text


def with_small_cents(chance, mark, gap, place, whole, cents) -> list[Piece]:
    """As on price tags: the cents small and high, without a point."""
    size = float(chance.uniform(0.42, 0.65))
    sign_size = size if chance.random() < 0.6 else 1.0
    sign, small = Piece(mark, sign_size, 1 - sign_size), Piece(cents, size, 1 - size)
    return [sign, Piece(gap + whole), small] if place == BEFORE else [Piece(whole), small, Piece(gap), sign]


def amount(chance: np.random.Generator, yen: bool) -> tuple[str, str]:
    """Odd ones often enough that every digit has to be looked at."""
    kind = chance.random()
    whole = int(chance.choice(USUAL)) if kind < 0.45 else int(10 ** chance.uniform(0.7, 3.7))
    if yen:
        return str(whole * 100 if kind < 0.45 else whole * int(chance.choice([1, 10, 50]))), ""
    cents = chance.random()
    if cents < 0.36:
        return str(whole), ""
    return str(whole), "00" if cents < 0.82 else f"{chance.integers(0, 100):02d}"


def with_thousands(chance, whole: int, divider: str) -> str:
    if len(whole) < 4 or chance.random() < 0.25:
        return whole
    between = "," if divider in (".", "") else str(chance.choice([".", " "]))
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", between, whole)


def nothing_for_sale(chance: np.random.Generator) -> tuple[list[Piece], str]:
    count = int(chance.integers(1, 4))
    words = [str(word) for word in chance.choice(WORDS, count)]
    if chance.random() < 0.55:
        words[int(chance.integers(0, count))] = number_of_another_kind(chance)
    written = " ".join(words)
    if chance.random() < 0.25:
        written = written.upper()
    return [Piece(written)], " ".join(told(word) for word in written.split(" "))


def number_of_another_kind(chance: np.random.Generator) -> str:
    def digits(count):
        return "".join(chance.choice(list("0123456789"), count))

    return [
        lambda: digits(16), lambda: lines.gift_code(chance), lambda: f"{chance.integers(1, 24)}:{chance.integers(10, 60)}",
        lambda: f"{chance.integers(1, 100)}%", lambda: f"20{digits(2)}-0{chance.integers(1, 10)}-{chance.integers(10, 31)}",
        lambda: f"{chance.integers(1, 31)}.{chance.integers(1, 13)}.20{digits(2)}", lambda: f"0800 {digits(3)} {digits(4)}",
        lambda: f"{digits(3)}-{digits(7)}-{digits(7)}", lambda: f"#{digits(4)}", lambda: f"{chance.integers(1, 10)}.", lambda: f"**{digits(4)}",
        lambda: f"({chance.integers(1, 30)})", lambda: "5G", lambda: digits(int(chance.integers(1, 9))), lambda: f"{chance.integers(1, 13)}/{digits(2)}",
    ][chance.integers(0, 15)]()  # fmt: skip


def told(written: str) -> str:
    """Words as one '~' each; of what has no letters the digits and their marks, and '~' for every run of other signs."""
    return " ".join("~" if re.search(r"[^\W\d_]", word) else re.sub(r"[^\d.,$€£¥]+", "~", word) for word in written.split(" "))


# How it is printed


def set_in_type(chance: np.random.Generator, family: str, pieces: list[Piece], margin: int):
    """The line on paper, capitals CAP_ON_PAPER high, `margin` beside it: page, where the line starts and ends."""
    cap, foot = CAP_ON_PAPER, 3 * CAP_ON_PAPER
    path = font_file(chance, family)
    spread = float(chance.choice([0, 0, 0, 0.04, 0.1, -0.03])) * cap
    stand_in = str(chance.choice(fonts_with("円") if any("円" in piece.written or "￥" in piece.written for piece in pieces) else fonts_with("₺₹ł€")))
    glyphs, x = [], float(margin)
    for written, size, raised in pieces:
        for run, file in runs(written, path, stand_in):
            font = lines.font_of(file, round(cap * size))
            for char in run if spread else [run]:
                glyphs.append((x, foot - raised * cap, char, font))
                x += font.getlength(char) + spread
    page = Image.new("L", (int(x) + margin, 5 * cap), 0)
    ink = ImageDraw.Draw(page)
    for left, bottom, char, font in glyphs:
        ink.text((left, bottom), char, font=font, fill=255, anchor="ls")
    lines.print_around(chance, ink, lines.font_of(path, cap), page.size, foot, cap, (margin, x))
    shade = np.asarray(page, np.float32) / 255
    if chance.random() < 0.08:
        # Ink that runs closes the counters of bold digits.
        shade = cv2.dilate(shade, np.ones((4, 4), np.uint8))
    drawn = lines.printed(chance, shade)
    if chance.random() < 0.12:
        drawn = drawn + beside_a_picture(chance, drawn.shape)
    if chance.random() < 0.25:
        # White on yellow, grey on white.
        lightest = float(drawn.max())
        drawn = lightest - (lightest - drawn) * chance.uniform(0.12, 0.6)
    return np.clip(drawn, 0, 1).astype(np.float32), (margin, x)


def font_file(chance: np.random.Generator, family: str) -> str:
    """Values are printed bold more often than codes are."""
    files = fonts.families()[family]
    bold = [file for file in files if re.search("bold|black|heavy", file, re.IGNORECASE)]
    return str(chance.choice(bold if bold and chance.random() < 0.4 else files))


def beside_a_picture(chance, shape) -> np.ndarray:
    """The edge of a coloured shape that runs behind the line."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    turn, at = chance.uniform(0, np.pi), chance.uniform(0, shape[1])
    side = (x - at) * np.cos(turn) + (y - shape[0] / 2) * np.sin(turn)
    return (side > 0).astype(np.float32) * float(chance.uniform(-0.25, 0.12))


def runs(written: str, path: str, stand_in: str):
    """Stretches of text with the font that has their signs, as browsers do."""
    has = signs_of(path)
    for missing, run in groupby(written, lambda char: char not in has):
        yield "".join(run), stand_in if missing else path


SPECIAL = "$€£¥￥円₹₺ł"


@lru_cache(maxsize=None)
def signs_of(path: str) -> frozenset[str]:
    with TTFont(path, lazy=True) as font:
        cmap = font.getBestCmap()
    return frozenset(chr(code) for code in cmap if code < 0x250 or chr(code) in SPECIAL)


@lru_cache(maxsize=None)
def fonts_with(signs: str) -> tuple[str, ...]:
    every = [file for files in fonts.families().values() for file in files]
    return tuple(file for file in every if all(sign in signs_of(file) for sign in signs))
