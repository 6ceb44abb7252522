"""The process in which compressed frames are decoded: ``python -m ctsuite.ct.series.worker``.

A frame that was made to break its decoder breaks this process and nothing else. Requests come on standard
input, answers go to standard output.
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys
from typing import BinaryIO

from ctsuite.ct.series.decode import FrameFormat, decode

# bytes of the frame, of the transfer syntax, rows, columns, bits stored, signed
REQUEST = struct.Struct("<IBHHBB")
# whether it was decoded, bytes that follow (words, or why not)
ANSWER = struct.Struct("<BI")
_MEMORY_LIMIT = 4 * 2**30


def pack(frame: bytes, form: FrameFormat) -> bytes:
    """Write a request."""
    syntax = form.syntax.encode()
    head = REQUEST.pack(len(frame), len(syntax), form.rows, form.columns, form.stored, form.signed)
    return head + syntax + frame


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while True:
        head = requests.read(REQUEST.size)
        if len(head) < REQUEST.size:
            return
        size, syntax_size, rows, columns, stored, signed = REQUEST.unpack(head)
        form = FrameFormat(requests.read(syntax_size).decode(), rows, columns, stored, bool(signed))
        frame = requests.read(size)
        try:
            done, answer = True, decode(frame, form)
        except Exception as error:
            done, answer = False, (str(error) or type(error).__name__).encode()
        answers.write(ANSWER.pack(done, len(answer)))
        answers.write(answer)
        answers.flush()


def main() -> None:
    """Serve on the standard streams, with limited memory; what libraries print stays out of the answers."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT, _MEMORY_LIMIT))
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
