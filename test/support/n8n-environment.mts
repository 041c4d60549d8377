/**
 * Settings that n8n-core reads from the environment when it is loaded. Imported for its effect, before n8n-core:
 * without a folder of its own n8n would write its key and its binary files into the developer's ~/.n8n.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const n8nUserFolder = mkdtempSync(join(tmpdir(), 'n8n-nodes-workday-'));

process.env.N8N_USER_FOLDER = n8nUserFolder;
// A key in the environment spares the settings file and the line that n8n prints when it writes one.
process.env.N8N_ENCRYPTION_KEY = 'key-of-a-throwaway-test-instance';
process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS = 'false';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';

const remove = () => rmSync(n8nUserFolder, { recursive: true, force: true, maxRetries: 3 });
// jest gives every test file its own `process`, on which 'exit' is never emitted; the demo runs without jest.
if (typeof afterAll === 'function') afterAll(remove);
else process.once('exit', remove);
