"""Trains a reader: python3 train.py <folder for checkpoints and the log> [--of codes|prices] [--hours 2] [--continue-from checkpoint.pt]"""

import argparse
import copy
import json
import random
import time
from pathlib import Path

import torch
from torch.nn import functional
from torch.utils.data import DataLoader, IterableDataset

import fonts
import lines
import prices
from network import BLANK, Reader, normalised

SEED = 20261122
# What a reader can be trained for: where its lines come from, and its classes.
SUBJECTS = {"codes": lines, "prices": prices}
BATCH = 32
HIGHEST_RATE, LOWEST_RATE = 1.6e-3, 2e-5
WARM_UP_LINES = 1_500
# Lines wait here for their second time.
SHELF_LINES = 8_000
# Where the eyes are not trained, so many batches wait, and each is read so often.
SHELF_BATCHES, TIMES_UNDERSTOOD = 400, 6
# Damage comes in slowly: CTC has to find out first that there are characters at all.
CLEAN_LINES, FULL_DAMAGE_AT = 6_000, 40_000


class Lines(IterableDataset):
    """Batches of about equal width, forever, starting at line `first`; every line comes twice, since drawing one costs as much as reading it."""

    def __init__(self, first: int, subject=lines, twice: bool = True) -> None:
        self.first = first
        self.subject = subject
        self.twice = twice

    def __iter__(self):
        number = self.first
        again = random.Random(self.first)
        shelf = []
        while True:
            drawn = []
            while len(drawn) < 8 * BATCH:
                # Two lines of five are spared some of it: what is told apart by a hair cannot be learnt where the hair is gone.
                share = 1.0 if number % 5 < 3 else random.Random(number).random()
                fresh = self.subject.line(SEED, number, share * hardship_at(number))
                number += 1
                drawn.append(fresh)
                if not self.twice:
                    continue
                if len(shelf) < SHELF_LINES:
                    shelf.append(fresh)
                else:
                    at = again.randrange(SHELF_LINES)
                    drawn.append(shelf[at])
                    shelf[at] = fresh
            drawn.sort(key=lambda one: one.pixels.shape[1])
            order = torch.randperm(8, generator=torch.Generator().manual_seed(number))
            for at in order.tolist():
                yield batch_of(drawn[at * BATCH : (at + 1) * BATCH], self.subject.CLASSES)


def looked_at_once(source, looks: torch.nn.Module):
    """Batches as the eyes see them, forever; a fresh one and others again, since looking costs most and gives the same every time."""
    again = random.Random(0)
    shelf = []
    for crops, *rest in source:
        with torch.no_grad():
            fresh = (looks(crops), *rest)
        shelf.append(fresh)
        yield fresh
        for _ in range(TIMES_UNDERSTOOD - 1):
            yield again.choice(shelf)
        if len(shelf) > SHELF_BATCHES:
            shelf.pop(again.randrange(len(shelf)))


def hardship_at(number: int) -> float:
    return min(1.0, max(0.0, (number - CLEAN_LINES) / (FULL_DAMAGE_AT - CLEAN_LINES)))


