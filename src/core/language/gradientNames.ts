/** How people name the gradient of a value, the commonest way first. */
const spellings: readonly RegExp[] = [
  /^[dδ∇](?<value>\w+)$/u,
  /^(?:grad|g|d|D|δ|∇)_(?<value>\w+)$/u,
  /^(?<value>\w+)_(?:grad|gradient)$/u,
  /^grad(?<value>[A-Z]\w*)$/u,
  /^d[A-Za-z]\w*?_d_?(?<value>\w+)$/u,
  /^d[A-Za-z]d(?<value>\w+)$/u,
];

/**
 * The values whose gradient a name may mean, the likeliest first: `dq` → q, `grad_w1` → w1, `W_grad` → W, `dL_dx` → x. Which of
 * them is meant depends on what values there are. Empty for a name that looks like no gradient.
 */
export function gradientOwners(name: string): readonly string[] {
  const found = spellings.flatMap((spelling) => spelling.exec(name)?.groups?.["value"] ?? []);
  return [...new Set(found)];
}
