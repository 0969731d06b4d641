"""Gives the reader of codes the classes of the reader of prices, to go on training from its eyes: python3 rehead.py codes.pt prices.pt

What both know, such as the digits, it goes on knowing.
"""

import sys
from pathlib import Path

import torch

import lines
import prices
import train
from network import Reader

known = Reader(lines.CLASSES)
trained = torch.load(sys.argv[1])
known.load_state_dict(trained["reader"])
reader = Reader(prices.CLASSES)
state = known.state_dict()
old, new = known.says[1], reader.says[1]
with torch.no_grad():
    for name in ("weight", "bias"):
        into, out_of = getattr(new, name), getattr(old, name)
        into[0] = out_of[0]
        for at, char in enumerate(prices.CLASSES):
            if char in lines.CLASSES:
                into[at + 1] = out_of[lines.CLASSES.index(char) + 1]
        state[f"says.1.{name}"] = into
reader.load_state_dict(state)
train.save(Path(sys.argv[2]), reader, trained["lines"], trained["seconds"])
