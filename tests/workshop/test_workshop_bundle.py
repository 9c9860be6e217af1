"""The offline bundle of a small kit: what is in it, how it is renewed, and what is noticed."""

import ast
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
import small_kit

from helpers import place
from helpers.__main__ import main
from helpers.errors import InputError
from helpers.workshop import bundle, bundle_page, bundle_zip, kit_files, python_archives, wheel_fetch
from helpers.workshop.offline import install
from helpers.workshop.systems import MINORS, SYSTEMS

KEY = "sk-proj-" + "aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA" * 2  # made up, but as random as a real one
CHOSEN = ("windows-x64", "linux-x64")
LINUX, WINDOWS = "first-call-linux-x64.zip", "first-call-windows-x64.zip"
OFFLINE = Path(install.__file__).parent


def wanted(systems=CHOSEN, minors=(11, 12), extras=()):
    return bundle.Wanted(tuple(SYSTEMS[name] for name in systems), minors, extras)


def make(root, folder, **what):
    """Make a bundle of a small kit, and return what was said."""
    said = []
    small_kit.use_index(root)
    bundle.make(bundle.plan(wanted(**what), root), folder, said.append, root)
    return said


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A small kit and its bundle, made once."""
    here = tmp_path_factory.mktemp("made") / "내 키트"
    here.mkdir()
    small_kit.make(here)
    (here / "번들 1").mkdir()
    before = dict(os.environ)
    try:
        make(here, here / "번들 1")
    finally:
        os.environ.clear()
        os.environ.update(before)
    return here


@pytest.fixture
def kit(made, tmp_path):
    """A copy of that kit."""
    shutil.copytree(made, tmp_path / "kit", ignore=shutil.ignore_patterns("번들*"))
    shutil.copytree(small_kit.index(made), small_kit.index(tmp_path / "kit"))
    return tmp_path / "kit"


@pytest.fixture
def folder(made, tmp_path):
    """A copy of its bundle."""
    return Path(shutil.copytree(made / "번들 1", tmp_path / "bundle"))


def contents(path):
    """Return the files of a ZIP file, without the folder that all of them are in."""
    with zipfile.ZipFile(path) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {bundle_zip.TOP}
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def unpacked(path, to):
    with zipfile.ZipFile(path) as archive:
        archive.extractall(to)
    return to / bundle_zip.TOP


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def damage(path, where):
    """Change one byte of an entry in a ZIP file."""
    data = bytearray(path.read_bytes())
    data[data.index(where) + len(where) // 2] ^= 1
    path.write_bytes(data)


def test_each_zip_has_what_its_system_needs(folder):
    """The wheels of that system and no others, uv, the start file, the page, the kit."""
    files = contents(folder / LINUX)
    assert sorted(name for name in files if name.startswith("files/wheels/")) == [
        "files/wheels/common-1.0-py3-none-any.whl",
        "files/wheels/native-1.0-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "files/wheels/native-1.0-cp312-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
    ]
    assert files["files/uv"] == b"uv of linux-x64\n"
    assert {"start-linux.sh", bundle_page.NAME, "files/install.py", "files/kit.zip"} < files.keys()
    assert contents(folder / WINDOWS)["files/uv.exe"] == b"uv of windows-x64\n"
    with zipfile.ZipFile(folder / LINUX) as archive:
        runs = {entry.filename for entry in archive.infolist() if entry.external_attr >> 16 & 0o111}
    assert runs == {"first-call/start-linux.sh", "first-call/files/uv"}


def test_the_requirements_let_in_nothing_else(folder):
    """Each package with its version and the hashes of the wheels in the ZIP file; uv itself is not installed."""
    files = contents(folder / LINUX)
    lines = files["files/requirements.txt"].decode()
    hashes = set(re.findall("sha256:([0-9a-f]{64})", lines))
    assert re.findall(r"^\S+", lines, re.MULTILINE) == ["common==1.0", "native==1.0"]
    manifest = json.loads(files["files/manifest.json"])
    assert hashes == {entry["sha256"] for name, entry in manifest["files"].items() if name.endswith(".whl")}
    assert set(manifest["files"]) == set(files) - {"files/manifest.json"}
    assert manifest["pythons"] == ["3.11", "3.12"]


def test_the_index_and_the_page_lead_to_the_zips(folder):
    """Sizes and hashes are right, and every link leads to a file."""
    entries = json.loads((folder / "index.json").read_text(encoding="utf-8"))["files"]
    for entry in entries:
        assert entry["bytes"] == (folder / entry["name"]).stat().st_size
        assert entry["sha256"] == wheel_fetch.digest(folder / entry["name"])
    page = (folder / bundle_page.NAME).read_text(encoding="utf-8")
    assert set(re.findall('href="([^"#]+)"', page)) == {entry["name"] for entry in entries} == {LINUX, WINDOWS}
    assert "start-windows.cmd" in page
    assert "start-mac.command" not in page  # there is none for macOS in this bundle
    assert {path.name for path in folder.iterdir()} == {LINUX, WINDOWS, bundle_page.NAME, bundle.INDEX}


def test_the_same_inputs_give_the_same_bytes(kit, folder, tmp_path):
    """In another folder, from another copy of the kit; no path of this computer is in it."""
    (tmp_path / "other").mkdir()
    make(kit, tmp_path / "other")
    assert bytes_of(tmp_path / "other") == bytes_of(folder)
    for name in (LINUX, WINDOWS):
        for content in contents(folder / name).values():
            assert str(tmp_path).encode() not in content
            assert str(place.ROOT).encode() not in content


def test_only_tracked_files_go_into_it(kit, tmp_path):
    """A key that lies around, a learner's copy, and what git ignores stay where they are."""
    strays = {
        ".env": f"OPENAI_API_KEY={KEY}",
        "seat-cards-a.html": KEY,
        "helpers/ask.py": f"key = '{KEY}'",
        "helpers/__pycache__/place.pyc": KEY,
        "notebooks/en/00_start.mine.ipynb": KEY,
        "notebooks/en/.ipynb_checkpoints/00_start-checkpoint.ipynb": KEY,
        ".git/description": KEY,
    }
    for name, content in strays.items():
        (kit / name).parent.mkdir(exist_ok=True)
        (kit / name).write_text(content, encoding="utf-8")
    tracked = kit_files.read(kit)
    assert set(tracked) == {
        *("pyproject.toml", "uv.lock", "README.md", ".gitignore", "notebooks/en/00_start.ipynb"),
        *("helpers/place.py", "helpers/글.py", "helpers/text/en/install.toml"),
    }
    with zipfile.ZipFile(io.BytesIO(bundle_zip.pack(tracked))) as archive:
        assert all(KEY.encode() not in archive.read(name) for name in archive.namelist())
    shutil.rmtree(kit / ".git")  # as from a ZIP file
    assert kit_files.read(kit) == tracked


