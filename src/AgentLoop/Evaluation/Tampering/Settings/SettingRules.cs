namespace AgentLoop;

/// <summary>What is looked for in settings files.</summary>
internal static class SettingRules
{
    private const string Python = @"(^|/)(\.?pytest\.ini|pyproject\.toml|tox\.ini|setup\.cfg|noxfile\.py|\.coveragerc)$";
    private const string Script = @"(^|/)(package\.json|(jest|vitest|vite|playwright|cypress|ava)[.-][^/]*|\.mocharc[^/]*|karma\.conf\.[jt]s)$";
    private const string DotNet = @"(\.(cs|fs|vb)proj|\.props|\.targets)$";
    private const string Java = @"(^|/)(pom\.xml|[^/]*\.gradle(\.kts)?|gradle\.properties|\.mvn/[^/]*)$";
    private const string Pipelines = @"(^\.github/|^\.ci/|^ci/|^\.circleci/|^\.buildkite/|^\.gitlab/|^\.husky/|\.gitlab-ci\.yml$|(^|/)jenkinsfile|azure-pipelines[^/]*|\.travis\.yml$|\.pre-commit-config\.yaml$|(^|/)(gnu)?makefile$|\.mk$|(^|/)justfile$|taskfile\.ya?ml$|(^|/)(tox\.ini|noxfile\.py|rakefile)$|bitbucket-pipelines\.yml$|appveyor\.yml$|\.drone\.yml$)";
    private const string Analyzers = @"(^|/)(\.editorconfig|\.globalconfig|[^/]*\.globalconfig|[^/]*\.ruleset)$";
    private const string Linters = @"(^|/)(\.eslintrc[^/]*|eslint\.config\.[^/]*|tslint\.json|biome\.json|package\.json)$";

    private static readonly SettingRule[] OfPython =
    [
        new(TamperingRule.Settings, Python,
            @"addopts.*(--ignore|--deselect|\s-k[\s=]|-k ['""]|-m ['""]?not|--collect-only|--co\b|--continue-on-collection-errors|--suppress-no-test-exit-code|--noconftest)",
            "tests are left out"),
        new(TamperingRule.Settings, Python, @"^['""]?(--ignore|--deselect|-k[\s=]|--collect-only|-m ['""]?not)", "tests are left out"),
        new(TamperingRule.Settings, Python, @"(^|addopts.*[\s""'=])-p[\s=]*([^n\s]|n[^o]|no[^:])|^(required_plugins|usefixtures)\s*=|^\[.*pytest11|^pytest11\s*=", "other code is loaded into the tests' runner"),
        new(TamperingRule.Settings, Python, @"^pythonpath\s*=", "modules are found in other places", FindingSeverity.Warning),
        new(TamperingRule.Settings, Python, @"^xfail_strict\s*=\s*false", "unexpected passes do not count", FindingSeverity.Warning),
        new(TamperingRule.Checks, Python, @"^(ignore_errors\s*=\s*true|exit-zero\s*=\s*true)", "errors do not count"),
        new(TamperingRule.Checks, @"(^|/)(pyproject\.toml|setup\.cfg|\.?mypy\.ini)$",
            @"^strict\s*=\s*true|^disallow_[a-z_]+\s*=\s*true|^warn_[a-z_]+\s*=\s*true",
            "a check is gone", removed: true),
        new(TamperingRule.Settings, Python,
            @"^(python_files|python_classes|python_functions)\s*=",
            "other files or functions are tests now", FindingSeverity.Warning),
        new(TamperingRule.Settings, Python, @"^(collect_ignore|norecursedirs)\s*=.*test", "tests are left out"),
        new(TamperingRule.Checks, @"(ruff\.toml|pyproject\.toml|\.flake8|setup\.cfg|pylintrc)$",
            @"^(extend-)?ignore\s*=|^disable\s*=|^per-file-ignores",
            "warnings are switched off", FindingSeverity.Warning),
    ];

