import lines from 'virtual:lecture-lines'

/** One line on each lecture, by its id: its own `idea`. The menu writes it once it is opened. */
export const lectureLines: Readonly<Record<string, string>> = lines
