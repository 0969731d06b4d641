"""Lines of writing as the app cuts them out of photos, and what they say. Line number n of a seed is always the same line."""

import io
import string
from functools import lru_cache
from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

import fonts

cv2.setNumThreads(1)

# The classes of the network; 0 is the blank of CTC. '~' stands for a run of any other characters, and for a line on its head.
CLASSES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789- ~"
# As the app cuts lines: so high, capitals so high, the last hundredth black and a tenth white.
HEIGHT, CAP = 40, 24
WIDEST = 720
CAP_ON_PAPER = 40
# So many capitals' heights of paper lie beside a line that the app may cut far too long, since it found a piece of it only.
FAR_BESIDE = 8.0

LETTERS_AND_DIGITS = string.ascii_uppercase + string.digits
# Characters seen in codes that Amazon and shops published as samples: no 0, 1, I or O.
GIFT_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LOOK_ALIKE = "O0QDCG8B3S5Z27T1ILJ6G4AUVYWMNHKXPRFE9"
# Told apart by each other where both stand on one line, in letters that draw them nearly alike.
TWINS = ["O0"] * 5 + ["I1", "S5", "B8", "Z2", "D0", "QO", "DO", "G6"]
PLAIN = [
    "Arimo", "Cousine", "DejaVu Sans", "DejaVu Sans Mono", "Liberation Sans", "Liberation Mono", "Nimbus Sans", "Nimbus Mono PS",
    "Noto Sans", "Noto Sans Mono", "Roboto", "Open Sans", "Lato", "Inter", "PT Sans", "PT Mono", "JetBrains Mono", "Inconsolata",
    "Fira Code", "OCR B", "OCRA", "Carlito", "FreeSans", "Clear Sans", "Cantarell", "DejaVu Serif", "Liberation Serif", "Cabin",
]
# Shops and tills print codes in letters of one width most often, and there O and 0 lie closest together.
ONE_WIDTH = [
    "B612 Mono", "Courier Prime Code", "Cousine", "DejaVu Sans Mono", "Fantasque Sans Mono", "Fira Code", "FreeMono", "Go Mono",
    "Inconsolata", "JetBrains Mono", "Liberation Mono", "M PLUS Code", "Monoid", "Nimbus Mono PS", "Noto Sans Mono", "OCR B", "OCRA",
    "Oxygen Mono", "PT Mono",
]
WORDS = (
    "Claim code Gift card Amazon.com Gutscheincode Code cadeau Redeem at Serial number Order total Thank you for your purchase"
    " Visit www.amazon.co.uk/redeem to apply Enter the Balance Terms and conditions apply Scratch here Do not share this Aktivierung"
    " Geschenkgutschein Karte Betrag Datum carte montant valable tarjeta regalo canjear buono regalo codice PIN Total EUR USD GBP"
).split(" ")


class Line(NamedTuple):
    pixels: np.ndarray  # HEIGHT x width, uint8, dark on light
    text: str  # of CLASSES


def line(seed: int, number: int, hardship: float = 1.0) -> Line:
    """Line `number` of `seed`. `hardship` from 0 (clean print) to 1 (what bad photos do)."""
    chance = np.random.default_rng([seed, number])
    return draw(chance, pick_family(chance), hardship)


def draw(chance: np.random.Generator, family: str, hardship: float) -> Line:
    written, text = words_of(chance)
    beside = (FAR_BESIDE if chance.random() < 0.14 else 3.2) * CAP_ON_PAPER
    page, cap, ends = set_in_type(chance, family, written, int(beside))
    if chance.random() < 0.04:
        page, ends, text = page[::-1, ::-1], (page.shape[1] - ends[1], page.shape[1] - ends[0]), "~"
    photo, cap, ends = photograph(chance, page, cap, ends, hardship)
    return Line(cut_out(chance, photo, cap, ends), text)


def pick_family(chance: np.random.Generator) -> str:
    known = [family for family in fonts.families() if family not in fonts.HELD_BACK]
    kind = chance.random()
    wanted = ONE_WIDTH if kind < 0.25 else PLAIN if kind < 0.55 else known
    return str(chance.choice([family for family in wanted if family in known]))


