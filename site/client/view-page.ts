// what a page with one view runs: all at once, since each file is a request
import './page.ts';
import './view.ts';
