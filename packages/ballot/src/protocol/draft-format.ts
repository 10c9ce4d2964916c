/** Every encrypted draft has this size, in bytes: 64 KiB. */
export const draftBytes = 64 * 1024;

/** The first byte of an encrypted draft. */
export const draftVersion = 1;