    private static readonly SettingRule[] OfScripts =
    [
        new(TamperingRule.Settings, Script, @"passWithNoTests['""]?\s*:\s*true|--passWithNoTests|--pass-with-no-tests", "no test at all is a pass"),
        new(TamperingRule.Settings, Script,
            @"(testPathIgnorePatterns|modulePathIgnorePatterns|testNamePattern|^['""]?exclude['""]?\s*:|['""]?(ignore|spec)['""]?\s*:).*(test|spec|src|\w+\.[jt]sx?)",
            "tests are left out"),
        new(TamperingRule.Settings, Script,
            @"^['""]?(testMatch|testRegex|testFilePattern)['""]?\s*:",
            "other files are tests now", FindingSeverity.Warning),
        new(TamperingRule.Settings, Script,
            @"^['""]test(:[a-z]+)?['""]\s*:\s*['""](echo|true\b|exit 0|:|node -e|sleep|\s*['""])",
            "the command that tests does not test"),
        new(TamperingRule.Settings, Script,
            @"^['""](test|lint|check|posttest|pretest)[^'""]*['""]\s*:.*(\|\||;)\s*(true|exit 0|:)",
            "failures do not count"),
        new(TamperingRule.Settings, Script,
            @"^['""]test(:[a-z]+)?['""]\s*:.*(--grep|--testNamePattern|\s-t\s|--invert|--testPathIgnorePatterns|--exclude|\s-g\s)",
            "tests are left out"),
        new(TamperingRule.Settings, Script,
            @"^['""](pre|post)?test(:[a-z]+)?['""]\s*:.*\s(--import|--require|-r|--loader|--experimental-loader)[\s=]",
            "other code is loaded into the tests' runner"),
        new(TamperingRule.Settings, Script,
            @"moduleNameMapper.*(jest|vitest|mocha|chai|assert|expect|node:test)|^['""]?[\^]?(@jest/globals|node:(test|assert)|assert|vitest|chai|expect)[$]?['""]\s*:\s*['""][<.]",
            "other code stands in for the test framework"),
        new(TamperingRule.Settings, @"(^|/)\.npmrc$", @"node-options|script-shell", "other code is loaded into the tests' runner"),
        new(TamperingRule.Settings, @"(^|/)\.cargo/config(\.toml)?$", @"^(runner|rustc-wrapper|rustc|rustdoc)\s*=", "other programs build or run the tests"),
        new(TamperingRule.Settings, Script,
            @"globalSetup|setupFiles(AfterEnv)?|testRunner|resolver['""]?\s*:",
            "other code runs before the tests", FindingSeverity.Warning),
        new(TamperingRule.Checks, Linters,
            @"['""][@\w/-]+['""]\s*:\s*(\[\s*)?(['""]off['""]|0\b)",
            "a rule is switched off", FindingSeverity.Warning),
        new(TamperingRule.Checks, Linters, @"ignorePatterns['""]?\s*:.*\*\*?/?\*|^\*\*/\*", "linting is switched off"),
        new(TamperingRule.Checks, @"(^|/)tsconfig[^/]*\.json$",
            @"['""](strict|noImplicitAny|strictNullChecks|noUnused\w+|noImplicitReturns|noUncheckedIndexedAccess)['""]\s*:\s*true",
            "a check is gone", removed: true),
        new(TamperingRule.Checks, @"(^|/)tsconfig[^/]*\.json$",
            @"['""](strict|noImplicitAny|strictNullChecks)['""]\s*:\s*false",
            "a check is switched off"),
    ];

    private static readonly SettingRule[] OfDotNet =
    [
        new(TamperingRule.Settings, DotNet, @"<Compile\s+(Remove|Exclude)=.*test|<Compile\s+Remove=""\*\*", "sources are left out"),
        new(TamperingRule.Settings, DotNet,
            @"<IsTestProject>\s*false|<IsTestingPlatformApplication>\s*false|VSTestTestCaseFilter|<TestCaseFilter>|--ignore-exit-code|--filter|<TestingPlatformCommandLineArguments>.*(filter|ignore)",
            "tests are left out"),
        new(TamperingRule.Settings, DotNet, @"<Using\s[^>]*Alias\s*=\s*""(Assert|Fact|Theory|Test|Xunit|Is|Does|Has)""", "another type stands in for the test framework's"),
        new(TamperingRule.Checks, DotNet,
            @"<(TreatWarningsAsErrors|EnableNETAnalyzers|RunAnalyzers|RunAnalyzersDuringBuild|EnforceCodeStyleInBuild|CodeAnalysisTreatWarningsAsErrors)>\s*false",
            "a check is switched off"),
        new(TamperingRule.Checks, DotNet,
            @"<TreatWarningsAsErrors>\s*true|<WarningsAsErrors>|<PackageReference[^>]*(analyzers|stylecop|sonar)|<EnableNETAnalyzers>\s*true|<Nullable>\s*enable|<AnalysisMode>",
            "a check is gone", removed: true),
        new(TamperingRule.Checks, DotNet,
            @"<Nullable>\s*disable|<WarningLevel>\s*0|<AnalysisLevel>\s*none|<AnalysisMode>\s*none",
            "a check is switched off"),
        new(TamperingRule.Checks, DotNet,
            @"<NoWarn>|<WarningsNotAsErrors>|<MSBuildWarningsAsMessages>",
            "warnings are switched off", FindingSeverity.Warning),
        new(TamperingRule.Checks, DotNet, @"ContinueOnError=""true""|<IgnoreExitCode>|IgnoreExitCode=""true""", "failures do not count"),
        new(TamperingRule.Settings, @"\.slnx?$", @"tests?[^/\\]*[/\\]?[^/\\]*\.(cs|fs|vb)proj", "a test project is gone", removed: true),
        new(TamperingRule.Settings, @"(xunit\.runner\.json|testconfig\.json|\.runsettings)$",
            @"TreatNoTestsAsError>\s*false|<TestCaseFilter>|""failSkips""\s*:\s*false|""failWarns""\s*:\s*false|<Filter>|""filter""",
            "tests are left out, or do not count"),
        new(TamperingRule.Settings, @"(xunit\.runner\.json|testconfig\.json|\.runsettings)$",
            @"""failSkips""\s*:\s*true|TreatNoTestsAsError>\s*true|""failWarns""\s*:\s*true",
            "a check is gone", removed: true),
        new(TamperingRule.Settings, @"(^|/)global\.json$",
            @"""version""|""runner""",
            "another toolchain builds and runs the tests", FindingSeverity.Warning),
        new(TamperingRule.Checks, Analyzers,
            @"^dotnet_analyzer_diagnostic[^=]*severity\s*=\s*(none|silent)|^generated_code\s*=\s*true|<IncludeAll\s+Action=""(None|Hidden)""",
            "analyzers are switched off"),
        new(TamperingRule.Checks, Analyzers, @"severity\s*=\s*(none|silent)|Action=""None""", "a warning is switched off", FindingSeverity.Warning),
    ];

