/** The photo of a worker, as Workday sends it: base64 inside the record. */
import type { NameTable } from '../../xml/names';
import { compilePath } from '../../xml/path';
import type { Tape } from '../../xml/tape';
import { ELEMENT, SECTION } from '../names';
import { WORKDAY_PATHS } from '../paths';

export interface Photo {
	fileName: string;
	bytes: Buffer;
}

export function createPhotoReader(names: NameTable): (worker: Tape) => Photo | undefined {
	const compile = (path: string) => compilePath(`${ELEMENT.workerData}/${SECTION.photo}/${path}`, { names, ...WORKDAY_PATHS });
	const image = compile('Image');
	const fileName = compile('Filename');
	return (worker) => {
		const base64 = image.string(worker);
		return base64 === '' ? undefined : { fileName: fileName.string(worker) || 'photo', bytes: Buffer.from(base64, 'base64') };
	};
}
