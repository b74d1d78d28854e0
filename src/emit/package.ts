/** The folder of the package; every file of the program stands two folders below it, or is bundled into one that does. */
export const packageFolder = new URL('../../', import.meta.url);
