/* The scenes about the deployment and the console itself. They share one browser and one stack. */
import './signing-in.scenes.ts';
import './addresses.scenes.ts';
import './operations.scenes.ts';
import './settings.scenes.ts';
import './trouble.scenes.ts';
