/** The address of the file that holds the whole page; undefined while the sources are served. The build of the site puts it in. */
export const oneFileAddress = undefined as string | undefined
