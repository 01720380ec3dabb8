/* A folder to break out of, and what the programs of these tests say. */
#ifndef TESTS_ROLES_PLACE_H
#define TESTS_ROLES_PLACE_H

enum { PLACE_PATH = 64 };

/* path/folder with the files old and gone, and a link out of it; path/outside. */
void place_make(char path[PLACE_PATH]);
void place_remove(const char *path);

/* All that a shell command prints; terminated, to be freed. */
char *output_of(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The version of the kernel's Landlock; 0: none. */
int landlock_version(void);

#endif
