import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../nodes/Workday/n8n/defineOperation.ts';
import { SavedVolume, TooMuchToSave } from '../../nodes/Workday/n8n/savedVolume.ts';

const field = (name: string): INodeProperties => ({ displayName: name, name, type: 'string', default: '' });

function operationWith(...names: string[]): Operation {
	return { resource: 'thing', operation: 'do', name: '', action: '', description: '', properties: names.map(field), run: () => nothing() };
}

async function* nothing() {
	// An operation without items.
}

/** How many items fit. */
function fitting(most: number, item: (index: number) => IDataObject, operation = operationWith()): { count: number; refused: unknown } {
	const volume = new SavedVolume(most);
	for (let count = 0; ; count++) {
		try {
			volume.add({ json: item(count) }, operation);
		} catch (refused) {
			return { count, refused };
		}
	}
}

const worker = (index: number): IDataObject => ({
	id: String(index).padStart(32, '0'),
	active: true,
	email: null,
	names: ['Ada', 'Ada Lovelace'],
	position: { title: 'Programmer "first"', hours: 40 },
});

test.each([10_000, 1_000_000, 30_000_000])('what fits into %p characters is as large as JSON, within a tenth', (most) => {
	const { count } = fitting(most, worker);
	const json = JSON.stringify(Array.from({ length: count }, (_, index) => worker(index))).length;
	expect(json / most).toBeGreaterThan(0.9);
	expect(json / most).toBeLessThan(1.1);
});

test('one large item among small ones is seen when it is one of the first', () => {
	const { count, refused } = fitting(1_000_000, (index) => ({ text: index === 3 ? 'x'.repeat(2_000_000) : 'x' }));
	expect(count).toBe(3);
	expect(refused).toBeInstanceOf(TooMuchToSave);
});

const adviceOf = (operation: Operation): string => {
	const { refused } = fitting(2_000_000, () => ({ text: 'x'.repeat(1000) }), operation);
	if (!(refused instanceof TooMuchToSave)) throw new Error('it was not refused');
	return `${refused.message} ${refused.advice}`;
};

test('what can be chosen instead is what the operation has', () => {
	expect(adviceOf(operationWith())).toMatch(/^Operation: .* more than 2 MB, .* 500 MB.* Ask for less/);
	expect(adviceOf(operationWith())).not.toMatch(/One File|Plan Only/);
	expect(adviceOf(operationWith('returnAs'))).toMatch(/^Return As: .* Choose One File/);
	expect(adviceOf(operationWith('returnAs', 'pages'))).toMatch(/Choose One File.* Pages > Plan Only/);
});

test('a large file after many small items counts once', () => {
	const volume = new SavedVolume(1_000_000);
	const add = (characters: number) => volume.add({ json: {}, binary: { data: { data: 'x'.repeat(characters), mimeType: 'text/csv' } } }, operationWith());
	for (let item = 0; item < 500; item++) add(100);
	for (let item = 0; item < 8; item++) add(100_000);
	expect(() => add(200_000)).toThrow(TooMuchToSave);
});

test('a file that n8n keeps in memory counts', () => {
	const volume = new SavedVolume(1000);
	const add = () => volume.add({ json: {}, binary: { data: { data: 'x'.repeat(2000), mimeType: 'text/csv' } } }, operationWith());
	expect(add).toThrow(TooMuchToSave);
});
