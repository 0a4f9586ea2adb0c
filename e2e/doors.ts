/** The two doors of the server under test; away from the defaults, so that a server in use is left alone. */
export const CONSOLE_PORT = Number(process.env.STORY_PORT ?? 3780);
export const DOOR_PORT = CONSOLE_PORT + 1;
export const CONSOLE_URL = `http://localhost:${CONSOLE_PORT}`;
export const DOOR_URL = `http://localhost:${DOOR_PORT}`;
