"""Trains a traineddata for tesseract on the same lines as the network, to compare the two (Debian's tesseract-ocr has the tools):

    python3 traineddata.py pages run 5600     draws lines and turns them into what lstmtraining reads
    python3 traineddata.py train run 0.85     for so many hours, from nothing
    python3 traineddata.py exam run/codes.traineddata

The exam has the lines of train.py: the hardest-damaged ones in known fonts, in held back ones, and those with half the damage.
"""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

import fonts
import lines

# As in train.py, which needs torch.
SEED = 20261122
CLEAN_LINES, FULL_DAMAGE_AT = 6_000, 40_000
LINES_A_PAGE_FILE = 400
# About half the weights of the network.
NET = "[1,40,0,1 Ct3,3,16 Mp3,3 Lfys48 Lfx96 Lrx96 Lfx192 O1c1]"


def pages(run: Path, count: int) -> None:
    (run / "pages").mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(2) as pool:
        files = list(pool.map(page_file, [run] * count, range(0, count, LINES_A_PAGE_FILE)))
    (run / "files.txt").write_text("".join(f"{file}\n" for file in files))


def page_file(run: Path, first: int) -> Path:
    name = run / "pages" / f"codes.{first:06}"
    drawn = [lines.line(SEED, number, hardship_at(number)) for number in range(first, first + LINES_A_PAGE_FILE)]
    drawn = [one for one in drawn if one.text.strip()]
    write_tiff(f"{name}.tif", drawn)
    boxes = []
    for page, one in enumerate(drawn):
        high, wide = one.pixels.shape
        boxes += [f"WordStr 0 0 {wide} {high} {page} #{one.text}", f"\t {wide} {high} {wide + 1} {high + 1} {page}"]
    Path(f"{name}.box").write_text("\n".join(boxes) + "\n")
    run_tool("tesseract", f"{name}.tif", name, "--psm", "13", "lstm.train")
    os.remove(f"{name}.tif")
    return Path(f"{name}.lstmf")


def write_tiff(name: str, drawn) -> None:
    first, *others = [Image.fromarray(one.pixels) for one in drawn]
    first.save(name, save_all=True, append_images=others, dpi=(300, 300))


def hardship_at(number: int) -> float:
    return min(1.0, max(0.0, (number - CLEAN_LINES) / (FULL_DAMAGE_AT - CLEAN_LINES)))


def train(run: Path, hours: float) -> None:
    boxes = sorted(str(file) for file in (run / "pages").glob("*.box"))
    run_tool("unicharset_extractor", "--output_unicharset", run / "codes.unicharset", "--norm_mode", "1", *boxes[:4])
    (run / "radical-stroke.txt").write_text("# nothing to take apart\n")
    run_tool("combine_lang_model", "--input_unicharset", run / "codes.unicharset", "--script_dir", run, "--output_dir", run, "--lang", "codes")
    starter = run / "codes" / "codes.traineddata"
    command = ["timeout", str(int(hours * 3600)), "lstmtraining", "--traineddata", starter, "--net_spec", NET, "--model_output", run / "model"]
    command += ["--train_listfile", run / "files.txt", "--learning_rate", "0.001", "--max_iterations", "10000000"]
    with open(run / "train.log", "a") as log:
        subprocess.run([str(part) for part in command], stdout=log, stderr=log)
    run_tool(
        "lstmtraining", "--stop_training", "--convert_to_int", "--traineddata", starter,
        "--continue_from", run / "model_checkpoint", "--model_output", run / "codes.traineddata",
    )


def exam(data: Path) -> None:
    held_back = sorted(fonts.HELD_BACK & set(fonts.families()))
    for name, first, count, families, hardship in [
        ("seen fonts", 0, 256, None, 1.0),
        ("held back fonts", 10_000, 256, held_back, 1.0),
        ("held back fonts, half damage", 20_000, 128, held_back, 0.5),
    ]:
        drawn = []
        for number in range(first, first + count):
            chance = np.random.default_rng([SEED + 1, number])
            family = families[number % len(families)] if families else lines.pick_family(chance)
            drawn.append(lines.draw(chance, family, hardship))
        said = read(data, drawn)
        right = sum(bare(text) == bare(one.text) for text, one in zip(said, drawn))
        print(f"{name}: {right / count:.4f}")


def read(data: Path, drawn) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        write_tiff(f"{folder}/lines.tif", drawn)
        command = ["tesseract", f"{folder}/lines.tif", "-", "--psm", "13", "--tessdata-dir", str(data.parent), "-l", data.stem]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return told.split("\f")


def bare(text: str) -> str:
    return "".join(text.split()).replace("-", "")


def run_tool(*command) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


if __name__ == "__main__":
    task, place, *numbers = sys.argv[1:]
    if task == "pages":
        pages(Path(place), int(numbers[0]))
    elif task == "train":
        train(Path(place), float(numbers[0]))
    else:
        exam(Path(place))