@pytest.mark.parametrize("with_git", [True, False])
def test_a_key_in_a_file_of_the_kit_stops_it(kit, folder, capsys, with_git):
    """The file is named, the key is not shown, and the bundle stays as it is."""
    before = bytes_of(folder)
    (kit / "helpers" / "place.py").write_text(f"key = '{KEY}'\n", encoding="utf-8")
    if not with_git:
        shutil.rmtree(kit / ".git")
    with pytest.raises(InputError, match=r"helpers/place\.py") as raised:
        make(kit, folder)
    assert KEY[:16] not in str(raised.value)
    assert bytes_of(folder) == before


def test_an_interrupted_download_goes_on(kit, tmp_path):
    """What was fetched before is kept and is not fetched again."""
    folder = tmp_path / "new"
    folder.mkdir()
    away = small_kit.index(kit) / "native-1.0-cp312-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"
    data = away.read_bytes()
    away.unlink()
    with pytest.raises(InputError, match="run the same command again"):
        make(kit, folder)
    assert not list(folder.glob("*.zip"))
    for path in small_kit.index(kit).iterdir():
        path.unlink()  # so that nothing else can be fetched
    away.write_bytes(data)
    said = make(kit, folder)
    assert [line.split()[1] for line in said if line.startswith("Fetching")] == ["1"]
    assert (folder / LINUX).is_file()
    assert not (folder / ".making").exists()


