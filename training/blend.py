"""Averages the weights of a run with those that it began from: python3 blend.py start.pt reader.pt <share of the run, 0 to 1> out.pt

After a short run at a low rate the average can read better than either end of it; README.md says where it did.
"""

import sys
from pathlib import Path

import torch


def main(start: str, end: str, share: float, out: Path) -> None:
    before, after = torch.load(start), torch.load(end)
    blended = {
        name: before["reader"][name] * (1 - share) + value * share if value.is_floating_point() else value
        for name, value in after["reader"].items()
    }
    torch.save({**after, "reader": blended}, out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), Path(sys.argv[4]))
