/** One line of a record, `Description: ...`; empty where there is nothing to say. */
export function labelled(word: string, text: string | null | undefined): string {
  return text?.trim() ? `${word}: ${text.trim()}` : '';
}
