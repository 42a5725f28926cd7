const checkCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** An id of 15 characters in its 18-character form: one check character for the upper-case letters of each five. */
export function toLongId(id: string): string {
  if (id.length !== 15) return id;
  const check = [0, 5, 10].map((start) => {
    const bits = [...id.slice(start, start + 5)].reduce((sum, char, at) => sum + (/[A-Z]/.test(char) ? 1 << at : 0), 0);
    return checkCharacters.charAt(bits);
  });
  return id + check.join('');
}
