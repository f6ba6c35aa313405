import { msg } from "../../../core/words/t.ts";

/**
 * What the differences are called, in English. A space tells the forward difference from the pass forward, which is another
 * word in other languages.
 */
export const differences = { centredError: msg`centred`, forwardError: msg`forward ` } as const;
