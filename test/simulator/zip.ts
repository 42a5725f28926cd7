import { crc32, deflateRawSync } from 'node:zlib';

/** A zip file that grows file by file, so that only what is packed already stands in memory. */
export type ZipWriter = {
  readonly add: (name: string, content: string) => void;
  /** Bytes of all contents before they were packed, and packed. */
  readonly unpacked: () => number;
  readonly packed: () => number;
  readonly end: () => Buffer;
};

/** An empty zip file. */
export function createZip(): ZipWriter {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let packed = 0;
  let unpacked = 0;
  return {
    add: (name, content) => {
      const plain = Buffer.from(content);
      const data = deflateRawSync(plain);
      const about = aboutFile(Buffer.from(name), plain, data.length);
      const local = localHeader(about);
      directory.push(directoryEntry(about, packed));
      parts.push(local, data);
      packed += local.length + data.length;
      unpacked += plain.length;
    },
    packed: () => packed,
    unpacked: () => unpacked,
    end: () => Buffer.concat([...parts, ...directory, endOf(directory, packed)]),
  };
}

type About = { readonly name: Buffer; readonly fields: Buffer };

/** What both headers say of a file: version 2.0, names in UTF-8, deflated, 1 January 2026, checksum, sizes. */
function aboutFile(name: Buffer, plain: Buffer, size: number): About {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt16LE(0, 6);
  fields.writeUInt16LE(((2026 - 1980) << 9) | (1 << 5) | 1, 8);
  fields.writeUInt32LE(crc32(plain), 10);
  fields.writeUInt32LE(size, 14);
  fields.writeUInt32LE(plain.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return { name, fields };
}

const signature = (number: number): Buffer => Buffer.from([0x50, 0x4b, number, number + 1]);

const localHeader = ({ name, fields }: About): Buffer => Buffer.concat([signature(3), fields, name]);

function directoryEntry({ name, fields }: About, offset: number): Buffer {
  const rest = Buffer.alloc(14); // no comment, no attributes
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(1), Buffer.from([20, 0]), fields, rest, name]);
}

function endOf(directory: readonly Buffer[], offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    8,
  );
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(5), end]);
}