# What stands on the line


def words_of(chance: np.random.Generator) -> tuple[str, str]:
    """What is written, and what the reader should say."""
    kind = chance.random()
    if kind < 0.64:
        return same(gift_code(chance))
    if kind < 0.72:
        label = " ".join(chance.choice(WORDS, chance.integers(1, 3))) + chance.choice([":", " ", ": ", " - "])
        written = label + " " + gift_code(chance)
        return written, told(written)
    if kind < 0.83:
        return same(number(chance))
    if kind < 0.91:
        return same(other_code(chance))
    count = chance.integers(1, 6)
    written = " ".join(chance.choice(WORDS, count))
    if chance.random() < 0.3:
        written = written.upper()
    if chance.random() < 0.4:
        written += " " + chance.choice(["$25.00", "50,00 EUR", "2026-11-20", "14:32", "#0042", "1-800-555-0100", "£10", "**7341"])
    return written[:34].strip(), told(written[:34].strip())


def same(text: str) -> tuple[str, str]:
    return text, text


def told(written: str) -> str:
    """Capitals, digits, hyphens and spaces as they are; every run of anything else as one '~'."""
    out = ""
    for char in written:
        kept = char if char in CLASSES[:-1] else "~"
        if kept != "~" or not out.endswith("~"):
            out += kept
    return " ".join(out.split())


def characters(chance: np.random.Generator, count: int) -> str:
    kind = chance.random()
    if kind < 0.3:
        pool = GIFT_ALPHABET
    elif kind < 0.65:
        pool = LETTERS_AND_DIGITS
    else:
        # Look-alikes crowd in: pairs and neighbours that are hardest to tell apart.
        pool = LETTERS_AND_DIGITS + LOOK_ALIKE * 3
        if chance.random() < 0.4:
            pool = "".join(char for char in pool if char in GIFT_ALPHABET)
    text = "".join(chance.choice(list(pool), count))
    if chance.random() < 0.15:
        at = chance.integers(0, count - 1)
        text = text[:at] + text[at] + text[at] + text[at + 2 :]
    if chance.random() < 0.3:
        twins = str(chance.choice(TWINS))
        for at in chance.permutation(count)[: chance.integers(2, 5)]:
            text = text[:at] + twins[chance.integers(0, 2)] + text[at + 1 :]
    return text


def gift_code(chance: np.random.Generator) -> str:
    groups = [4, 6, 4 if chance.random() < 0.55 else 5]
    text = characters(chance, sum(groups))
    join = chance.choice(["-", " ", "", "\u2010", " - ", "  "], p=[0.52, 0.2, 0.2, 0.04, 0.02, 0.02])
    parts = [text[:4], text[4:10], text[10:]]
    return str(join).join(parts).replace("\u2010", "-").replace("  ", " ")


def number(chance: np.random.Generator) -> str:
    count = int(chance.choice([16, 16, 30, 10, 12, 19]))
    text = "".join(chance.choice(list(string.digits), count))
    if chance.random() < 0.3:
        text = " ".join(text[i : i + 4] for i in range(0, count, 4))
    return text


def other_code(chance: np.random.Generator) -> str:
    size, count = [(4, 4), (5, 3), (5, 5), (4, 3), (16, 1), (10, 1), (12, 1), (8, 1)][chance.integers(0, 8)]
    return str(chance.choice(["-", " "])).join(characters(chance, size) for _ in range(count))


# How it is printed


@lru_cache(maxsize=4000)
def font_of(path: str, cap: int) -> ImageFont.FreeTypeFont:
    trial = ImageFont.truetype(path, 100)
    top, bottom = trial.getbbox("H", anchor="ls")[1::2]
    return ImageFont.truetype(path, max(8, round(100 * cap / max(20, bottom - top))))


