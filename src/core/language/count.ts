/** A whole number as text shows it, in groups of three from five figures on: 16 777 216, but 4096. */
export function printCount(count: number): string {
  // A narrow no-break space.
  return count < 10_000 ? String(count) : String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}
