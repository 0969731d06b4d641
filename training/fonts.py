"""The fonts that lines are drawn with: what the Debian packages of fonts.txt put under /usr/share/fonts."""

import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

SHELF = Path("/usr/share/fonts")
NEEDED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"
# Ornaments, handwriting and letters that nobody prints a code with.
LEFT_OUT = re.compile(
    r"symbol|emoji|dingbat|icon|math|music|ornament|script|chancery|hand|calligra|cursive|fraktur|blackletter|initials|swash"
    r"|outline|shadow|stencil|dseg|braille|ecolier|seshat|chess|lined|circles|d050000l|havana|compagnon|keyboard|ubuntu-title|cyrvetica|smallcaps|nushu",
    re.IGNORECASE,
)
# Held back from training, to see how the reader does on letters that it has never seen.
HELD_BACK = {"Hack", "Karla", "Quicksand", "Courier Prime", "Tuffy", "League Mono"}


@lru_cache(maxsize=None)
def families() -> dict[str, tuple[str, ...]]:
    """Font files by family, in a fixed order; families with the same Latin letters under many names count once."""
    found = defaultdict(list)
    for path in sorted(SHELF.rglob("*")):
        if path.suffix.lower() not in (".ttf", ".otf") or LEFT_OUT.search(path.name):
            continue
        family = family_of(path)
        if family is not None:
            found[family].append(str(path))
    return {family: tuple(paths) for family, paths in sorted(found.items())}


def family_of(path: Path) -> str | None:
    """None for a font that cannot write a code, or writes O and 0 alike."""
    try:
        with TTFont(path, lazy=True) as font:
            cmap = font.getBestCmap()
            if cmap is None or any(ord(char) not in cmap for char in NEEDED):
                return None
        name, style = ImageFont.truetype(str(path), 20).getname()
        if name is None or LEFT_OUT.search(name) or re.search("italic|oblique|slanted", style or "", re.IGNORECASE):
            return None
        if any(looks_alike(path, a, b) for a, b in ("O0", "I1", "S5", "B8", "Z2")):
            return None
    except Exception:
        return None
    name = re.sub(r"^(Noto (?:Sans|Serif))(?! Mono| Display).*$", r"\1", name)
    return re.sub(r"\s+(?:Thin|ExtraLight|Light|Book|Medium|SemiBold|DemiBold|Bold|ExtraBold|Black|Heavy|Condensed|Narrow|\d+)\b", "", name)


def looks_alike(path: Path, a: str, b: str) -> bool:
    def drawn(char: str) -> np.ndarray:
        image = Image.new("L", (96, 96), 0)
        ImageDraw.Draw(image).text((48, 48), char, font=ImageFont.truetype(str(path), 64), fill=255, anchor="mm")
        return np.asarray(image, np.float32) / 255
    one, two = drawn(a), drawn(b)
    if one.sum() < 20 or two.sum() < 20:
        return True
    return bool(np.minimum(one, two).sum() / np.maximum(one, two).sum() > 0.93)
