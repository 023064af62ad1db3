/** Something that the person who starts the hub can mend; the message says what to do. Shown without stack, exit code 1. */
export class Problem extends Error {}
