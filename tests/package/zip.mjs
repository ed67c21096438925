/**
 * Writes a folder as a zip archive whose bytes depend on nothing but the files: names in order,
 * one date for all, no compression that could differ between versions of a library.
 *
 * node tests/package/zip.mjs FOLDER ARCHIVE
 */

import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { crc32, deflateRawSync } from "node:zlib";

/** 1980-01-01, the first date that the format knows. */
const DATE = 0x0021;

/**
 * The archive of some files (APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16).
 * @param {{name: string, data: Buffer}[]} files
 * @returns {Buffer}
 */
export function archiveOf(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, data } of files) {
    const packed = deflateRawSync(data, { level: 9 });
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt16LE(DATE, 8);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([
      Buffer.from("PK\x03\x04", "latin1"),
      shared,
      Buffer.from(name),
      packed,
    ]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([
        Buffer.from("PK\x01\x02", "latin1"),
        Buffer.from([20, 0]),
        shared,
        rest,
        Buffer.from(name),
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/**
 * Every file below a folder, by name.
 * @param {string} folder
 * @returns {Promise<{name: string, data: Buffer}[]>}
 */
export async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"),
    )
    .sort();
  return Promise.all(
    names.map(async (name) => ({ name, data: await readFile(path.join(folder, name)) })),
  );
}

if (process.argv[1] === import.meta.filename) {
  const [folder, archive] = process.argv.slice(2);
  await writeFile(archive, archiveOf(await filesOf(folder)));
}
