/** The label people see, or undefined where there is none: a label may be missing, empty or nothing but spaces. */
export function displayLabel(label: string | null): string | undefined {
  const trimmed = label?.trim();
  return trimmed === '' ? undefined : trimmed;
}
