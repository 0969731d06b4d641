"""Writes a checkpoint as the file that the app loads: python3 export.py checkpoint.pt gift-code-reader.onnx [prices]"""

import sys

import torch

from network import Reader
from train import SUBJECTS


class AsTheAppWantsIt(torch.nn.Module):
    """One line in, columns x classes out: no batch, no training leftovers."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, crop: torch.Tensor) -> torch.Tensor:
        return self.reader(crop)[:, 0]


reader = Reader(SUBJECTS[sys.argv[3] if len(sys.argv) > 3 else "codes"].CLASSES)
reader.load_state_dict(torch.load(sys.argv[1], map_location="cpu")["reader"])
reader.eval()
torch.onnx.export(
    AsTheAppWantsIt(reader),
    torch.zeros(1, 1, 40, 400),
    sys.argv[2],
    opset_version=15,
    input_names=["crop"],
    output_names=["says"],
    dynamic_axes={"crop": {3: "width"}, "says": {0: "columns"}},
)
