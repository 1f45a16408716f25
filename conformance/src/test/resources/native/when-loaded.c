/* What a library may do at the moment it is loaded; to be linked with another source. */
#if defined(OCCUPY)
#define _DEFAULT_SOURCE
#include <sys/mman.h>

__attribute__((constructor)) static void occupy(void) {
  mmap((void *)OCCUPY, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
}
#else
#include <stdlib.h>

__attribute__((constructor)) static void die(void) { abort(); }
#endif
