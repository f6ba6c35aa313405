import { meantName } from "./characters.ts";
import { arrayOfOne } from "./listMessages.ts";
import type { Expr, NamedArgument } from "./program.ts";
import type { Reader } from "./reader.ts";

const makers: ReadonlySet<string> = new Set(["array", "asarray", "tensor", "Tensor"]);

/** What a line of NumPy or PyTorch says about a list that makes no difference here: every number is a float64. */
const ignored: ReadonlySet<string> = new Set(["dtype", "requires_grad", "device", "copy"]);

/**
 * The list itself of `np.array([1, 2])`, `torch.tensor([1.], requires_grad=True)` and `array([1., 2.])`, whose name is
 * the token `name`; null for any other call. Without a library's prefix only a list is taken out: `tensor(x)` may be a
 * function of the program. The reader stands after the call. Throws a Problem.
 */
export function literalOf(
  reader: Reader,
  name: number,
  args: readonly Expr[],
  named: readonly NamedArgument[],
): Expr | null {
  const text = reader.text(name);
  if (!makers.has(text) && !(text.includes(".") && makers.has(meantName(text)))) return null;
  const [value] = args;
  if (!text.includes(".") && value?.kind !== "list") return null;
  if (value === undefined || args.length > 1 || named.some((argument) => !ignored.has(argument.name)))
    throw arrayOfOne(reader, name);
  return value;
}
