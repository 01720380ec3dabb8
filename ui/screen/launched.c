/* The launcher that the program runs under. */

#include "ui/screen/live.h"

const struct launch_calls launched = {
	.devices = launcher_devices,
	.start = launcher_start,
	.stop = launcher_stop,
	.counts = launcher_counts,
	.unsaved = launcher_unsaved,
	.save = launcher_save,
};
