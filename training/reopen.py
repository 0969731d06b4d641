"""Makes a checkpoint of shipped weights again, to go on training: python3 reopen.py gift-code-reader.onnx <lines> <minutes> reader.pt [codes|prices]

Needs python3-onnx. The shipped file has every normalisation folded into the convolution before it. To unfold them, the mean and the
spread of what each convolution says are measured on drawn lines: the network answers as before, and its normalisations can learn again.
"""

import sys
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import nn

import train
from network import Reader

BATCHES = 48


def main(file: str, done: int, minutes: float, out: Path, of: str = "codes") -> None:
    subject = train.SUBJECTS[of]
    reader = Reader(subject.CLASSES)
    pairs = normalised_convolutions(reader)
    shipped = folded_convolutions(file)
    assert len(shipped) == len(pairs) + 1, "another network made this file"
    with torch.no_grad():
        for (convolution, normalisation), (weight, bias) in zip(pairs, shipped):
            convolution.weight.copy_(weight)
            passes_unchanged(normalisation, bias)
        reader.says[1].weight.copy_(shipped[-1][0])
        reader.says[1].bias.copy_(shipped[-1][1])
        reader.eval()
        batches = [crops for crops, _ in zip((batch[0] for batch in train.Lines(done, subject)), range(BATCHES))]
        before = reader(batches[0])
        for (convolution, normalisation), (_, bias) in zip(pairs, shipped):
            unfold(normalisation, bias, *said_by(convolution, reader, batches))
        print("largest change of an answer:", (reader(batches[0]) - before).abs().max().item())
    train.save(out, reader, done, minutes * 60)


def normalised_convolutions(reader: Reader):
    """Every convolution with the normalisation after it, in the order in which a line passes them."""
    steps = [reader.looks, *(one.step for one in reader.surroundings)]
    layers = [layer for step in steps for layer in step]
    return [(a, b) for a, b in zip(layers, layers[1:]) if isinstance(b, (nn.BatchNorm1d, nn.BatchNorm2d))]


def folded_convolutions(file: str):
    graph = onnx.load(file).graph
    weights = {one.name: torch.from_numpy(numpy_helper.to_array(one).copy()) for one in graph.initializer}
    return [(weights[node.input[1]], weights[node.input[2]]) for node in graph.node if node.op_type == "Conv"]


def passes_unchanged(normalisation, bias) -> None:
    normalisation.running_mean.zero_()
    normalisation.running_var.fill_(1 - normalisation.eps)
    normalisation.weight.fill_(1)
    normalisation.bias.copy_(bias)


def said_by(convolution, reader, batches):
    """Mean and variance of each channel, over all columns of all batches."""
    count, total, squares = 0, 0.0, 0.0

    def watch(_, __, said):
        nonlocal count, total, squares
        flat = said.transpose(0, 1).flatten(1).double()
        count, total, squares = count + flat.shape[1], total + flat.sum(1), squares + (flat * flat).sum(1)

    watching = convolution.register_forward_hook(watch)
    for crops in batches:
        reader(crops)
    watching.remove()
    mean = total / count
    return mean.float(), (squares / count - mean * mean).float()


def unfold(normalisation, bias, mean, variance) -> None:
    spread = torch.sqrt(variance + normalisation.eps)
    normalisation.running_mean.copy_(mean)
    normalisation.running_var.copy_(variance)
    normalisation.weight.copy_(spread)
    normalisation.bias.copy_(bias + mean)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4]), *sys.argv[5:])
