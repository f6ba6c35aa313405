/** What a moment may set beside `at`. The reader's own language, colours and frame are not a lesson's to change. */
export const settable: readonly string[] = ["target", "grain", "num", "dec", "open", "tab", "code", "train", "quiz"];
