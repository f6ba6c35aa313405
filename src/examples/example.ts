/**
 * A program of the gallery with its lesson; also a snapshot test and a browser journey. Its words are English, marked by
 * `msg` for whoever shows them; a title that is a formula or a name alone is the same in every language.
 */
export interface Example {
  /** Also the name of its file. */
  readonly id: string;
  /** Where the lecture shows it, or what of the lecture it goes on from: `"L7"`. */
  readonly row: string;
  readonly title: string;
  /** The lesson, in one sentence. */
  readonly sentence: string;
  /** How it compares with the thing itself: true sizes, and what is left out; in plain sentences. */
  readonly note?: string;
  readonly source: string;
  /** What the page is set to when it opens; else the defaults. `at` is written as in a link. */
  readonly settings?: {
    readonly grain?: "gate" | "wire";
    readonly num?: "exact" | "slide";
    readonly dec?: number;
    readonly at?: string;
    /** What stands beside the graph. */
    readonly tab?: "explain" | "code" | "check" | "train";
    /** The dialect of the code. */
    readonly code?: "numpy" | "pytorch" | "javascript" | "gates" | "caffe";
    /** How it is trained, where that is not as the text says. */
    readonly train?: {
      readonly method?: "plain" | "momentum" | "rmsprop" | "adam";
      readonly rate?: number;
      readonly steps?: number;
      readonly parameters?: readonly string[];
    };
    /** Groups that stand open, and composite gates that stand written out. */
    readonly open?: readonly string[];
  };
}
