/**
 * The address of the file that contains the whole page, which the build of the site inserts; undefined while the sources
 * are served.
 */
export const oneFileAddress = undefined as string | undefined
