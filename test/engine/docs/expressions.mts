/** Expressions that the docs show, with an item to try each on and what it gives there. */
import type { IDataObject } from 'n8n-workflow';
import { PAGES } from '../../docs/pages.mts';
import { textOf } from '../../support/sources.mts';

/** Each once, without braces; `=` in front and blanks make no difference. */
export function expressions(): string[] {
	const found = PAGES.flatMap((page) => [...textOf(page).matchAll(/\{\{\s*(.*?)\s*\}\}/gs)].map(([, code = '']) => code));
	return [...new Set(found)].sort();
}

const MOMENT: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
const DAY: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);

export const EXPRESSIONS: Readonly<Record<string, [given: IDataObject, gives: unknown]>> = {
	$json: [{ page: 3 }, { page: 3 }],
	'$json.body': [{ body: { page: 3 } }, { page: 3 }],
	'$json.employeeId': [{ employeeId: '0042' }, '0042'],
	'$json.event': [{ event: 'hired' }, 'hired'],
	'$json.event !== "window"': [{ event: 'window' }, false],
	'$json.from ?? "-P1D"': [{}, '-P1D'],
	'$json.id': [{ id: '21001' }, '21001'],
	'$json.mail': [{ mail: 'ana@example.com' }, 'ana@example.com'],
	'$json.undo': [{ undo: { worker: '21001' } }, { worker: '21001' }],
	'$json.userPrincipalName': [{ userPrincipalName: 'ana.lima@example.com' }, 'ana.lima@example.com'],
	'$json.window.through': [{ window: { through: '2026-03-15T11:59:00.000Z' } }, '2026-03-15T11:59:00.000Z'],
	'$json.worker.id': [{ worker: { id: 'a' } }, 'a'],
	'$now.minus({ days: 7 })': [{}, MOMENT],
	$today: [{}, MOMENT],
	'$today.minus({ days: 1 }).toISO()': [{}, MOMENT],
	'$today.plus({ days: 30 })': [{}, MOMENT],
	'$today.plus({ days: 30 }).toISODate()': [{}, DAY],
	'$today.toISO()': [{}, MOMENT],
	'$today.toISODate()': [{}, DAY],
	'JSON.stringify($json.name)': [{ name: 'Ana "A" Silva' }, '"Ana \\"A\\" Silva"'],
	'encodeURIComponent($json.id)': [{ id: 'a/b?c' }, 'a%2Fb%3Fc'],
	'{ name: $json.name }': [{ name: 'Ana' }, { name: 'Ana' }],
};
