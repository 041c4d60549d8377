/** Parts of workers that were asked for and never came. */
import type { NameTable } from '../../xml/names';
import { RecordWatch, type MissingSection } from '../record/sectionWatch';
import { sectionsAskedFor, standsForItself, type Flag, type FlagValues } from './responseGroup';

export class SectionWatch extends RecordWatch {
	/**
	 * @param unasked flags that are on though nobody asked for what they bring: nothing is said when it is missing
	 * @param besides sections that are asked for by other means
	 */
	constructor(values: FlagValues, version: string, names: NameTable, unasked: readonly Flag[] = [], besides: readonly string[] = []) {
		const asked = [...sectionsAskedFor(values, version)].filter(([, flag]) => !unasked.includes(flag.element));
		const sections: MissingSection[] = [...besides.map((section) => ({ section })), ...asked.map(([section, flag]) => ({ section, flag }))];
		super(sections, names, standsForItself);
	}
}
