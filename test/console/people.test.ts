/* What needs a browser and is about affiliates, and what they earn and were paid: its scenes share one browser and one stack. */
import './import.scenes.ts';
import './affiliate.scenes.ts';
import './accounts.scenes.ts';
import './report.scenes.ts';
