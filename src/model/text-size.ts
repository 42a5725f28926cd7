/** The largest size of a text in any markup: letters as they are, punctuation escaped, the invisible spelled out. */
export function textSize(text: string): number {
  if (/^[A-Za-z0-9 ]*$/.test(text)) {
    return text.length;
  }
  let size = 0;
  for (let index = 0; index < text.length; index++) {
    size += unitSize(text.charCodeAt(index));
  }
  return size;
}

function unitSize(unit: number): number {
  const digit = unit >= 0x30 && unit <= 0x39;
  const letter = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
  if (digit || letter || unit === 0x20) return 1;
  return (unit > 0x20 && unit < 0x7f) || unit === 0x0a ? 6 : 12;
}

/** The largest size of a text in a block of code, where nothing is escaped. */
export function codeSize(text: string): number {
  let size = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    size += (unit >= 0x20 && unit < 0x7f) || unit === 0x0a ? 1 : 12;
  }
  return size;
}
