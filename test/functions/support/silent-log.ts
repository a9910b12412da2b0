/** Imported before anything that logs or measures: the tests that look at the log make a logger of their own. */
Object.assign(process.env, { LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
