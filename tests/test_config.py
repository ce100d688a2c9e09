"""Configuration: which file holds, what it may say, and what a user reads when it is wrong."""

import pickle
from pathlib import Path

import pytest

from lint.config import KEYS, ConfigError, Settings, covers, load
from lint.results import Severity
from lint.settingstext import describe
from lint.spelling import USUAL, Language, Spelling

FULL = """
select = ["KKV"]
ignore = ["KKV001"]
extend-select = ["HUIS"]
fail_level = "warning"
exclude = ["oud/", "!oud/actueel/"]
model = "nl_brief_sm"
lang = "en"
packs = ["regels"]
templates = ["sjablonen/**"]

[severity]
KKV804 = "warning"

[per-file-ignores]
"concept/**" = ["KKV8"]

[kinds]
"brieven/**" = "schade-afwijzing"
"brieven/zorg/**" = "zorg-afwijzing"
"""


SPELLED = """
template_roots = ["delen"]

[templates]
"post/**" = "handlebars"
"post/x/**" = { language = "jinja2", block = ["<%", "%>"], variable = ["<<", ">>"] }
"""


def written(folder: Path, text: str, name: str = "brieflint.toml") -> Path:
    """A configuration file with a text."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def refused(folder: Path, text: str, lang: str = "nl") -> str:
    """The sentence with which a configuration is refused."""
    written(folder, text)
    with pytest.raises(ConfigError) as caught:
        load(folder, lang=lang)
    return str(caught.value)


def test_every_key_is_read(tmp_path: Path) -> None:
    """Each key arrives in the settings; dashes and underscores mean the same."""
    file = written(tmp_path, FULL)
    settings = load(tmp_path)
    assert (settings.source, settings.root) == (file, tmp_path)
    assert (settings.select, settings.ignore, settings.extend_select) == (("KKV",), ("KKV001",), ("HUIS",))
    assert (settings.fail_level, settings.model, settings.lang) == (Severity.WARNING, "nl_brief_sm", "en")
    assert settings.packs == (tmp_path / "regels",)
    assert settings.severity == {"KKV804": Severity.WARNING}


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    """Without a file all rules are on and only errors fail the check."""
    settings = load(tmp_path)
    assert settings == Settings(root=tmp_path)
    assert settings.fail_level is Severity.ERROR
    assert settings.wants("KKV801")


class TestNearest:
    """Which file holds."""

    def test_the_nearest_file_wins(self, tmp_path: Path) -> None:
        """A file in a folder beats one above it."""
        written(tmp_path, 'lang = "nl"')
        near = written(tmp_path / "a", 'lang = "en"')
        assert load(tmp_path / "a" / "b").source == near

    def test_a_project_without_our_table_is_passed_over(self, tmp_path: Path) -> None:
        """A pyproject.toml of something else does not hide the file above it."""
        above = written(tmp_path, "")
        written(tmp_path / "a", '[tool.ruff]\nline-length = 9\n[project]\nname = "x"', "pyproject.toml")
        assert load(tmp_path / "a").source == above

    def test_our_own_file_beats_the_shared_one(self, tmp_path: Path) -> None:
        """brieflint.toml is read before pyproject.toml in one folder."""
        written(tmp_path, '[tool.brieflint]\nlang = "en"', "pyproject.toml")
        assert load(tmp_path).lang == "en"
        written(tmp_path, 'lang = "nl"')
        assert load(tmp_path).lang == "nl"

    def test_a_named_file_is_the_only_one(self, tmp_path: Path) -> None:
        """--config takes that file, whatever lies nearer."""
        written(tmp_path, "unknown = 1")
        assert load(tmp_path, written(tmp_path, 'lang = "en"', "ander.toml")).lang == "en"

    def test_a_named_file_must_exist(self, tmp_path: Path) -> None:
        """A mistyped --config is an error, not the defaults."""
        with pytest.raises(ConfigError, match="bestaat niet"):
            load(tmp_path, tmp_path / "weg.toml")


class TestMistakes:
    """What a user reads: the file, the key, and what is allowed."""

    def test_an_unknown_key(self, tmp_path: Path) -> None:
        """A mistyped key is refused with all that exist."""
        sentence = refused(tmp_path, 'selct = ["KKV8"]')
        assert sentence.startswith(f"{tmp_path / 'brieflint.toml'}: onbekende sleutel selct; toegestaan: select, ")
        assert all(key in sentence for key in KEYS)

    def test_a_key_given_twice_in_two_spellings(self, tmp_path: Path) -> None:
        """fail-level and fail_level are one key."""
        assert "fail-level" in refused(tmp_path, 'fail_level = "info"\nfail-level = "error"')

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ('select = "KKV8"', "select moet een lijst van teksten zijn"),
            ("ignore = [1]", "ignore moet een lijst van teksten zijn"),
            ("model = 3", "model moet een tekst zijn"),
            ('fail_level = "fout"', "fail_level mag niet fout zijn; toegestaan: info, warning, error"),
            ('lang = "de"', "lang mag niet de zijn; toegestaan: nl, en"),
            ("lang = []", "lang mag niet [] zijn"),
            ('severity = "error"', "severity moet een tabel van regel naar ernst zijn"),
            ('severity = {KKV801 = "zwaar"}', "severity.KKV801 mag niet zwaar zijn; toegestaan: info, warning, error"),
            ('kinds = {"a" = 1}', "kinds moet een tabel van patroon naar tekst zijn"),
            ('per_file_ignores = {"a" = "KKV8"}', "per_file_ignores moet een tabel van patroon naar een lijst"),
            ('exclude = ["!"]', "exclude bevat een ongeldig patroon: !"),
            (
                'kinds = {"a/**" = "schade-afwijzingg"}',
                "kinds.a/** mag niet schade-afwijzingg zijn; toegestaan: schade-afwijzing, zorg-afwijzing, "
                "rechtsbijstand-intake",
            ),
            ('kinds = {"" = "x", "!" = "y"}', "kinds bevat een ongeldig patroon: !"),
            ('packs = ["ok", "a\\u0000b"]', "packs bevat een nulteken"),
            ('cache_dir = "\\u0000"', "cache_dir bevat een nulteken"),
            ("templates = 3", "templates moet een lijst van patronen of een tabel"),
            ('templates = {"a" = "perl"}', "templates.a.language mag niet perl zijn; toegestaan: auto, jinja2"),
            (
                'templates = {"a" = {blok = ["<", ">"]}}',
                "onbekende sleutel templates.a.blok; toegestaan: language, block",
            ),
            ('templates = {"a" = {block = ["<%"]}}', "templates.a.block moet een lijst van twee tekenreeksen"),
            ('templates = {"a" = {block = ["<%", ""]}}', "templates.a.block moet een lijst van twee tekenreeksen"),
            ('templates = {"a" = 3}', "templates.a moet een taal of een tabel zijn"),
            ('templates = {"!" = "twig"}', "templates bevat een ongeldig patroon: !"),
            ('template_roots = "delen"', "template_roots moet een lijst van teksten zijn"),
            ("select = [", "is geen geldig TOML"),
        ],
    )
    def test_a_wrong_value(self, tmp_path: Path, text: str, says: str) -> None:
        """Each wrong value is named with what it should be."""
        assert says in refused(tmp_path, text)

    def test_a_table_that_is_none(self, tmp_path: Path) -> None:
        """tool.brieflint must be a table."""
        file = written(tmp_path, "[tool]\nbrieflint = 3", "pyproject.toml")
        with pytest.raises(ConfigError, match=r"tool\.brieflint moet een tabel zijn"):
            load(tmp_path, file)

    def test_a_file_in_another_encoding(self, tmp_path: Path) -> None:
        """A file that is not UTF-8 is no TOML; a byte order mark is no harm."""
        (tmp_path / "brieflint.toml").write_bytes(b'lang = "\xe9"')
        with pytest.raises(ConfigError, match="geen geldig TOML"):
            load(tmp_path)
        (tmp_path / "brieflint.toml").write_bytes(b'\xef\xbb\xbflang = "en"')
        assert load(tmp_path).lang == "en"

    def test_the_sentences_are_english_on_request(self, tmp_path: Path) -> None:
        """--lang en holds for mistakes in the configuration too."""
        assert "unknown key x; allowed: " in refused(tmp_path, "x = 1", "en")


class TestMeaning:
    """What the settings say of a rule or a letter."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        """The settings of the full example."""
        written(tmp_path, FULL)
        return load(tmp_path)

    @pytest.mark.parametrize(
        ("rule", "wanted"), [("KKV801", True), ("KKV001", False), ("BRF001", False), ("HUIS001", True)]
    )
    def test_codes_choose_rules(self, settings: Settings, rule: str, wanted: bool) -> None:
        """A code cut short stands for all rules that begin with it; ignore beats select."""
        assert settings.wants(rule) is wanted

    def test_a_file_can_be_spared_a_rule(self, settings: Settings, tmp_path: Path) -> None:
        """per_file_ignores holds for the files of its pattern only."""
        assert not settings.wants("KKV801", str(tmp_path / "concept" / "a.txt"))
        assert settings.wants("KKV801", str(tmp_path / "brieven" / "a.txt"))

    def test_the_last_pattern_gives_the_kind(self, settings: Settings, tmp_path: Path) -> None:
        """A later, narrower pattern overrules an earlier one."""
        paths = [str(tmp_path / name) for name in ("brieven/a.txt", "brieven/zorg/a.txt", "a.txt")]
        assert [settings.kind_of(path) for path in paths] == ["schade-afwijzing", "zorg-afwijzing", None]

    def test_patterns_start_at_the_configuration(
        self, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The folder in which the command is given does not change what a pattern means."""
        (tmp_path / "sjablonen").mkdir()
        monkeypatch.chdir(tmp_path / "sjablonen")
        assert settings.is_template("a.txt")
        assert not settings.is_template("../a.txt")

    def test_a_template_can_have_a_spelling(self, tmp_path: Path) -> None:
        """Told for a pattern of paths, as a language or with signs of its own; the last pattern that fits decides."""
        written(tmp_path, SPELLED)
        settings = load(tmp_path)
        own = Spelling(Language.JINJA, block=("<%", "%>"), variable=("<<", ">>"))
        said = [settings.spelling_of(str(tmp_path / name)) for name in ("post/a.txt", "post/x/a.txt", "b.txt")]
        assert said == [Spelling(Language.HANDLEBARS), own, USUAL]
        assert settings.is_template(str(tmp_path / "post/a.txt"))
        assert not settings.is_template(str(tmp_path / "b.txt"))
        assert settings.template_roots == (tmp_path / "delen",)

    def test_exclusions_can_be_taken_back(self, settings: Settings, tmp_path: Path) -> None:
        """A later pattern with an exclamation mark lets a file in again."""
        assert settings.excludes(str(tmp_path / "oud" / "a.txt"))
        assert settings.excludes(str(tmp_path / "oud"), folder=True)
        assert not settings.excludes(str(tmp_path / "oud" / "actueel" / "a.txt"))

    def test_severity_can_be_set(self, settings: Settings) -> None:
        """A rule weighs what the configuration says, else what its file says."""
        assert settings.severity_of("KKV804", Severity.INFO) is Severity.WARNING
        assert settings.severity_of("KKV801", Severity.ERROR) is Severity.ERROR

    def test_all_means_all(self) -> None:
        """ALL stands for every rule."""
        assert covers("ALL", "BRF002")

    def test_every_code_mentioned_can_be_checked(self, settings: Settings) -> None:
        """Codes are collected from wherever they are written."""
        assert settings.codes() == ("KKV", "HUIS", "KKV001", "KKV804", "KKV8")

    def test_settings_travel_to_other_processes(self, settings: Settings) -> None:
        """The engine hands its settings to workers."""
        assert pickle.loads(pickle.dumps(settings)) == settings


