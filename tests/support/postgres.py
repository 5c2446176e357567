"""A PostgreSQL server of the tests' own: thrown away afterwards, and reached by nobody else."""

import fcntl
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

SECONDS = 30
"""How long a server may take for anything before a test gives up."""

MISSING = "PostgreSQL is not installed: its tests need initdb and postgres (Debian: postgresql)."


def binaries() -> Path | None:
    """The folder with the newest server's programs, or None."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    found = shutil.which("initdb")
    if found is not None:
        folders.append(Path(found).resolve().parent)
    return max(folders, key=lambda folder: folder.parent.name, default=None)


def _owner() -> str | None:
    """Whom to run the server as: it refuses to be root."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


class Server:
    """A server in a folder of its own, on a socket in that folder and on a port of this machine."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port

    def url(self, database: str, **query: str) -> str:
        """How a database of it is named as a store."""
        words = "&".join(f"{name}={value}" for name, value in {"host": str(self.folder), **query}.items())
        return f"postgresql://tester@/{database}?port={self.port}&{words}"

    def make(self, database: str, *, encoding: str = "UTF8") -> str:
        """A new database without tables; its URL."""
        options = f"TEMPLATE template0 ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C'"
        self.execute("postgres", f"CREATE DATABASE {database} {options}")
        return self.url(database)

    def execute(self, database: str, *statements: str) -> list[tuple[object, ...]]:
        """Run statements; the rows of the last one that gives any."""
        rows: list[tuple[object, ...]] = []
        with psycopg.connect(
            host=str(self.folder), port=self.port, user="tester", dbname=database, autocommit=True
        ) as connection:
            for statement in statements:
                cursor = connection.execute(statement)
                if cursor.description is not None:
                    rows = cursor.fetchall()
        return rows

    @property
    def _main(self) -> int:
        """The id of the server's first process."""
        return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])

    def _processes(self) -> list[int]:
        main = self._main
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        return [main, *map(int, children)]

    def freeze(self) -> None:
        """It answers nothing any more, and hangs up on nobody."""
        for process in self._processes():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGSTOP)

    def thaw(self) -> None:
        """It goes on where it was."""
        for process in reversed(self._processes()):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGCONT)

    def start(self) -> None:
        """Begin, or begin again after an end."""
        options = f"-F -k {self.folder} -p {self.port} -c listen_addresses=127.0.0.1"
        self._control("start", "-w", "-l", str(self.folder / "log"), "-o", options)

    def kill(self) -> None:
        """End it as a power cut does."""
        self._control("stop", "-m", "immediate")

    def initialise(self, place: Path) -> None:
        """Make its folder; only the first one in a run is made afresh, and kept in `place` to be copied."""
        owner, data, first = _owner(), self.folder / "data", place / "postgres-first"
        if owner is not None:
            shutil.chown(self.folder, owner)
        if not first.exists():
            self._run("initdb", "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8",
                      "--no-locale", "--no-sync", "--no-instructions")  # fmt: skip
            shutil.copytree(data, first)
            return
        shutil.copytree(first, data)
        if owner is not None:
            for path in (data, *data.rglob("*")):
                shutil.chown(path, owner)

    def _control(self, *words: str) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-t", str(SECONDS), *words)

    def _run(self, name: str, *words: str) -> None:
        folder = binaries()
        assert folder is not None, MISSING
        subprocess.run(
            [str(folder / name), *words],
            user=_owner(),
            cwd=self.folder,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            timeout=SECONDS,
        )


def place_of(base: Path) -> Path:
    """What the workers of a run share, of the folder for temporary files that one of them has."""
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@contextmanager
def own_server(place: Path) -> Iterator[Server]:
    """A server for a few tests, which may do to it what they like; `place` is shared by the workers."""
    folder = Path(tempfile.mkdtemp(prefix="e20assess-postgres-"))
    server = Server(folder, _free_port())
    try:
        with _locked(place):
            server.initialise(place)
        server.start()
        yield server
    finally:
        with suppress(FileNotFoundError):
            server.thaw()
            server.kill()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def shared_server(place: Path) -> Iterator[Server]:
    """The one server of all workers of a run: the first one starts it, the last one ends it.

    `place` is a folder that the workers share; who uses the server stands in it, under a lock.
    """
    users = place / "postgres-users"
    with _locked(place):
        lines = users.read_text().splitlines() if users.exists() else []
        if lines:
            folder, port = lines[0].split("\t")
            server = Server(Path(folder), int(port))
        else:
            server = Server(Path(tempfile.mkdtemp(prefix="e20assess-postgres-")), _free_port())
            server.initialise(place)
            server.start()
            lines = [f"{server.folder}\t{server.port}"]
        users.write_text("\n".join([*lines, str(os.getpid())]))
    try:
        yield server
    finally:
        with _locked(place):
            named, *others = users.read_text().splitlines()
            left = [line for line in others if int(line) != os.getpid() and _is_alive(int(line))]
            users.write_text("\n".join([named, *left]))
            if not left:
                users.unlink()
                server.kill()
                shutil.rmtree(server.folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    """A worker that was killed does not say that it has left."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def _locked(place: Path) -> Iterator[None]:
    with (place / "postgres-lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