    private static readonly SettingRule[] OfOthers =
    [
        new(TamperingRule.Checks, @"\.golangci\.ya?ml$", @"^tests:\s*false|^issues-exit-code:\s*0|^disable-all:\s*true", "a check is switched off"),
        new(TamperingRule.Checks, @"\.golangci\.ya?ml$",
            @"^-\s*(errcheck|govet|staticcheck|gosec|unused|ineffassign|revive)$",
            "a check is gone", removed: true),
        new(TamperingRule.Settings, @"(^|/)go\.(mod|work)$",
            @"replace.*(testify|go-cmp|gomega|gomock|quicktest)|^github\.com/(stretchr/testify|google/go-cmp).*=>",
            "a test framework is replaced"),
        new(TamperingRule.Settings, @"(^|/)go\.(mod|work)$", @"=>\s*\.{1,2}/", "another folder stands in for a module"),
        new(TamperingRule.Settings, @"(^|/)cargo\.toml$", @"^(test|harness|doctest|autotests)\s*=\s*false", "tests do not run"),
        new(TamperingRule.Checks, @"(^|/)cargo\.toml$",
            @"=\s*""allow""|^(overflow-checks|debug-assertions)\s*=\s*false",
            "a check is switched off", FindingSeverity.Warning),
        new(TamperingRule.Settings, Java,
            @"skipTests>\s*true|maven\.test\.skip>\s*true|skipITs>\s*true|testFailureIgnore>\s*true|<skip>\s*true|-DskipTests|maven\.test\.failure\.ignore|<exclude>[^<]*test|<excludedGroups>",
            "tests do not run, or do not count"),
        new(TamperingRule.Settings, Java,
            @"ignoreFailures\s*=\s*true|^(test\.|tasks\.test\.)?(isE|e)nabled\s*=\s*false|test\s*\{[^}]*enabled\s*=\s*false|exclude\w*\s*\(?\s*['""][^'""]*test|failOnNoMatchingTests\s*=\s*false|onlyIf\s*\{\s*false|excludeTestsMatching|excludeTags|exclude\s*\(?['""]\*\*",
            "tests do not run, or do not count"),
        new(TamperingRule.Settings, @"phpunit\.xml(\.dist)?$",
            @"<exclude>|stopOn|failOn\w+=""false""|convert\w+ToExceptions=""false""",
            "tests are left out"),
        new(TamperingRule.Settings, @"(^|/)\.rspec$", @"--tag\s+~|--exclude|--dry-run", "tests are left out"),
    ];

    private static readonly SettingRule[] OfPipelines =
    [
        new(TamperingRule.Pipeline, Pipelines,
            @"continue-on-error:\s*true|allow_failure:\s*true|if:\s*(false|\$\{\{\s*false)|when:\s*never|^set \+e|--no-verify",
            "failures do not count"),
        new(TamperingRule.Pipeline, Pipelines,
            @"(\|\||;)\s*(true|exit 0|:)\s*['""]?$|--exit-zero|--suppress-no-test-exit-code",
            "failures do not count"),
        new(TamperingRule.Pipeline, Pipelines,
            @"(pytest|dotnet test|go test|cargo test|npm|yarn|jest|vitest|mvn|gradlew?).*(--ignore[= ]|--deselect|-k ['""]?not|-m ['""]?not|-skip|-run ['""]?\^\$|--filter ['""]?\w+!|-DskipTests|-x test|--exclude|--no-run|--collect-only|--testPathIgnorePatterns)",
            "tests are left out"),
        new(TamperingRule.Pipeline, Pipelines,
            @"^-?\s*(pull_request|push):?\s*$|^on:\s*\[?.*(push|pull_request)",
            "it does not run any more on what it ran on", FindingSeverity.Warning, removed: true),
    ];

    public static IReadOnlyList<SettingRule> All { get; } = [.. OfPython, .. OfScripts, .. OfDotNet, .. OfOthers, .. OfPipelines];
}
