/** Bytes in any encoding → text, as they come. */
import { InvalidRequest, Retriable, UnexpectedResponse } from '../errors';

const SIGNATURES: ReadonlyArray<{ bytes: readonly number[]; encoding: string }> = [
	{ bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
	{ bytes: [0xff, 0xfe], encoding: 'utf-16le' },
	{ bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];
const LONGEST_SIGNATURE = 3;
const USUAL = 'utf-8';

/** @throws InvalidRequest naming `field` for an encoding that nobody knows */
export function checkEncoding(encoding: string, field: string): string {
	if (decoderOf(encoding) === undefined) throw new InvalidRequest(field, `"${encoding}" is not known. Write it like utf-8, windows-1252, iso-8859-1 or utf-16le`);
	return encoding;
}

/**
 * A byte order mark decides, then what is given, then UTF-8. The mark itself is left out.
 *
 * @throws UnexpectedResponse at the first bytes that do not fit: replaced characters would go unnoticed. Retriable where the
 * text ends inside a character
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>, encoding: string | undefined): AsyncGenerator<string> {
	let decoder: TextDecoder | undefined;
	let head = Buffer.alloc(0);
	let used = encoding ?? USUAL;
	const decode = (bytes: Uint8Array): string => {
		try {
			return (decoder ??= decoderOf((used = signatureOf(head) ?? used)) ?? new TextDecoder(USUAL, { fatal: true })).decode(bytes, { stream: true });
		} catch {
			throw doesNotFit(used);
		}
	};
	for await (const chunk of chunks) {
		if (decoder) {
			yield decode(chunk);
			continue;
		}
		head = Buffer.concat([head, chunk]);
		if (head.length >= LONGEST_SIGNATURE) yield decode(head);
	}
	if (!decoder) yield decode(head);
	if (endsInside(decoder)) throw cutShort(used);
}

/** Everything that fits has been given: what is left is the beginning of a character. */
function endsInside(decoder: TextDecoder | undefined): boolean {
	try {
		decoder?.decode();
		return false;
	} catch {
		return true;
	}
}

const signatureOf = (head: Buffer): string | undefined => SIGNATURES.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))?.encoding;

function decoderOf(encoding: string): TextDecoder | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true });
	} catch {
		return undefined;
	}
}

function cutShort(encoding: string): Retriable {
	return new Retriable(`Workday's answer was cut short: it ends inside a character of ${encoding}. If it does each time, Encoding is another one.`, {}, undefined, true);
}

function doesNotFit(encoding: string): UnexpectedResponse {
	return new UnexpectedResponse(`The report is not encoded in ${encoding}. Set Encoding to the one that it has, for example windows-1252.`);
}
