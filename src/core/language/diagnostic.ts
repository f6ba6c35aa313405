/** An edit that would help: replace `from`–`to` of the source by `insert`. */
export interface Fix {
  readonly label: string;
  readonly insert: string;
  readonly from: number;
  readonly to: number;
}

/** What was found and what would work, at a range of UTF-16 offsets into the source. */
export interface Diagnostic {
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly fix?: Fix;
}
