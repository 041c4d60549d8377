import { encode, encoderFor } from '../../nodes/Workday/n8n/fileFormats.ts';

type Item = Record<string, unknown>;

async function* asTheyCome(items: readonly Item[]) {
	yield* items;
}

async function piecesOf(items: readonly Item[], ...encoder: Parameters<typeof encoderFor>): Promise<Buffer[]> {
	const pieces: Buffer[] = [];
	for await (const piece of encode(asTheyCome(items), encoderFor(...encoder))) pieces.push(Buffer.from(piece));
	return pieces;
}

/** One byte a character, two, three, four, and half of a pair. */
const TEXTS = ['Ada', 'Weiß', '営業部', '🎂', '\uD83C', ''];
const item = (index: number, times = 1): Item => ({ id: index, name: TEXTS[index % TEXTS.length]?.repeat(times) });
/** From less than a piece to several pieces long. */
const ITEMS = [1, 1000, 3, 70_000, 1, 1, 21_840, 21_850, 300_000, 2].flatMap((times, index) => TEXTS.map((_text, at) => item(index * TEXTS.length + at, times)));

test('NDJSON holds every character, however pieces and items lie', async () => {
	const pieces = await piecesOf(ITEMS, 'ndjson', undefined);
	expect(Buffer.concat(pieces).equals(Buffer.from(ITEMS.map((one) => `${JSON.stringify(one)}\n`).join('')))).toBe(true);
});

test('JSON is one array', async () => {
	const text = Buffer.concat(await piecesOf(ITEMS, 'json', undefined)).toString();
	expect(text.slice(0, 2) + text.slice(-3)).toBe('[\n\n]\n');
	expect(text === Buffer.from(`[\n${ITEMS.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`).toString()).toBe(true);
});

test('small items go out in few pieces, none of them empty and none larger than 64 KB', async () => {
	const items = Array.from({ length: 20_000 }, (_, index) => item(index));
	const pieces = await piecesOf(items, 'csv', ['id', 'name'], true);
	const bytes = Buffer.concat(pieces);
	expect(pieces.length).toBeLessThan(2 * Math.ceil(bytes.length / 65_536));
	expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(65_536);
	expect(Math.min(...pieces.map(({ length }) => length))).toBeGreaterThan(0);
	expect(bytes.toString().startsWith('\uFEFFid,name')).toBe(true);
	expect(bytes.toString().trimEnd().split('\n')).toHaveLength(items.length + 1);
});

test('no items: nothing but the frame of the format', async () => {
	expect(Buffer.concat(await piecesOf([], 'json', undefined)).toString()).toBe('[\n]\n');
	expect(await piecesOf([], 'ndjson', undefined)).toEqual([]);
});
