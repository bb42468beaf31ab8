import lines from 'virtual:lecture-lines'

/** The description of each lecture by its id: its own `idea`. The menu shows it once it is open. */
export const lectureLines: Readonly<Record<string, string>> = lines