def batch_of(drawn, classes: str):
    width = -(-max(one.pixels.shape[1] for one in drawn) // 16) * 16
    crops = torch.zeros(len(drawn), 1, lines.HEIGHT, width)
    for at, one in enumerate(drawn):
        crops[at, 0, :, : one.pixels.shape[1]] = normalised(torch.from_numpy(one.pixels))
    columns = torch.tensor([min(width // 4, one.pixels.shape[1] // 4 + 1) for one in drawn])
    said = [torch.tensor([classes.index(char) + 1 for char in one.text]) for one in drawn]
    return crops, columns, torch.cat(said), torch.tensor([len(one) for one in said])


def greedy(log_probabilities: torch.Tensor, columns: torch.Tensor, classes: str) -> list[str]:
    best = log_probabilities.argmax(2).T
    texts = []
    for row, count in zip(best.tolist(), columns.tolist()):
        text, last = "", BLANK
        for value in row[:count]:
            if value not in (BLANK, last):
                text += classes[value - 1]
            last = value
        texts.append(text)
    return texts


def examine(reader: Reader, exam, classes: str) -> float:
    """Share of lines read without a mistake; spaces and hyphens do not count."""
    reader.eval()
    right = total = 0
    with torch.no_grad():
        for (crops, columns, _, _), texts in exam:
            for said, meant in zip(greedy(reader(crops), columns, classes), texts):
                bare = [text.replace("-", "").replace(" ", "") for text in (said, meant)]
                right += bare[0] == bare[1]
                total += 1
    reader.train()
    return right / total


def exam_of(subject, first: int, count: int, family: str | None, hardship: float):
    import numpy as np

    exams = []
    for start in range(first, first + count, BATCH):
        drawn = []
        for number in range(start, start + BATCH):
            chance = np.random.default_rng([SEED + 1, number])
            name = family and sorted(fonts.HELD_BACK & set(fonts.families()))[number % len(fonts.HELD_BACK & set(fonts.families()))]
            drawn.append(subject.draw(chance, name or lines.pick_family(chance), hardship))
        exams.append((batch_of(drawn, subject.CLASSES), [one.text for one in drawn]))
    return exams


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("--of", choices=SUBJECTS, default="codes")
    options.add_argument("--eyes-as-they-are", action="store_true", help="train only what understands, a third of the work")
    options.add_argument("--hours", type=float, default=2.0)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--continue-from", type=Path)
    options.add_argument("--rate", type=float, default=HIGHEST_RATE, help="the highest learning rate of this run")
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    torch.set_num_threads(chosen.threads)
    subject = SUBJECTS[chosen.of]
    reader = Reader(subject.CLASSES)
    done, before = 0, 0.0
    if chosen.continue_from:
        state = torch.load(chosen.continue_from)
        reader.load_state_dict(state["reader"])
        done, before = state["lines"], state["seconds"]
    closed = chosen.eyes_as_they_are
    if closed:
        reader.looks.requires_grad_(False)
    average = copy.deepcopy(reader)
    optimiser = torch.optim.AdamW([one for one in reader.parameters() if one.requires_grad], lr=LOWEST_RATE, weight_decay=0.01)
    exams = {
        "seen fonts": exam_of(subject, 0, 256, None, 1.0),
        "held back fonts": exam_of(subject, 10_000, 256, "held back", 1.0),
        "held back fonts, half damage": exam_of(subject, 20_000, 128, "held back", 0.5),
    }
    started, loss_sum, loss_count, next_exam = time.time(), 0.0, 0, 0.0
    limit = chosen.hours * 3600
    source = iter(DataLoader(Lines(done, subject, twice=not closed), batch_size=None, num_workers=1, prefetch_factor=16))
    reader.train()
    if closed:
        reader.looks.eval()
        source = looked_at_once(source, reader.looks)
    first_line = done
    while (elapsed := time.time() - started) < limit:
        # The rate falls with the time that is used up, so that a run of any length ends well.
        fall = 0.5 * (1 + torch.cos(torch.tensor(torch.pi * elapsed / limit))).item()
        rate = LOWEST_RATE + (chosen.rate - LOWEST_RATE) * fall * min(1.0, (done - first_line + BATCH) / WARM_UP_LINES)
        for group in optimiser.param_groups:
            group["lr"] = rate
        crops, columns, said, lengths = next(source)
        loss = functional.ctc_loss((reader.understands if closed else reader)(crops), said, columns, lengths, blank=BLANK, zero_infinity=True)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 4.0)
        optimiser.step()
        done += len(crops)
        loss_sum, loss_count = loss_sum + loss.item(), loss_count + 1
        keep = min(0.998, 1 - 1 / (1 + (done - first_line) / BATCH / 10))
        with torch.no_grad():
            for mean, value in zip(average.state_dict().values(), reader.state_dict().values()):
                if mean.is_floating_point():
                    mean.mul_(keep).add_(value, alpha=1 - keep)
                else:
                    mean.copy_(value)
        if elapsed > next_exam:
            next_exam = elapsed + 400
            report = {"minutes": round((before + elapsed) / 60, 1), "lines": done, "loss": round(loss_sum / loss_count, 4), "rate": rate}
            report |= {name: round(examine(average, exam, subject.CLASSES), 4) for name, exam in exams.items()}
            loss_sum, loss_count = 0.0, 0
            with open(chosen.folder / "log.jsonl", "a") as log:
                log.write(json.dumps(report) + "\n")
            save(chosen.folder / "reader.pt", average, done, before + elapsed)
    save(chosen.folder / "reader.pt", average, done, before + time.time() - started)


def save(path: Path, reader: Reader, done: int, seconds: float) -> None:
    torch.save({"reader": reader.state_dict(), "lines": done, "seconds": seconds}, path.with_suffix(".part"))
    path.with_suffix(".part").rename(path)


if __name__ == "__main__":
    main()
