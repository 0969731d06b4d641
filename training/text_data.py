"""Takes the word lists out of the text reader's data: python3 text_data.py eng.traineddata ../src/scan/readers/eng.traineddata.gz

The file begins with the number of its parts and where each begins, -1 for one that it does not have; the parts follow in order.
"""

import gzip
import struct
import sys
from pathlib import Path

WORD_LISTS = {18, 19, 20}  # punctuation, words, numbers


def without_words(data: bytes) -> bytes:
    (count,) = struct.unpack_from("<i", data)
    starts = struct.unpack_from(f"<{count}q", data, 4)
    ends = {}
    end = len(data)
    for part in reversed(range(count)):
        if starts[part] >= 0:
            ends[part] = end
            end = starts[part]
    kept = {part: data[starts[part] : ends[part]] for part in ends if part not in WORD_LISTS}
    at = 4 + 8 * count
    places = []
    for part in range(count):
        places.append(at if part in kept else -1)
        at += len(kept.get(part, b""))
    return struct.pack(f"<i{count}q", count, *places) + b"".join(kept[part] for part in sorted(kept))


if __name__ == "__main__":
    data = without_words(Path(sys.argv[1]).read_bytes())
    Path(sys.argv[2]).write_bytes(gzip.compress(data, mtime=0))
