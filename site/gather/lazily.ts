/** Gives an object a key that is computed when it is asked for first: most pages ask for few. To be spread into another object it has to be computed. */
export function lazily<Key extends string, Value>(object: { [key in Key]?: Value }, key: Key, compute: () => Value): void {
  let known: { value: Value } | undefined;
  Object.defineProperty(object, key, {
    enumerable: true,
    configurable: true,
    get() {
      known ??= { value: compute() };
      return known.value;
    },
  });
}