def set_in_type(chance: np.random.Generator, family: str, written: str, margin: int):
    """The line on paper, capitals CAP_ON_PAPER high, `margin` beside it: page, their height, where the line starts and ends."""
    cap = CAP_ON_PAPER
    font = font_of(str(chance.choice(fonts.families()[family])), cap)
    spread = chance.choice([0, 0, 0, 0.06, 0.12, 0.22]) * cap if len(written) < 24 else 0
    width = font.getlength(written) + spread * len(written)
    page = Image.new("L", (int(width) + 2 * margin, 5 * cap), 0)
    ink = ImageDraw.Draw(page)
    foot = 3 * cap
    if spread == 0:
        ink.text((margin, foot), written, font=font, fill=255, anchor="ls")
    else:
        x = float(margin)
        for char in written:
            ink.text((x, foot), char, font=font, fill=255, anchor="ls")
            x += font.getlength(char) + spread
    print_around(chance, ink, font, page.size, foot, cap, (margin, margin + width))
    return printed(chance, np.asarray(page, np.float32) / 255), cap, (margin, margin + width)


def printed(chance: np.random.Generator, shade: np.ndarray) -> np.ndarray:
    """Ink on paper, where `shade` is 1."""
    if chance.random() < 0.25:
        stroke = np.ones((2, 2) if chance.random() < 0.7 else (3, 3), np.uint8)
        shade = cv2.erode(shade, stroke) if chance.random() < 0.5 else cv2.dilate(shade, stroke)
    if chance.random() < 0.08:
        shade = dot_matrix(shade, int(chance.integers(4, 7)))
    paper = paper_of(chance, shade.shape)
    dark = chance.uniform(0.02, 0.3) if chance.random() < 0.75 else chance.uniform(0.25, 0.6)
    dark = min(dark, 0.92 * float(paper.min()))
    blot = cv2.resize(chance.normal(1, 0.12, (6, 24)).astype(np.float32), shade.shape[::-1], interpolation=cv2.INTER_CUBIC)
    cover = np.clip(shade * np.clip(blot, 0.6, 1), 0, 1) if chance.random() < 0.3 else shade
    return paper * (1 - cover) + dark * cover


def print_around(chance, ink, font, size, foot, cap, ends) -> None:
    """What else stands near: lines above and below, rules, a box, a neighbour at either end."""
    width, _ = size
    if chance.random() < 0.35:
        for offset in (-chance.uniform(1.5, 2.6), chance.uniform(1.5, 2.6)):
            if chance.random() < 0.6:
                near = " ".join(chance.choice(WORDS, 6))
                ink.text((chance.uniform(-80, width / 2), foot + offset * cap), near, font=font, fill=255, anchor="ls")
    if chance.random() < 0.12:
        y = foot + chance.uniform(0.25, 0.6) * cap
        ink.line((ends[0] - cap, y, ends[1] + cap, y), fill=255, width=int(chance.integers(2, 6)))
    if chance.random() < 0.12:
        pad = chance.uniform(0.35, 0.9) * cap
        ink.rectangle((ends[0] - pad, foot - cap - pad, ends[1] + pad, foot + pad), outline=255, width=int(chance.integers(2, 6)))


