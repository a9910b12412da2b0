/** Imported before anything that logs: whatever could be logged at any level is looked at. */
Object.assign(process.env, { LOG_LEVEL: 'TRACE' });