def test_a_broken_wheel_of_an_interrupted_run_is_fetched_again(kit, tmp_path):
    """Neither a half-written one nor a file that belongs to nothing is taken."""
    folder = tmp_path / "new"
    wheels = folder / ".making" / "wheels"
    wheels.mkdir(parents=True)
    (wheels / "common-1.0-py3-none-any.whl").write_bytes(b"half")
    (wheels / "other-1.0-py3-none-any.whl").write_bytes(b"stranger")
    make(kit, folder)
    assert (
        contents(folder / LINUX)["files/wheels/common-1.0-py3-none-any.whl"]
        == (small_kit.index(kit) / "common-1.0-py3-none-any.whl").read_bytes()
    )
    assert list(bundle.flaws(folder)) == []


def test_a_bundle_that_is_right_is_left_alone(kit, folder):
    """Nothing is fetched, and nothing is written anew."""
    shutil.rmtree(small_kit.index(kit))
    before = bytes_of(folder)
    said = make(kit, folder)
    assert [line.split(":")[0] for line in said if ".zip" in line] == ["Unchanged", "Unchanged"]
    assert bytes_of(folder) == before


def test_a_damaged_zip_is_noticed_and_made_again(kit, folder):
    """Only what is damaged in it is fetched again."""
    before = bytes_of(folder)
    damage(folder / LINUX, b"tag = 'cp312-abi3-manylinux")
    assert list(bundle.flaws(folder)) == [LINUX]
    for path in small_kit.index(kit).iterdir():
        if "cp312-abi3-manylinux_2_17" not in path.name:
            path.unlink()
    said = make(kit, folder)
    assert [line.split()[1] for line in said if line.startswith("Fetching")] == ["1"]
    assert bytes_of(folder) == before


def test_an_old_bundle_is_renewed_without_old_wheels(kit, folder):
    """After an update of the kit: the new wheel in, the old one out, the rest from the ZIP files that are there."""
    small_kit.lock(kit, common="1.1")
    for path in small_kit.index(kit).iterdir():
        if "common-1.1" not in path.name:
            path.unlink()
    make(kit, folder)
    for name in (LINUX, WINDOWS):
        wheels = [file for file in contents(folder / name) if "/common-" in file]
        assert wheels == ["files/wheels/common-1.1-py3-none-any.whl"]
    assert list(bundle.flaws(folder)) == []
    (kit / "README.md").write_text("# Smaller\n", encoding="utf-8")
    assert not any(line.startswith(("Fetching", "Unchanged")) for line in make(kit, folder))


def test_a_system_that_is_no_longer_wanted_goes(kit, folder):
    """Its ZIP file would be an old one for ever."""
    make(kit, folder, systems=["linux-x64"])
    assert [path.name for path in folder.glob("*.zip")] == [LINUX]
    assert [entry["name"] for entry in bundle.index(folder)] == [LINUX]


def test_what_has_no_wheel_is_said_and_not_promised(kit, tmp_path):
    """windows-arm64 lacks a wheel for 3.11: the others go on."""
    planned = bundle.plan(wanted(systems=list(SYSTEMS)), kit)
    lacking = {(target.system.name, target.minor): target.lacking for target in planned.targets if target.lacking}
    assert lacking == {("windows-arm64", 11): ("native",)}
    (tmp_path / "arm").mkdir()
    make(kit, tmp_path / "arm", systems=["windows-arm64"])
    manifest = json.loads(contents(tmp_path / "arm" / "first-call-windows-arm64.zip")["files/manifest.json"])
    assert manifest["pythons"] == ["3.12"]
    assert not any("cp311" in name for name in manifest["files"])


