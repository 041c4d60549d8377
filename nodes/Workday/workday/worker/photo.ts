/** The photo of a worker, as Workday sends it: base64 inside the record. */
import type { NameTable } from '../../xml/names';
import { compilePath } from '../../xml/path';
import type { Tape } from '../../xml/tape';
import { WORKDAY_PATHS } from '../paths';

/** What must be included for it. */
export const PHOTO_FLAG = 'Include_Photo';

export interface Photo {
	fileName: string;
	bytes: Buffer;
}

export function createPhotoReader(names: NameTable): (worker: Tape) => Photo | undefined {
	const compile = (path: string) => compilePath(`Worker_Data/Photo_Data/${path}`, { names, ...WORKDAY_PATHS });
	const image = compile('Image');
	const fileName = compile('Filename');
	return (worker) => {
		const base64 = image.string(worker);
		return base64 === '' ? undefined : { fileName: fileName.string(worker) || 'photo', bytes: Buffer.from(base64, 'base64') };
	};
}
