import { crc32, deflateSync } from 'node:zlib';

const SIZE = 16;

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const frame = Buffer.alloc(body.length + 8);
	frame.writeUInt32BE(data.length, 0);
	body.copy(frame, 4);
	frame.writeUInt32BE(crc32(body), frame.length - 4);
	return frame;
}

/** A PNG of sixteen by sixteen pixels in one colour, in base64. */
export function pngOf(number: number): string {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(SIZE, 0);
	header.writeUInt32BE(SIZE, 4);
	header.set([8, 2, 0, 0, 0], 8); // eight bits, RGB, no interlace
	const colour = [number * 37, number * 59, number * 83].map((value) => value % 256);
	const row = Buffer.from([0, ...Array.from({ length: SIZE }, () => colour).flat()]);
	const pixels = Buffer.concat(Array.from({ length: SIZE }, () => row));
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(pixels)),
		chunk('IEND', Buffer.alloc(0)),
	]).toString('base64');
}