def test_extras_are_asked_for(kit, tmp_path):
    """The extra's package is there, and only then."""
    (tmp_path / "more").mkdir()
    make(kit, tmp_path / "more", systems=["linux-x64"], minors=(12,), extras=("korean",))
    files = contents(tmp_path / "more" / LINUX)
    assert "files/wheels/more-1.0-py3-none-any.whl" in files
    assert b"more==1.0" in files["files/requirements.txt"]


def a_python(path, whole=True):
    """Write an archive like those that uv installs."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        content = os.urandom(10_000)
        entry = tarfile.TarInfo("python/bin/python3.12")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data.getvalue() if whole else data.getvalue()[:5000])


def test_a_python_that_was_put_there_is_included(kit, folder):
    """It goes where uv looks for it, the start file asks for it, and each that is missing is named with its address."""
    said = make(kit, folder)
    urls = {line.split()[0]: line.split()[1] for line in said if "https://" in line}
    assert urls.keys() == {"linux-x64:", "windows-x64:"}
    assert "3.12." in urls["linux-x64:"]
    archive = python_archives.known(wheel_fetch.uv(), SYSTEMS["linux-x64"], 12, kit)
    assert archive.url == urls["linux-x64:"]

    a_python(folder / "python" / archive.name, whole=False)
    assert f"The file {archive.name} is damaged, so it isn't included. Download it again." in make(kit, folder)
    a_python(folder / "python" / archive.name)
    said = make(kit, folder)
    assert not any(line.startswith("  linux-x64:") for line in said)
    files = contents(folder / LINUX)
    assert f"files/python/{archive.release}/{archive.name}" in files
    assert b"archived='cpython-3.12-linux-x86_64-gnu'" in files["start-linux.sh"]
    assert "includes Python" in (folder / bundle_page.NAME).read_text(encoding="utf-8")
    assert b'if ""=="" goto no_python' in contents(folder / WINDOWS)["start-windows.cmd"]


def test_a_disk_that_is_too_small_is_said_first(kit, tmp_path, monkeypatch):
    """Before anything is fetched."""
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=100))
    (tmp_path / "full").mkdir()
    with pytest.raises(InputError, match="isn't enough space"):
        make(kit, tmp_path / "full")
    assert not list(tmp_path.glob("full/.making/wheels/*"))


def test_the_check_of_a_folder(made, folder, tmp_path, capsys):
    """Of the bundle, and of what a learner unpacked; files that are missing, damaged or added are named."""
    assert main(["workshop", "bundle", "--check", "--folder", str(folder), "--lang", "en"]) == 0
    assert "complete and unchanged" in capsys.readouterr().out
    shutil.copy(folder / LINUX, folder / "first-call-old.zip")
    (folder / WINDOWS).unlink()
    assert main(["workshop", "bundle", "--check", "--folder", str(folder), "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert out.count("first-call-old.zip") == out.count(WINDOWS) == 1

    top = unpacked(folder / LINUX, tmp_path / "there")
    assert main(["workshop", "bundle", "--check", "--folder", str(top), "--lang", "en"]) == 0
    damage(top / "files" / "install.py", b"InstallError")
    (top / "files" / "uv").unlink()
    capsys.readouterr()
    assert main(["workshop", "bundle", "--check", "--folder", str(top), "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert "files/install.py" in out
    assert "files/uv" in out
    assert out.count("\n") == 3
    assert main(["workshop", "bundle", "--check", "--folder", str(tmp_path / "none"), "--lang", "en"]) == 1
    assert "There is no bundle" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "--room NAME"),
        (["--room", "Room 1"], "1 to 20"),
        (["--folder", "x", "--systems", "windows"], "macos-arm64, macos-x64, linux-x64"),
        (["--folder", "x", "--pythons", "3.10"], "3.11, 3.12, 3.13, 3.14"),
        (["--folder", "x", "--with", "nothing"], "excel, korean"),
        (["--folder", KEY], "key"),
    ],
)
def test_what_cannot_be_understood(options, said, capsys):
    """Each mistake says what would be right; a key is not repeated."""
    assert main(["workshop", "bundle", *options, "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert said in out
    assert KEY not in out
    assert not Path("x").exists()


@pytest.mark.parametrize(("lang", "word"), [("en", "Not possible"), ("ko", "만들 수 없음")])
def test_the_kit_can_be_installed_on_every_system(lang, word, capsys):
    """With all extras, by uv.lock: one wheel is missing, and an update that loses more is seen."""
    extras = bundle.extras()
    assert main(["workshop", "bundle", "--plan", "--folder", "x", "--with", *extras, "--lang", lang]) == 1
    out = capsys.readouterr().out
    (line,) = [line for line in out.splitlines() if word in line]
    assert {"windows-arm64", "3.11", "pyyaml"} <= set(re.findall(r"[\w-]+(?:\.\d+)?", line))
    table = [line.split() for line in out.splitlines() if line.startswith("  ")]
    assert {row[0]: row.count("ok") for row in table} == {
        name: len(MINORS) - (name == "windows-arm64") for name in SYSTEMS
    }
    assert not Path("x").exists()


def test_the_start_file_of_windows(folder):
    """ASCII, CRLF, every label there once, nothing left to fill in, and no path inside a block of parentheses."""
    script = contents(folder / WINDOWS)["start-windows.cmd"]
    assert script.isascii()
    assert script.count(b"\n") == script.count(b"\r\n")
    lines = script.decode().splitlines()
    labels = [line[1:] for line in lines if line.startswith(":")]
    asked = set(re.findall(r"goto (\w+)", script.decode()))
    assert len(labels) == len(set(labels))
    assert asked <= set(labels)
    assert set(labels) - asked == {"ended"} - asked
    assert "@" not in script.decode().replace("@echo off", "")
    assert "cpython-3.12-windows-x86_64-none cpython-3.11-windows-x86_64-none" in script.decode()
    assert not [line for line in lines if line.rstrip().endswith("(") and not line.startswith("rem")]
    for path in re.findall(r"files\\\S+", script.decode()):
        name = path.strip('".').replace("\\", "/")
        assert name.startswith("files/python") or name in contents(folder / WINDOWS), path


@pytest.mark.parametrize("shell", ["dash", "bash", "sh"])
def test_the_start_file_of_linux_can_be_read_by_any_shell(folder, tmp_path, shell):
    """Syntax alone; test_workshop_bundle_installs.py runs it."""
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} on this machine")
    script = tmp_path / "start"
    script.write_bytes(contents(folder / LINUX)["start-linux.sh"])
    assert b"\r" not in script.read_bytes()
    assert b"@" not in script.read_bytes().replace(b'"$@"', b"")
    subprocess.run([shell, "-n", str(script)], check=True)


def test_a_start_file_alone_says_that_the_rest_is_missing(folder, tmp_path):
    """As when it is opened inside the ZIP file."""
    if os.name == "nt":
        pytest.skip("a shell script")
    script = tmp_path / "start"
    script.write_bytes(contents(folder / LINUX)["start-linux.sh"])
    done = subprocess.run(["sh", str(script)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "Unpack the whole ZIP file" in done.stdout
    assert "압축을 풀고" in done.stdout


def run(top, *arguments, **environment):
    """Run install.py as the start file does."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("UV", "FIRST_CALL_HOME")}
    command = [sys.executable, "-I", str(top / "files" / "install.py"), "--no-start", *arguments]
    done = subprocess.run(
        command, env=inherited | environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def top(folder, tmp_path):
    """The unpacked ZIP file of this system's kind, with the sentences of the real kit."""
    top = unpacked(folder / LINUX, tmp_path / "받은 파일")
    manifest = json.loads((top / "files" / "manifest.json").read_text(encoding="utf-8"))
    files = {
        f"helpers/text/{code}/install.toml": (place.ROOT / "helpers" / "text" / code / "install.toml").read_bytes()
        for code in ("en", "ko")
    }
    (top / "files" / "kit.zip").write_bytes(bundle_zip.pack(files | {"pyproject.toml": b""}))
    entry = {"bytes": (top / "files" / "kit.zip").stat().st_size, "sha256": wheel_fetch.digest(top / "files/kit.zip")}
    manifest |= {"platform": install._platform(), "pythons": [install._version()]}
    manifest["files"]["files/kit.zip"] = entry
    (top / "files" / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return top


def rewrite(top, **changes):
    path = top / "files" / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes), encoding="utf-8")


