/**
 * An object whose fields are computed when they are first read, and are plain data from then on: a step on matrices of
 * a hundred thousand numbers costs nothing until somebody looks at it.
 */
export function lazily<Fields extends object>(compute: { readonly [Key in keyof Fields]: () => Fields[Key] }): Fields {
  const object = {};
  for (const key of Object.keys(compute) as (keyof Fields & string)[]) {
    Object.defineProperty(object, key, {
      enumerable: true,
      configurable: true,
      get: (): Fields[typeof key] => {
        const value = compute[key]();
        Object.defineProperty(object, key, { enumerable: true, value });
        return value;
      },
    });
  }
  return object as Fields;
}
