/** How the network of the code reader wants its lines cut, in pixels; as in training/lines.py. */
export const codeCut = { heightPx: 40, capPx: 24 }
