/* The scenes about affiliates: what they earn, and what they were paid. They share one browser and one stack. */
import './import.scenes.ts';
import './affiliate.scenes.ts';
import './accounts.scenes.ts';
import './report.scenes.ts';
