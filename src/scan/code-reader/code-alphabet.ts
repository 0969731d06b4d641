/** What the classes of the network stand for, after the blank: '~' is a run of any other characters. As in training/lines.py. */
export const codeAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789- ~'
