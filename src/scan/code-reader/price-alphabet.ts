/** What the classes of the reader of prices stand for, after the blank: '~' is a word, or any other sign. As in training/prices.py. */
export const priceAlphabet = '0123456789 ~.,$€£¥円₹₺łkrzsABCDEGIJKLMNPRSTUXYZ'
