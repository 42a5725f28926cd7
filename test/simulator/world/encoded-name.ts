/** A name as the Metadata API writes it into full names and file names: 'Large %28A%29', 'Id%2E Decision Makers'. */
export const encodedName = (name: string): string =>
  name.replace(/[^\w -]+/g, (found) =>
    [...Buffer.from(found, 'utf8')].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
