"""Draws the first lines of a seed on one sheet, to see what the reader is trained with: python3 look.py sheet.png [hardship] [codes|prices]"""

import sys

import numpy as np
from PIL import Image, ImageDraw

import fonts
from lines import font_of
from train import SUBJECTS

sheet = Image.new("L", (1500, 40 * 48), 255)
ink = ImageDraw.Draw(sheet)
caption = font_of(fonts.families()["DejaVu Sans"][0], 9)
hardship = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
subject = SUBJECTS[sys.argv[3] if len(sys.argv) > 3 else "codes"]
for number in range(80):
    drawn = subject.line(7, number, hardship)
    x, y = (number % 2) * 750, (number // 2) * 48
    sheet.paste(Image.fromarray(drawn.pixels[:, :520]), (x, y))
    ink.text((x + 530, y + 12), drawn.text[:34], font=caption, fill=0)
sheet.save(sys.argv[1])
print(np.mean([subject.line(7, n).pixels.shape[1] for n in range(200)]), "px wide on average")
