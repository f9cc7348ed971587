/* Says why a file could not be written: the reasons that a user can do something about in words of their own,
 * all others with the system's. */
#include "publish/refusal.h"

#include <errno.h>

void refusal_report(struct diagnostics *diagnostics, struct slice path, int number)
{
    switch (number) {
    case EACCES:
    case EPERM:
        DIAG(diagnostics, MSG_output_permission, NO_SPAN, path);
        break;
    case ENOSPC:
    case EDQUOT:
        DIAG(diagnostics, MSG_output_disk_full, NO_SPAN, path);
        break;
    case EROFS:
        DIAG(diagnostics, MSG_output_read_only, NO_SPAN, path);
        break;
    case EISDIR:
        DIAG(diagnostics, MSG_output_in_the_way, NO_SPAN, path, S("a folder of that name"));
        break;
    case ENOTDIR:
    case EEXIST:
        DIAG(diagnostics, MSG_output_in_the_way, NO_SPAN, path, S("a file with the name of its folder"));
        break;
    default:
        DIAG(diagnostics, MSG_output_failed, NO_SPAN, path, slice_of(strerror(number)));
    }
}
