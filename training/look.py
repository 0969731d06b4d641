"""Draws the first lines of a seed on one sheet, to see what the reader is trained with: python3 look.py sheet.png [hardship]"""

import sys

import numpy as np
from PIL import Image, ImageDraw

import lines

sheet = Image.new("L", (1500, 40 * 48), 255)
ink = ImageDraw.Draw(sheet)
hardship = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
for number in range(80):
    drawn = lines.line(7, number, hardship)
    x, y = (number % 2) * 750, (number // 2) * 48
    sheet.paste(Image.fromarray(drawn.pixels[:, :520]), (x, y))
    ink.text((x + 530, y + 12), drawn.text[:34], fill=0)
sheet.save(sys.argv[1])
print(np.mean([lines.line(7, n).pixels.shape[1] for n in range(200)]), "px wide on average")