def test_damaged_files_are_not_installed(top, tmp_path):
    """They are named, in both languages, since neither can be chosen yet."""
    damage(top / "files" / "requirements.txt", b"common==1.0")
    assert run(top, "--to", str(tmp_path / "kit2"))[0] == 1
    said = run(top, "--to", str(tmp_path / "kit2"))[1]
    assert "missing or damaged" in said
    assert "손상됐어요" in said
    assert said.splitlines()[-1] == "files/requirements.txt"
    assert not (tmp_path / "kit2").exists()
    (top / "files" / "manifest.json").write_text("{", encoding="utf-8")
    assert run(top)[1].splitlines()[-1] == "files/manifest.json"


@pytest.mark.parametrize(("lang", "word"), [("en", "READ ME FIRST.html lists them"), ("ko", "목록이 있어요")])
def test_the_files_of_another_system_are_refused(top, tmp_path, lang, word):
    """Such as those for Intel on a Mac of Apple's."""
    rewrite(top, platform="win-other")
    code, said = run(top, "--to", str(tmp_path / "kit2"), "--lang", lang)
    assert code == 1
    assert word in said
    assert "win-other" in said
    assert not (tmp_path / "kit2").exists()


def test_another_python_is_refused(top, tmp_path):
    """The versions that would do are named."""
    rewrite(top, pythons=["3.7", "3.8"])
    code, said = run(top, "--to", str(tmp_path / "kit2"), "--lang", "en")
    assert code == 1
    assert "Python 3.7, 3.8" in said
    assert not (tmp_path / "kit2").exists()


