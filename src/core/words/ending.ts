/** Numerals and letters whose Korean name ends in a consonant, and among them those that end in ㄹ. */
const closed = new Set("0136780lmnrLMNRευο");
const closedInL = new Set("178lrLR");
/** Figures above the line are powers: `10⁹` is spoken 10의 9제곱. */
const raised = /[⁰¹²³⁴-⁹]$/;
/** Within a foreign word a final r is silent. */
const silentInWords = new Set("rR");

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const finals = 28;
const finalL = 8;

/**
 * The form of a Korean particle that fits the word before it: of `을/를` the first after a consonant, the second after a
 * vowel; of `으로/로` the second after ㄹ too. What is no word keeps both: `을(를)`.
 */
export function withEnding(word: unknown, forms: string): string {
  const [afterConsonant = "", afterVowel = ""] = forms.split("/");
  if (typeof word !== "string" && typeof word !== "number") return `${afterConsonant}(${afterVowel})`;
  const spoken = String(word).replace(/[^\p{L}\p{N}]+$/u, "");
  const last = spoken.slice(-1).normalize("NFKC");
  const code = last.charCodeAt(0);
  const isSyllable = code >= firstSyllable && code <= lastSyllable;
  const final = isSyllable ? (code - firstSyllable) % finals : 0;
  const isWord = /[A-Za-z]{2}$/.test(spoken);
  const isPower = raised.test(spoken);
  const endsInConsonant =
    isPower || (isSyllable ? final !== 0 : closed.has(last) && !(isWord && silentInWords.has(last)));
  const endsInL = !isPower && (isSyllable ? final === finalL : closedInL.has(last));
  const takesVowelForm = !endsInConsonant || (afterConsonant.startsWith("으") && endsInL);
  return takesVowelForm ? afterVowel : afterConsonant;
}
