"""A ZIP archive held in memory: what documents of other programs are, and what people pack articles in.

Nothing is ever written to the disk. The limits are for files made to do harm: a few kilobytes can unpack to petabytes.
"""

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator

from reader.errors import BadFile
from reader.formats.sources import Source, natural, printable
from reader.text import refuse_large

MAX_MEMBERS = 20_000
MAX_UNPACKED = 500_000_000
MAX_MEMBER = 100_000_000
SUSPICIOUS_RATIO, SUSPICIOUS_SIZE = 200, 10_000_000  # text and XML pack to 1 : 5 … 1 : 50

_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED, _UTF8 = 0x1, 0x800  # of the flags of a member
_LOCAL_HEADER = struct.Struct("<4s22xHH")  # signature, lengths of the name and of the extra field
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, OverflowError, RuntimeError)


class Zipped:
    """The files in an archive. Raises BadFile, already when it is made if the archive as a whole is damaged or hostile.

    What has passed that may be given to a library that opens the same bytes with `zipfile`: it cannot unpack to more
    than the limits.
    """

    def __init__(self, source: Source) -> None:
        self._name = source.name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(source.data))
            infos = [info for info in self._archive.infolist() if not info.is_dir()]
            shared = _overlap(infos, source.data, self._archive.start_dir)
        except _BROKEN as error:
            raise self._damaged(source.name) from error
        self._refuse_hostile(infos, shared)
        self._members = {_name_of(info): info for info in infos}
        self._refuse_doubles(infos)
        self.names = tuple(sorted((name for name in self._members if not is_hidden(name)), key=natural))

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str, limit: int = MAX_MEMBER) -> bytes:
        """The content of one file of at most `limit` bytes. Hidden ones, which `names` leaves out, can be read too."""
        shown = f"{self._name}/{name}"
        info = self._members.get(name)
        if info is None:
            raise BadFile("{name} has no {member} in it: it is damaged or not what its name says.",
                          name=self._name, member=name)  # fmt: skip
        if info.flag_bits & _ENCRYPTED:
            raise BadFile("{name} is protected by a password: save it without one and import that.", name=shown)
        if info.compress_type not in _METHODS:
            raise BadFile("{name} is packed in a way that cannot be read: pack it again as an ordinary ZIP archive.",
                          name=shown)  # fmt: skip
        refuse_large(info.file_size, shown, limit)
        data = self._unpack(info, shown, limit + 1)
        refuse_large(len(data), shown, limit)
        return data

    def _unpack(self, info: zipfile.ZipInfo, shown: str, size: int) -> bytes:
        try:
            with self._archive.open(info) as file:
                return file.read(size)
        except (*_BROKEN, NotImplementedError) as error:
            raise self._damaged(shown) from error

    def _refuse_hostile(self, infos: list[zipfile.ZipInfo], shared: bool) -> None:
        if len(infos) > MAX_MEMBERS:
            raise BadFile("{name} holds {count} files, and an archive may hold {limit}: split it into smaller ones.",
                          name=self._name, count=len(infos), limit=MAX_MEMBERS)  # fmt: skip
        if shared or any(map(_is_bomb, infos)):
            raise BadFile("{name} unpacks to far more than it holds, as files made to do harm do: it was not opened.",
                          name=self._name)  # fmt: skip
        unpacked = sum(info.file_size for info in infos)
        if unpacked > MAX_UNPACKED:
            raise BadFile("{name} unpacks to {size} MB, and an archive may hold {limit}: split it into smaller ones.",
                          name=self._name, size=-(-unpacked // 1_000_000), limit=MAX_UNPACKED // 1_000_000)  # fmt: skip

    def _refuse_doubles(self, infos: list[zipfile.ZipInfo]) -> None:
        if len(self._members) < len(infos):
            ((member, _),) = Counter(map(_name_of, infos)).most_common(1)
            raise BadFile("{name} has two files named {member} in it: give each a name of its own and pack it again.",
                          name=self._name, member=member)  # fmt: skip

    def _damaged(self, shown: str) -> BadFile:
        return BadFile("{name} is damaged or not whole: get it again, or open it with its program and save it anew.",
                       name=shown)  # fmt: skip


def is_hidden(name: str) -> bool:
    """Whether a file, or a folder it is in, is one that people do not see: of a system, not of a person."""
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name as a path below the archive, whatever it says: `../../a.txt`, `/a.txt` and `C:\\a.txt` are `a.txt`."""
    parts = printable(_decoded(info)).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part.strip(". ") and not (len(part) == 2 and part[1] == ":")) or "_"


def _decoded(info: zipfile.ZipInfo) -> str:
    """Names without the mark for UTF-8 are often in it all the same; `zipfile` reads them as those of old DOS."""
    name = info.filename
    if info.flag_bits & _UTF8 or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > SUSPICIOUS_SIZE and info.file_size > SUSPICIOUS_RATIO * info.compress_size


def _overlap(infos: list[zipfile.ZipInfo], data: bytes, directory: int) -> bool:
    """Whether members share bytes with each other or the directory: how 40 kB can hold thousands of large files."""
    end = 0
    for start, stop in sorted(_places(infos, data)):
        if start < end:
            return True
        end = stop
    return end > directory


def _places(infos: list[zipfile.ZipInfo], data: bytes) -> Iterator[tuple[int, int]]:
    for info in infos:
        signature, name, extra = _LOCAL_HEADER.unpack_from(data, info.header_offset)
        if signature != zipfile.stringFileHeader:  # type: ignore[attr-defined]
            raise zipfile.BadZipFile
        yield info.header_offset, info.header_offset + _LOCAL_HEADER.size + name + extra + info.compress_size
