/** Whether keys of one character act: speech input could press them by accident. Help offers the choice and saves it. */
export const letterKeys = { act: true }
