/** A history and what came of it, for people. */
import { dayOf } from './oracle.mts';
import { iso, type Plan } from './plan.mts';
import type { Told } from './play.mts';

export function report({ plan, entries, employees, deeds, polls, windows }: Told, complaints: readonly string[]): string {
	const { seed, start, steps, ...setup } = plan;
	const entered = entries.map(({ wid, worker, type, entered: at, visible, effective, rescinds, corrects, ...entry }) => {
		const employee = employees.get(worker);
		const former = entries.find((one) => one.worker === worker && one.key === (rescinds ?? corrects));
		return [
			`${iso(at)} "${deeds.get(wid)}": ${type} of ${employee?.name} (${employee?.zone ?? 'no time zone'}), day ${dayOf({ ...entry, wid, worker, type, entered: at, visible, effective })}, effective ${iso(effective)}`,
			former ? `${rescinds === undefined ? 'corrects' : 'rescinds'} "${deeds.get(former.wid)}"` : '',
			visible > at ? `to be seen at ${iso(visible)}` : '',
		]
			.filter((part) => part !== '')
			.join(', ');
	});
	const polled = polls.flatMap(({ at, skew, items, failed, windows: asked }, number) => {
		if (items.length === 0 && failed === undefined && asked.length === 0) return [];
		const what = items.map(({ event, worker, effectiveDate, transactions }) => {
			const who = [...employees.keys()].find((one) => entries.some(({ worker: of, wid }) => of === one && transactions.some(({ id }) => id === wid)));
			return `    ${event} of ${who === undefined ? String(worker.id) : employees.get(who)?.name}, ${effectiveDate}: ${transactions.map(({ id }) => `"${deeds.get(id)}"`).join(', ')}`;
		});
		return [`${iso(at)} poll ${number}${skew === 0 ? '' : `, clock ${skew} s ahead`}: ${failed ?? `windows to ${asked.map(iso).join(', ')}`}`, ...what];
	});
	return [
		...complaints,
		'',
		`seed ${seed ?? 'none'}, from ${start}`,
		JSON.stringify(setup),
		'',
		'Entered:',
		...entered,
		'',
		'Polls:',
		...polled,
		'',
		`Windows: ${windows.map(({ from, through }) => `(${iso(from)}, ${iso(through)}]`).join(' ')}`,
		'',
		'The history, for seeds.test.mts:',
		asCase(plan),
	].join('\n');
}

/** As code: a step a line. */
export function asCase({ steps, ...plan }: Plan): string {
	const code = (value: unknown) => JSON.stringify(value).replace(/"(\w+)":/g, ' $1: ').replace(/"/g, "'").replace(/}/g, ' }').replace(/,(?=\S)/g, ', ');
	const lines = Object.entries(plan).filter(([, value]) => value !== undefined).map(([key, value]) => `\t${key}: ${code(value)},`);
	return ['{', ...lines, '\tsteps: [', ...steps.map((step) => `\t\t${code(step)},`), '\t],', '}'].join('\n');
}
