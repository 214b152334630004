using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>The files, by name, that say how tests run, or how all is built and checked.</summary>
internal static class TestSettingFiles
{
    private static readonly FrozenSet<string> TestNames = Names("""
        pytest.ini .pytest.ini pytest.toml .pytest.toml .taprc node.config.json go.work go.work.sum tox.ini conftest.py noxfile.py .coveragerc xunit.runner.json testconfig.json .rspec .nycrc .nycrc.json
        phpunit.xml phpunit.xml.dist junit-platform.properties testng.xml nextest.toml .mocharc setuptests.js setuptests.ts
        sitecustomize.py usercustomize.py codecov.yml .codecov.yml karma.conf.js karma.conf.ts stryker-config.json
        """);

    private static readonly string[] TestBeginnings =
    [
        "jest.config.", "jest.setup.", "vite.config.", "vitest.config.", "vitest.setup.", "vitest.workspace.", "playwright.config.", "cypress.config.", "ava.config.",
        ".mocharc.", "wdio.conf.", "jest-setup.", "jest.preset.",
    ];

    /// <summary>Folders of what is installed, which runs the tests, or runs in them.</summary>
    private static readonly FrozenSet<string> Installed = Names("node_modules .venv venv .agentloop site-packages .tox .nox");

    private static readonly string[] TestEndings = [".runsettings", ".testconfig.json", ".xunit.runner.json", ".testsettings"];

    private static readonly FrozenSet<string> ProjectNames = Names("""
        global.json nuget.config .editorconfig .globalconfig package.json pyproject.toml setup.cfg setup.py .flake8 .pylintrc pylintrc mypy.ini .mypy.ini
        ruff.toml .ruff.toml go.mod .golangci.yml .golangci.yaml cargo.toml clippy.toml .clippy.toml rust-toolchain rust-toolchain.toml
        pom.xml gradle.properties makefile gnumakefile justfile taskfile.yml taskfile.yaml cmakelists.txt rakefile gemfile composer.json .gitlab-ci.yml
        jenkinsfile .travis.yml .drone.yml .pre-commit-config.yaml appveyor.yml sonar-project.properties phpstan.neon .rubocop.yml checkstyle.xml
        detekt.yml tslint.json .swiftlint.yml biome.json deno.json lerna.json nx.json turbo.json .npmrc bitbucket-pipelines.yml stylecop.json
        """);

    private static readonly string[] ProjectBeginnings =
    [
        "tsconfig", ".eslintrc", "eslint.config.", ".prettierrc", "prettier.config.", "build.gradle", "settings.gradle", "azure-pipelines", "requirements", "babel.config.",
    ];

    private static readonly string[] ProjectEndings = [".csproj", ".fsproj", ".vbproj", ".props", ".targets", ".sln", ".slnx", ".ruleset", ".globalconfig", ".mk", ".gradle"];

    private static readonly string[] PipelineFolders =
    [
        ".github/workflows/", ".github/actions/", ".ci/", ".circleci/", ".buildkite/", ".azure-pipelines/", ".gitlab/", ".cargo/", ".mvn/", ".husky/", "ci/", ".config/",
    ];

    /// <summary>Whether a file of this name says how tests run, and nothing else.</summary>
    public static bool AreTests(string name) => Is(name, TestNames, TestBeginnings, TestEndings);

    /// <summary>Whether a file stands among what is installed: an interpreter, a runner, a package.</summary>
    public static bool AreInstalled(string path) => RunTests(path) || path is "vendor/modules.txt"
        || path.Split('/').SkipLast(1).Any(folder => folder.EndsWith(".egg-info", StringComparison.OrdinalIgnoreCase) || folder.EndsWith(".dist-info", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a file stands where the programs and packages are that tests are run by.</summary>
    public static bool RunTests(string path) => path.Split('/').SkipLast(1).Any(Installed.Contains);

    /// <summary>Whether a file says how all is built, checked, tested or shipped.</summary>
    public static bool AreProjects(string path, string name) => IsPipeline(path) || Is(name, ProjectNames, ProjectBeginnings, ProjectEndings);

    /// <summary>Whether a file is part of what runs after each push.</summary>
    public static bool IsPipeline(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return Array.Exists(PipelineFolders, folder => path.StartsWith(folder, StringComparison.OrdinalIgnoreCase))
            || name is ".gitlab-ci.yml" or "jenkinsfile" or ".travis.yml" or ".drone.yml" or "appveyor.yml" or ".pre-commit-config.yaml"
            or "bitbucket-pipelines.yml"
            || name.Begins("azure-pipelines");
    }

    private static bool Is(string name, FrozenSet<string> names, string[] beginnings, string[] endings) =>
        names.Contains(name)
        || Array.Exists(beginnings, beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
        || Array.Exists(endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static FrozenSet<string> Names(string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