def dot_matrix(shade: np.ndarray, step: int) -> np.ndarray:
    """As receipts are printed: only dots of the letters remain."""
    height, width = shade.shape
    small = cv2.resize(shade, (width // step, height // step), interpolation=cv2.INTER_AREA)
    grid = cv2.resize((small > 0.4).astype(np.float32), (width, height), interpolation=cv2.INTER_NEAREST)
    y, x = np.mgrid[0:height, 0:width]
    dot = ((x % step - step / 2) ** 2 + (y % step - step / 2) ** 2) < (0.62 * step) ** 2
    return cv2.GaussianBlur(grid * dot, (0, 0), 1.2)


def paper_of(chance: np.random.Generator, shape) -> np.ndarray:
    height, width = shape
    paper = np.full(shape, chance.uniform(0.7, 1.0), np.float32)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    if chance.random() < 0.25:
        turn, wave = chance.uniform(0, np.pi), chance.uniform(8, 70)
        paper += chance.uniform(0.01, 0.09) * np.sin((x * np.cos(turn) + y * np.sin(turn)) * 2 * np.pi / wave + np.sin(x / 60))
    if chance.random() < 0.3:
        grain = chance.normal(0, chance.uniform(0.01, 0.05), (height // 3 + 1, width // 3 + 1)).astype(np.float32)
        paper += cv2.resize(grain, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.clip(paper, 0.3, 1)


# What the camera makes of it


def photograph(chance: np.random.Generator, page: np.ndarray, cap: float, ends, hardship: float, film: bool = True, smallest: float = 12):
    """`film`: whether it stands under scratch film; `smallest`: how low its capitals may be on the photo, in pixels."""
    if not film:
        page = with_residue(chance, page, cap, ends, 0.3 * hardship)
    elif chance.random() < 0.34:
        page = scratched_free(chance, page, cap, ends, hardship)
        if chance.random() < 0.4:
            page = with_residue(chance, page, cap, ends, hardship)
    else:
        page = with_residue(chance, page, cap, ends, hardship)
    page, ends = bent(chance, page, cap, ends)
    # How high capitals stand on the photo, in its pixels.
    native = float(np.exp(chance.uniform(np.log(30 - (30 - smallest) * hardship), np.log(46))))
    shrink = native / cap
    size = (max(24, round(page.shape[1] * shrink)), max(16, round(page.shape[0] * shrink)))
    photo = cv2.resize(page, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    height, width = photo.shape
    harm = hardship * float(chance.beta(1.3, 1.5))
    photo = lit(chance, photo, harm)
    blur = 0.3 + harm * chance.uniform(0.2, 0.085 * native)
    photo = cv2.GaussianBlur(photo, (0, 0), blur)
    if chance.random() < 0.35 * hardship:
        photo = cv2.filter2D(photo, -1, motion(chance, chance.uniform(1.5, 0.2 * native)))
    if chance.random() < 0.18 * hardship:
        less = chance.uniform(0.6, 0.95)
        small = cv2.resize(photo, (max(8, round(width * less)), max(8, round(height * less))), interpolation=cv2.INTER_LINEAR)
        photo = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    if chance.random() < 0.1 * hardship:
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        turn, wave = chance.uniform(0, np.pi), chance.uniform(2.2, 14)
        photo *= 1 + chance.uniform(0.03, 0.16) * np.sin((x * np.cos(turn) + y * np.sin(turn)) * 2 * np.pi / wave)
    photo = photo * 255 + chance.normal(0, 1 + 9 * harm * chance.random(), photo.shape)
    photo = np.clip(photo, 0, 255).astype(np.uint8)
    if chance.random() < 0.85:
        quality = int(chance.uniform(92 - 55 * hardship, 95))
        photo = cv2.imdecode(cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)
    return photo, native, (ends[0] * shrink, ends[1] * shrink)


def scratched_free(chance, page, cap, ends, hardship):
    """A strip of scratch film with a ragged hole, in which the line stands, and flecks of film left in it."""
    height, width = page.shape
    x = np.arange(width, dtype=np.float32)
    middle = 3 * cap - cap / 2 + chance.normal(0, 0.06) * cap
    half = cap * (0.5 + chance.uniform(0.06, 0.65))
    rough, coarse = chance.uniform(0.02, 0.16) * cap, int(chance.integers(4, 16))
    edges = [
        cv2.resize(chance.normal(0, 1, (1, max(4, width // coarse))).astype(np.float32), (width, 1), interpolation=cv2.INTER_CUBIC)[0] * rough
        for _ in range(2)
    ]
    pads = [chance.uniform(-0.05 * hardship, 0.7) * cap for _ in range(2)]
    ends_cut = np.clip(np.minimum(x - (ends[0] - pads[0]), (ends[1] + pads[1]) - x) / (0.25 * cap), -1, 1)
    y = np.arange(height, dtype=np.float32)[:, None]
    inside = np.minimum(y - (middle - half * ends_cut + edges[0]), (middle + half * ends_cut + edges[1]) - y)
    hole = np.clip(inside / 2 + 0.5, 0, 1).astype(np.float32)
    flecks = np.zeros(page.shape, np.uint8)
    for _ in range(int(chance.integers(0, 10 + 45 * hardship))):
        centre = (int(chance.uniform(ends[0] - cap, ends[1] + cap)), int(middle + chance.uniform(-1, 1) * half))
        axes = (int(1 + chance.exponential(0.09) * cap), int(1 + chance.exponential(0.05) * cap))
        cv2.ellipse(flecks, centre, axes, float(chance.uniform(0, 180)), 0, 360, 255, -1)
    hole *= 1 - cv2.GaussianBlur(flecks, (0, 0), 1.0).astype(np.float32) / 255
    tone = chance.uniform(0.3, 0.72)
    grain = cv2.resize(chance.normal(0, chance.uniform(0.01, 0.06), (height // 2, width // 2)).astype(np.float32), (width, height))
    film = np.clip(tone + grain, 0, 1)
    pattern = chance.random()
    if pattern < 0.35:
        film += printed_on_film(chance, film.shape, cap)
    elif pattern < 0.7:
        tiny = Image.new("L", (width, height), 0)
        ink, font = ImageDraw.Draw(tiny), font_of(fonts.families()["DejaVu Sans"][0], int(cap * 0.32))
        for row in range(0, height, int(cap * 0.8)):
            ink.text((float(chance.uniform(-60, 0)), row), "gift card   " * (width // 60 + 2), font=font, fill=255)
        film += np.asarray(tiny, np.float32) / 255 * chance.uniform(-0.12, 0.12)
    return page * hole + film * (1 - hole)


def printed_on_film(chance, shape, cap) -> np.ndarray:
    """Stripes, dots or waves, lighter or darker than the film."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    turn, step = chance.uniform(0, np.pi), chance.uniform(0.2, 0.7) * cap
    along, down = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    kind = chance.integers(0, 3)
    if kind == 0:
        marks = np.sin(along * 2 * np.pi / step) > 0
    elif kind == 1:
        marks = np.sin(along * 2 * np.pi / step) + np.sin(down * 2 * np.pi / step) > 0.9
    else:
        marks = np.sin((down + 0.2 * step * np.sin(along * 2 * np.pi / step)) * 2 * np.pi / step) > 0.6
    return marks.astype(np.float32) * float(chance.choice([-1, 1]) * chance.uniform(0.03, 0.12))


def with_residue(chance, page, cap, ends, hardship):
    """Scratch film that was not rubbed off, scratches, dust and small stains."""
    if chance.random() > 0.3 * hardship:
        return page
    page = page.copy()
    height, width = page.shape
    cover = np.zeros(page.shape, np.uint8)
    foot = 3 * cap
    if chance.random() < 0.65:
        slant = chance.uniform(-0.6, 0.6)
        for _ in range(int(chance.integers(4, 46))):
            x, y = chance.uniform(ends[0], ends[1]), chance.uniform(foot - 1.5 * cap, foot + 0.5 * cap)
            length = chance.uniform(0.2, 2.2) * cap
            tip = (int(x + length * np.cos(slant)), int(y + length * np.sin(slant)))
            cv2.line(cover, (int(x), int(y)), tip, int(chance.integers(90, 255)), int(chance.integers(1, 8)))
    else:
        for _ in range(int(chance.integers(3, 30))):
            centre = (int(chance.uniform(ends[0], ends[1])), int(chance.uniform(foot - 1.4 * cap, foot + 0.4 * cap)))
            axes = (int(chance.integers(1, 16)), int(chance.integers(1, 9)))
            cv2.ellipse(cover, centre, axes, float(chance.uniform(0, 180)), 0, 360, int(chance.integers(60, 255)), -1)
    mask = cv2.GaussianBlur(cover.astype(np.float32) / 255, (0, 0), chance.uniform(0.6, 2.5)) * chance.uniform(0.3, 0.95)
    return page * (1 - mask) + chance.uniform(0.35, 0.8) * mask


def bent(chance, page, cap, ends):
    """What remains after straightening: a slight turn, a slant, a bow, letters a little wide or narrow."""
    height, width = page.shape
    stretch = float(np.clip(chance.normal(1, 0.1), 0.75, 1.3))
    turn = np.tan(np.radians(float(np.clip(chance.normal(0, 0.45), -1.4, 1.4)))) * stretch
    slant = float(np.clip(chance.normal(0, 0.05), -0.16, 0.16))
    middle, foot = (ends[0] + ends[1]) / 2, 2.5 * cap
    new_width = int(width * stretch)
    x, y = np.meshgrid(np.arange(new_width, dtype=np.float32), np.arange(height, dtype=np.float32))
    bow = chance.normal(0, 0.05) * cap if chance.random() < 0.35 else 0.0
    along = (x / stretch - middle) / max(1.0, (ends[1] - ends[0]) / 2)
    narrow = 1 + (chance.normal(0, 0.035) * along)
    source_x = x / stretch - slant * (y - foot)
    source_y = foot + (y - foot) * narrow - turn * (x / stretch - middle) / stretch - bow * (along**2 - 0.33)
    drawn = cv2.remap(page.astype(np.float32), source_x.astype(np.float32), source_y.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return drawn, (ends[0] * stretch, ends[1] * stretch)


def motion(chance, length: float) -> np.ndarray:
    """A shaken camera, as a kernel: a short stroke in any direction."""
    reach = int(np.ceil(length / 2)) + 1
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    turn = chance.uniform(0, np.pi)
    for step in np.linspace(-length / 2, length / 2, 40):
        kernel[round(reach + step * np.sin(turn)), round(reach + step * np.cos(turn))] += 1
    return kernel / kernel.sum()


def lit(chance, photo, harm):
    height, width = photo.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    photo = photo * chance.uniform(1 - 0.45 * harm, 1.05)
    photo *= 1 + (chance.uniform(-0.5, 0.5) * harm) * (x / width - 0.5) + (chance.uniform(-0.3, 0.3) * harm) * (y / height - 0.5)
    if chance.random() < 0.2 * min(1, 2 * harm):
        edge = chance.uniform(0, width)
        across = (x - edge + (y - height / 2) * chance.uniform(-1, 1)) / chance.uniform(2, 20)
        photo *= 1 - chance.uniform(0.1, 0.5) / (1 + np.exp(np.clip(-across, -30, 30)))
    if chance.random() < 0.3 * min(1, 2 * harm):
        cx, cy = chance.uniform(0, width), chance.uniform(-0.2, 1.2) * height
        rx, ry = chance.uniform(0.05, 0.4) * width, chance.uniform(0.3, 1.5) * height
        photo = photo + chance.uniform(0.1, 0.75) * np.exp(-(((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2) * 1.5)
    return np.clip(photo, 0, 1.0).astype(np.float32)


# As the app cuts it out


def cut_out(chance, photo, cap, ends) -> np.ndarray:
    """The app knows the feet and the tops of the letters, each a little wrong."""
    mistaken = chance.random() < 0.22
    size = cap * (chance.uniform(0.88, 1.6) if mistaken else 1 + float(np.clip(chance.normal(0, 0.05), -0.14, 0.16)))
    scale = CAP / size * float(chance.choice([22 / 24, 1, 1, 27 / 24]))
    foot = 3.0 * cap + chance.normal(0, 0.1 if mistaken else 0.035) * cap + (size - cap) / 2 * mistaken
    cut_close = chance.random() < 0.35
    before, after = ((chance.uniform(0.15, 0.5) if cut_close else 0.6 + chance.normal(0, 0.05)) * cap for _ in range(2))
    if ends[0] > 0.75 * FAR_BESIDE * cap:
        before, after = (reach + chance.uniform(0, FAR_BESIDE - 1.5) * cap * (chance.random() < 0.7) for reach in (before, after))
    start, end = ends[0] - before, ends[1] + after
    if (end - start) * scale > WIDEST:
        scale = WIDEST / (end - start)
    width = max(16, round((end - start) * scale))
    middle = foot - cap / 2
    place = np.float32([[1 / scale, 0, start], [0, 1 / scale, middle - HEIGHT / 2 / scale]])
    if scale < 0.85:
        photo = cv2.GaussianBlur(photo, (0, 0), 0.42 / scale)
    crop = cv2.warpAffine(photo, place, (width, HEIGHT), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE)
    low, high = np.percentile(crop, 1), np.percentile(crop, 90)
    high = max(low + 24, high)
    return np.clip((crop.astype(np.float32) - low) * 255 / (high - low), 0, 255).astype(np.uint8)
