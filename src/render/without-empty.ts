/** What does not apply or is empty is left out; null, what the org did not say, stays. */
export function withoutEmpty(record: object): object {
  const filled: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    if (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)) {
      filled[name] = value;
    }
  }
  return filled;
}
