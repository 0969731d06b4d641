"""A line of writing (1 x 40 x width, normalised) to the log probability of every class in every fourth column."""

import torch
from torch import nn

BLANK = 0
COLUMN_PX = 4


class Reader(nn.Module):
    def __init__(self, classes: str) -> None:
        super().__init__()
        self.looks = nn.Sequential(
            nn.Conv2d(1, 24, 5, stride=2, padding=2, bias=False), nn.BatchNorm2d(24), nn.ReLU(),
            nn.Conv2d(24, 48, 3, padding=1, bias=False), nn.BatchNorm2d(48), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(48, 96, 3, padding=1, bias=False), nn.BatchNorm2d(96), nn.ReLU(), nn.MaxPool2d((2, 1)),
            nn.Conv2d(96, 144, 3, padding=1, bias=False), nn.BatchNorm2d(144), nn.ReLU(),
            nn.Conv2d(144, 176, (5, 1), bias=False), nn.BatchNorm2d(176), nn.ReLU(),
        )  # fmt: skip
        self.surroundings = nn.ModuleList(Surroundings(176, reach) for reach in (1, 2, 4, 8, 16, 4))
        self.says = nn.Sequential(nn.Dropout(0.1), nn.Conv1d(176, len(classes) + 1, 1))

    def forward(self, crops: torch.Tensor) -> torch.Tensor:
        """batch x 1 x 40 x width in, columns x batch x classes of log probabilities out, as CTC wants them."""
        return self.understands(self.looks(crops))

    def understands(self, looked: torch.Tensor) -> torch.Tensor:
        seen = looked.squeeze(2)
        for step in self.surroundings:
            seen = step(seen)
        return self.says(seen).permute(2, 0, 1).log_softmax(2)


class Surroundings(nn.Module):
    """Every column looks at its neighbours `reach` columns away."""

    def __init__(self, channels: int, reach: int) -> None:
        super().__init__()
        self.step = nn.Sequential(
            nn.Conv1d(channels, channels, 3, padding=reach, dilation=reach, bias=False), nn.BatchNorm1d(channels), nn.ReLU()
        )

    def forward(self, seen: torch.Tensor) -> torch.Tensor:
        return seen + self.step(seen)


def normalised(pixels: torch.Tensor) -> torch.Tensor:
    """0..255 to mean 0 and deviation 1, over one line."""
    pixels = pixels.float()
    return (pixels - pixels.mean()) / (pixels.std(unbiased=False) + 8)
