"""The pre-commit hook, in a repository of its own: a good template may be committed, a bad one may not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import lint

ROOT = Path(__file__).parents[1]
REFUSAL = """\
Geachte {{ klant.naam }},

Op {{ schade.datum }} meldde u schade aan uw dak. Helaas kunnen wij deze schade niet vergoeden. Het dak was al lek
voordat de verzekering inging, en dat sluit artikel 4.2 van de voorwaarden uit.
{step}
Met vriendelijke groet,

Verzekeraar Voorbeeld
"""
STEP = """
Bent u het niet eens met deze beslissing? Stuur dan binnen zes weken een e-mail naar klachten@voorbeeld.example. Komen
wij er samen niet uit, dan kunt u naar Kifid (www.kifid.nl).
"""
GOOD, BAD = REFUSAL.replace("{step}", STEP), REFUSAL.replace("{step}", "")

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty git repository, and a git that knows no other settings than those given here."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Test")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "test@voorbeeld.example")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    folder = tmp_path / "brieven"
    git("init", "-q", str(folder), folder=tmp_path)
    return folder


def git(*args: str, folder: Path) -> None:
    """Runs git in a folder."""
    subprocess.run(["git", *args], cwd=folder, check=True)


def template(repository: Path, text: str) -> None:
    """A template, ready to be committed."""
    (repository / "afwijzing.J2").write_text(text, encoding="utf-8")
    git("add", "-A", folder=repository)


def pre_commit(*args: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs pre-commit in a folder, with standard error in with the rest."""
    command = [sys.executable, "-m", "pre_commit", *args, "--color=never"]
    return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_the_hook_as_it_is_declared(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run with the program under test: it passes, fails with the finding, and leaves alone what is no letter."""
    monkeypatch.setenv("PYTHONPATH", str(Path(lint.__file__).parents[1]))
    (hook,) = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    hook |= {"language": "system", "entry": f"{sys.executable} -m lint check"}
    with (repository / ".pre-commit-config.yaml").open("w", encoding="utf-8") as stream:
        YAML().dump({"repos": [{"repo": "local", "hooks": [hook]}]}, stream)

    git("add", "-A", folder=repository)
    assert "(no files to check)Skipped" in pre_commit("run", folder=repository).stdout
    template(repository, GOOD)
    done = pre_commit("run", folder=repository)
    assert done.returncode == 0, done.stdout
    template(repository, BAD)
    done = pre_commit("run", folder=repository)
    assert done.returncode == 1, done.stdout
    assert "afwijzing.J2:" in done.stdout and "KKV801" in done.stdout


@pytest.mark.slow
def test_the_hook_as_a_user_installs_it(repository: Path, tmp_path: Path) -> None:
    """`pre-commit try-repo` builds it from a commit of this checkout in an environment of its own."""
    source = tmp_path / "brieflint"
    ignored = shutil.ignore_patterns(".git", ".venv", "venv", "__pycache__", ".*_cache", "build", "dist", "samples")
    shutil.copytree(ROOT, source, ignore=ignored)
    git("init", "-q", folder=source)
    git("add", "-A", folder=source)
    git("commit", "-q", "-m", "as it is", folder=source)

    template(repository, GOOD)
    done = pre_commit("try-repo", str(source), "brieflint", "--all-files", folder=repository)
    if done.returncode == 3 or "Could not find a version" in done.stdout or "Connection" in done.stdout:
        pytest.skip(f"pre-commit cannot install here: {done.stdout[-500:]}")
    assert done.returncode == 0, done.stdout
    template(repository, BAD)
    done = pre_commit("try-repo", str(source), "brieflint", "--all-files", folder=repository)
    assert done.returncode == 1, done.stdout
    assert "KKV801" in done.stdout
