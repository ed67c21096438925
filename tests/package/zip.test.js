import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { archiveOf } from "./zip.mjs";

const FILES = [
  { name: "a.txt", data: Buffer.from("one and one and one") },
  { name: "é/b.txt", data: Buffer.alloc(0) },
];

test("the same files give the same bytes", () => {
  assert.deepEqual(archiveOf(FILES), archiveOf(FILES));
});

test("what goes in comes out", () => {
  const archive = archiveOf(FILES);
  assert.equal(archive.subarray(0, 4).toString("latin1"), "PK\x03\x04");
  const nameLength = archive.readUInt16LE(26);
  const packed = archive.subarray(30 + nameLength, 30 + nameLength + archive.readUInt32LE(18));
  assert.equal(inflateRawSync(packed).toString(), "one and one and one");
  assert.equal(archive.readUInt16LE(archive.length - 12), FILES.length);
});
