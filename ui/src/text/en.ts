import core from './core.en.ftl?raw';
import page from './en.ftl?raw';

export const sources: readonly string[] = [page, core];
