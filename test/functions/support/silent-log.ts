/** Imported before anything that logs: the tests that look at the log make a logger of their own. */
Object.assign(process.env, { LOG_LEVEL: 'SILENT' });
