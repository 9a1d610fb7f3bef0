// ZIP files for tests: taken apart and packed, deflated, as spreadsheet programs do.
import { crc32, deflateRawSync } from "node:zlib";

/** The parts of a file whose parts are stored as they are, as the engine writes it: names and texts. */
export function unzipped(bytes) {
  const file = Buffer.from(bytes);
  const parts = [];
  for (let at = 0; file.readUInt32LE(at) === 0x04034b50; ) {
    const [size, name] = [file.readUInt32LE(at + 18), file.readUInt16LE(at + 26)];
    const start = at + 30 + name;
    parts.push([file.toString("utf8", at + 30, start), file.toString("utf8", start, start + size)]);
    at = start + size;
  }
  return parts;
}

/** A file of parts: names with texts or bytes. */
export function zipped(parts) {
  const [files, directory] = [[], []];
  let offset = 0;
  for (const [name, content] of parts) {
    const [named, plain] = [Buffer.from(name), Buffer.from(content)];
    const packed = deflateRawSync(plain);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(plain), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(plain.length, 18);
    about.writeUInt16LE(named.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    files.push(Buffer.from("PK\x03\x04"), about, named, packed);
    directory.push(Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), about, place, named);
    offset += 30 + named.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, ...directory, end]));
}

/** A workbook of the engine, changed part by part and packed. */
export function edited(workbook, change) {
  return zipped(change(unzipped(workbook)));
}