@pytest.mark.parametrize("text", [FULL, SPELLED], ids=["full", "spelled"])
def test_what_is_shown_can_be_read_again(tmp_path: Path, text: str) -> None:
    """--show-settings prints a configuration file that means the same."""
    written(tmp_path, text)
    first = load(tmp_path)
    shown = written(tmp_path, describe(first), "getoond.toml")
    second = load(tmp_path, shown)
    assert all(getattr(first, key) == getattr(second, key) for key in KEYS)


def test_a_file_extends_another(tmp_path: Path) -> None:
    """What it says itself holds; where it is silent the other speaks, whose folders count from its own place."""
    written(tmp_path, 'extend = "grond.toml"\nlang = "en"\nignore = ["KKV001"]\npacks = ["a"]\n', "basis.toml")
    written(tmp_path, 'fail_level = "warning"\nselect = ["KKV"]\n', "grond.toml")
    written(tmp_path / "team", 'extend = "../basis.toml"\nignore = ["KKV8"]\n')
    settings = load(tmp_path / "team")
    assert (settings.root, settings.source) == (tmp_path / "team", tmp_path / "team" / "brieflint.toml")
    assert (settings.lang, settings.ignore, settings.select) == ("en", ("KKV8",), ("KKV",))
    assert (settings.fail_level, settings.packs) == (Severity.WARNING, (tmp_path / "a",))


def test_the_shared_file_of_a_project_can_be_extended(tmp_path: Path) -> None:
    """Its table is what counts; without one it says nothing."""
    written(tmp_path, '[tool.brieflint]\nlang = "en"\n', "pyproject.toml")
    written(tmp_path / "a", 'extend = "../pyproject.toml"\n')
    assert load(tmp_path / "a").lang == "en"
    written(tmp_path, "[project]\n", "pyproject.toml")
    assert load(tmp_path / "a").lang == "nl"


def test_what_cannot_be_extended_is_refused(tmp_path: Path) -> None:
    """A file that is not there, one that comes back to itself, and one with an unknown key."""
    assert refused(tmp_path, 'extend = "weg.toml"') == f"instellingenbestand {tmp_path / 'weg.toml'} bestaat niet"
    written(tmp_path, 'extend = "brieflint.toml"', "b.toml")
    assert refused(tmp_path, 'extend = "b.toml"').startswith(f"{tmp_path / 'b.toml'} breidt zichzelf uit")
    written(tmp_path, "langg = 1", "b.toml")
    assert refused(tmp_path, 'extend = "b.toml"').startswith(f"{tmp_path / 'b.toml'}: ")
