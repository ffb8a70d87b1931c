"""Runs a command and says how much memory it took at most.

    python3 peak.py FD COMMAND [ARGUMENT…]

What the system tells of a process starts with the size of the process that started it, and the one that
runs the tests may be large; this one is small. Its answer, kilobytes, is written to the open file FD.
"""

import os
import sys

report, command = int(sys.argv[1]), sys.argv[2:]
child = os.fork()
if child == 0:
    os.close(report)
    os.execv(command[0], command)
_, status, usage = os.wait4(child, 0)
os.write(report, str(usage.ru_maxrss).encode())
code = os.waitstatus_to_exitcode(status)
# A shell's way to tell of a signal.
os._exit(code if code >= 0 else 128 - code)
