/** Running text is set no wider than this, however wide the screen is: 38 Han characters, 76 Latin letters. */
export const TEXT_MEASURE = 76
