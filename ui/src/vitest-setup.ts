import { vi } from 'vitest';

// Unit tests run without a browser, on a computer whose system names no language.
vi.stubGlobal('navigator', { language: 'en', languages: [] });
