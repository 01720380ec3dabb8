/*
 * Faults made on purpose: tests/run.sh checks that the sanitizers notice them
 * even where Criterion reports success.
 */

#include <criterion/criterion.h>
#include <limits.h>
#include <stdlib.h>

Test(proof, leak)
{
	char *volatile lost = malloc(17);

	cr_expect(lost != NULL);
	lost = NULL;
}

Test(proof, undefined)
{
	volatile int most = INT_MAX;

	most = most + 1;
	cr_expect(most < 0);
}
