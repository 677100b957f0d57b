import console from 'node:console';

// Jest replaces the global console; oclif prints through it, and captured output would stay empty.
global.console = console;