def test_a_folder_with_something_else_in_it_is_left_alone(top, tmp_path):
    """A clone of the kit, for example."""
    (tmp_path / "kit2").mkdir()
    (tmp_path / "kit2" / "mine.txt").write_text("mine", encoding="utf-8")
    code, said = run(top, "--to", str(tmp_path / "kit2"), "--lang", "en")
    assert code == 1
    assert "something else in it" in said
    assert [path.name for path in (tmp_path / "kit2").iterdir()] == ["mine.txt"]


def test_a_step_that_fails_is_told(top, tmp_path):
    """With what the program said, and no traceback; the next start goes on, in the folder that is ours now."""
    (top / "files" / "requirements.txt").write_text("nowhere==1.0 --hash=sha256:" + "0" * 64, encoding="utf-8")
    manifest = json.loads((top / "files" / "manifest.json").read_text(encoding="utf-8"))
    path = top / "files" / "requirements.txt"
    manifest["files"]["files/requirements.txt"] = {"bytes": path.stat().st_size, "sha256": wheel_fetch.digest(path)}
    rewrite(top, files=manifest["files"])
    for _ in range(2):
        code, said = run(top, "--to", str(tmp_path / "kit2"), "--lang", "en", UV=wheel_fetch.uv()[0])
        assert code == 1
        assert "The installation stopped" in said
        assert "nowhere" in said
        assert "Traceback" not in said
        assert not (tmp_path / "kit2" / ".cache").exists()


def test_an_older_python_can_read_the_installer():
    """It says that it is too old."""
    source = (OFFLINE / "install.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))
    imported = {name.split(".")[0] for name in re.findall(r"^\s*(?:import|from) (\S+)", source, re.MULTILINE)}
    assert imported <= sys.stdlib_module_names
