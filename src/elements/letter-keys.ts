/** Whether keys of one character act: who speaks to the machine would press them by words. Help asks, and keeps it. */
export const letterKeys = { act: true }
