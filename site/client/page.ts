// What every page runs, whatever it shows.
// what is measured is measured before anything changes
import './strip.ts';
import './keys-anywhere.ts';
import './me.ts';
import './menus.ts';
import './now.ts';
import './palette-open.ts';
import './theme-button.ts';
