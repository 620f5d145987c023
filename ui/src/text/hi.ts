import core from './core.hi.ftl?raw';
import page from './hi.ftl?raw';

export const sources: readonly string[] = [page, core];
