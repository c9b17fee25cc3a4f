/* The command line run: what it asks for is found, taken apart and done. */
#ifndef HY_COMMAND_COMMAND_H
#define HY_COMMAND_COMMAND_H

/* Parses the command line and runs the command; TODAY is an ISO day. Returns the exit status. */
int hy_command_main(int argc, char **argv, const char *today);

#endif
