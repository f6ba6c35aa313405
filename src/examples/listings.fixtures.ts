import { listedCases, type ListedCase } from "../core/listing/listings.fixtures.ts";
import type { Dialect } from "../core/listing/listing.ts";
import { examples } from "./index.ts";

/**
 * The listings of every program that scripts/listings.mjs runs.
 * @param folder where the reference programs lie
 * @param count how many random programs there are
 */
export function everyListing(folder: string, count: number, dialects: readonly Dialect[]): readonly ListedCase[] {
  return listedCases(examples, folder, count, dialects);
}
