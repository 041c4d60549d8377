const FIRST_NUMBER = 21_001;
const FIRST_PADDED = 1_000;

/** Plain, with leading zeros, or with a letter in front: ids are text. */
export function employeeId(number: number): string {
	if (number % 5 === 1) return String(FIRST_PADDED + number).padStart(7, '0');
	if (number % 5 === 3) return `E${FIRST_PADDED + number}`;
	return String(FIRST_NUMBER + number);
}

export const contingentId = (number: number): string => `C-${String(number).padStart(5, '0')}`;

/** Whose id that would be, if it is one. */
export const numberOfEmployee = (id: string): number =>
	/^[0E]/.test(id) ? Number(id.replace('E', '')) - FIRST_PADDED : Number(id) - FIRST_NUMBER;

export const numberOfContingent = (id: string): number => Number(id.slice(2));
