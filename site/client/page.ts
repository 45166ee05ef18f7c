// What every page runs, whatever it shows.
import './me.ts';
import './menus.ts';
import './now.ts';
import './palette-open.ts';
import './strip.ts';
import './theme-button.ts';
