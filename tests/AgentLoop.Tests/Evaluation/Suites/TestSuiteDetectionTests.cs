namespace AgentLoop.Tests.Evaluating;

public sealed class TestSuiteDetectionTests
{
    [Theory]
    [InlineData("xunit.v3", "<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>", "exec t/bin/Debug/net10.0/A.Tests.dll -trx t/obj/TestResults/A.Tests.trx")]
    [InlineData("xunit.v3.mtp-v2", "<OutputType>Exe</OutputType><TargetFrameworks>net8.0;net10.0;net472</TargetFrameworks><UseMicrosoftTestingPlatformRunner>true</UseMicrosoftTestingPlatformRunner>", "exec t/bin/Debug/net10.0/A.Tests.dll --report-xunit-trx")]
    [InlineData("TUnit", "<OutputType>Exe</OutputType><TargetFramework>net9.0</TargetFramework><AssemblyName>$(MSBuildProjectName).X</AssemblyName>", "exec t/bin/Debug/net9.0/A.Tests.X.dll --report-trx")]
    [InlineData("MSTest", "<EnableMSTestRunner>true</EnableMSTestRunner><TargetFramework>net10.0</TargetFramework>", "exec t/bin/Debug/net10.0/A.Tests.dll --report-trx")]
    [InlineData("NUnit3TestAdapter;Microsoft.Testing.Extensions.TrxReport", "<EnableNUnitRunner>true</EnableNUnitRunner><TargetFramework>net10.0</TargetFramework>", "exec t/bin/Debug/net10.0/A.Tests.dll --report-trx")]
    [InlineData("NUnit3TestAdapter", "<EnableNUnitRunner>true</EnableNUnitRunner><TargetFramework>net10.0</TargetFramework>", "exec t/bin/Debug/net10.0/A.Tests.dll --results-directory t/obj/TestResults --no-progress --no-ansi --output Detailed")]
    [InlineData("xunit;xunit.runner.visualstudio;Microsoft.NET.Test.Sdk", "<TargetFramework>net10.0</TargetFramework>", "vstest t/bin/Debug/net10.0/A.Tests.dll --logger:trx;LogFileName=A.Tests.trx")]
    [InlineData("MSTest", "<TargetFramework>net10.0</TargetFramework><RuntimeIdentifier>linux-x64</RuntimeIdentifier>", "vstest t/bin/Debug/net10.0/linux-x64/A.Tests.dll")]
    [InlineData("xunit.v3", "<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><UseArtifactsOutput>true</UseArtifactsOutput>", "exec artifacts/bin/A.Tests/debug/A.Tests.dll")]
    [InlineData("xunit.v3", "<OutputType>Exe</OutputType>", "run-tests exec t/bin/Debug/* A.Tests.dll -trx")]
    public async Task A_project_of_dotnet_is_run_by_what_its_packages_say(string packages, string properties, string expected)
    {
        string references = string.Concat(packages.Split(';').Select(package => $"<PackageReference Include=\"{package}\" Version=\"1.0.0\"/>"));

        string project = $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{references}</ItemGroup><PropertyGroup>{properties}</PropertyGroup></Project>""";

        TestSuite suite = Assert.Single((await DetectAsync(("t/A.Tests.csproj", project))).Suites);

        Assert.Contains(expected, string.Join(' ', suite.Command.Arguments), StringComparison.Ordinal);
        Assert.Equal((expected.StartsWith("vstest", StringComparison.Ordinal), !expected.Contains("Detailed", StringComparison.Ordinal)), (suite.NeedsLoopback, suite.Report is not null));
    }

    [Fact]
    public async Task What_stands_around_a_project_counts_with_it()
    {
        DetectedTests found = await DetectAsync(
            ("Directory.Build.props", "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><Kind>Exe</Kind></PropertyGroup></Project>"),
            ("tests/Directory.Build.props", """
                <Project><Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))"/>
                <ItemGroup><PackageReference Include="xunit.v3"/></ItemGroup><PropertyGroup><OutputType>$(Kind)</OutputType></PropertyGroup></Project>
                """),
            ("tests/A.Tests/A.Tests.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"/>"),
            ("tests/B.Tests/B.Tests.fsproj", "<Project Sdk=\"Microsoft.NET.Sdk\"/>"),
            ("tests/Tools/Tools.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"/>"),
            ("tests/C.Tests/C.Tests.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><IsTestProject>false</IsTestProject></PropertyGroup></Project>"),
            ("src/A/A.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"/>"),
            ("A.slnx", "<Solution/>"),
            ("tests/W.Tests/W.Tests.csproj", "<Project><PropertyGroup><TargetFramework>net472</TargetFramework></PropertyGroup></Project>"),
            ("tests/X.Tests/X.Tests.csproj", "<Project"));

        Assert.Equal(["A.Tests", "B.Tests"], found.Suites.Select(suite => suite.Name));
        Assert.Equal(
            [
                "The test project \"tests/W.Tests/W.Tests.csproj\" is built for net472 alone, which does not run on every system.",
                "The project \"tests/X.Tests/X.Tests.csproj\" cannot be read.",
            ],
            found.Problems);
        Assert.Contains("<Tests Include=\"../tests/B.Tests/B.Tests.fsproj\" />", found.Suites[0].Build[0].Arguments[^1], StringComparison.Ordinal);
        Assert.Equal(["restore", "A.slnx", "-nodeReuse:false"], found.Preparation!.Commands[0].Arguments);
    }

    [Theory]
    [InlineData("""{ "scripts": { "test": "jest --coverage" } }""", "jest", "jest --coverage \"$@\"")]
    [InlineData("""{ "scripts": { "test": "eslint . && npm run build && cross-env A=b npx vitest" } }""", "vitest", "cross-env A=b npx vitest \"$@\"")]
    [InlineData("""{ "scripts": { "test": "npm run test:unit", "test:unit": "mocha 'test/**/*.js'", "pretest": "tsc -p ." } }""", "mocha", "mocha 'test/**/*.js' \"$@\"")]
    [InlineData("""{ "scripts": { "test": "node --import tsx --test src/*.test.ts" } }""", "node --test", "node \"$@\" --import tsx --test src/*.test.ts")]
    [InlineData("""{ "scripts": { "test": "mocha | tee out.txt" } }""", "mocha", "\nmocha \"$@\"")]
    [InlineData("""{ "scripts": { "test": "xo && ava" } }""", "ava", "\nava \"$@\"")]
    [InlineData("""{ "scripts": { "test": "tap test/*.js" } }""", "tap", "tap test/*.js \"$@\"")]
    [InlineData("""{ "devDependencies": { "vitest": "^1" } }""", "vitest", "vitest run \"$@\"")]
    [InlineData("""{ "scripts": { "test": "echo \"Error: no test specified\" && exit 1" }, "jest": {} }""", "jest", "\njest \"$@\"")]
    public async Task A_package_of_node_is_run_by_what_its_script_says(string package, string name, string expected)
    {
        TestSuite suite = Assert.Single((await DetectAsync(("package.json", package), ("src/a.test.js", "x"))).Suites);

        Assert.Equal(name, suite.Name);
        Assert.EndsWith(expected, suite.Command.Arguments[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_script_builds_before_its_tests_is_built_and_what_it_checks_is_not()
    {
        TestSuite suite = Assert.Single((await DetectAsync(("package.json", """{ "scripts": { "pretest": "npm run lint", "test": "npm run build && prettier --check . && node --test dist" } }"""))).Suites);

        Assert.EndsWith("\nnpm run build", suite.Build[0].Arguments[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("package-lock.json", "npm ci --no-audit --no-fund")]
    [InlineData("pnpm-lock.yaml", "pnpm install --frozen-lockfile")]
    [InlineData("yarn.lock", "yarn install --frozen-lockfile")]
    [InlineData("yarn.lock .yarnrc.yml", "yarn install --immutable")]
    [InlineData("readme", "npm install --no-audit --no-fund --no-package-lock")]
    public async Task Packages_are_installed_by_what_wrote_the_lock_file(string files, string expected)
    {
        DetectedTests found = await DetectAsync(
        [
            .. files.Split(' ').Select(file => (file, "")),
            ("package.json", """{ "workspaces": ["packages/*"], "devDependencies": { "jest": "^29" } }"""),
            ("packages/a/package.json", """{ "scripts": { "test": "jest" }, "dependencies": { "b": "1" } }"""),
            ("packages/b/package.json", """{ "scripts": { "test": "karma start" } }"""),
            ("node_modules/x/package.json", """{ "scripts": { "test": "jest" } }"""),
        ]);

        SandboxCommand install = Assert.Single(found.Preparation!.Commands);
        Assert.Equal(expected, string.Join(' ', install.Arguments.Prepend(install.Program)));
        Assert.Equal(["jest packages/a"], found.Suites.Select(suite => suite.Name));
        Assert.Equal(["The script \"test\" of \"packages/b/package.json\", \"karma start\", calls no test runner that is known; name a TestSuite for it."], found.Problems);
        Assert.Contains("$PWD/node_modules/.bin:$PWD/../node_modules/.bin:$PWD/../../node_modules/.bin:$PATH", found.Suites[0].Command.Arguments[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pyproject.toml", "[tool.pytest.ini_options]\nx = 1", "\"pyproject.toml\" configures pytest")]
    [InlineData("pyproject.toml", "[project.optional-dependencies]\ntest = [\n  'pytest>=7', # [x]\n]", "\"pyproject.toml\" asks for pytest")]
    [InlineData("tox.ini", "[testenv]\ncommands = pytest", "\"tox.ini\" speaks of pytest")]
    [InlineData("setup.cfg", "[tool:pytest]", "\"setup.cfg\" speaks of pytest")]
    [InlineData("requirements-dev.txt", "pytest==7", "\"requirements-dev.txt\" speaks of pytest")]
    [InlineData("conftest.py", "", "there is \"conftest.py\"")]
    public async Task Pytest_is_told_by_what_speaks_of_it(string file, string text, string why)
    {
        DetectedTests found = await DetectAsync((file, text), ("tests/test_a.py", "import unittest\n"), (".venv/lib/test_x.py", "import pytest"), ("env/pyvenv.cfg", ""), ("env/test_y.py", "import pytest"));

        Assert.EndsWith($"because {why}.", Assert.Single(found.Suites).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projects_of_several_kinds_in_one_repository_are_all_found()
    {
        DetectedTests found = await DetectAsync(
            ("services/api/pyproject.toml", "[project]\ndependencies = [\"flask>2\", \"-e .\"]\n"),
            ("services/api/tests/test_a.py", "def test_a(): pass"),
            ("services/go/go.mod", "module example.com/x // here\nrequire a v1"),
            ("services/go/x_test.go", ""),
            ("services/go/vendor/y/go.mod", "module y"),
            ("web/package.json", """{ "scripts": { "test": "vitest" } }"""),
            ("rust/Cargo.toml", "[workspace]\nmembers = [\"a\"]"),
            ("rust/a/Cargo.toml", "[package]\nname = \"a\""),
            ("fast/Cargo.toml", "[package]\nname = \"f\""),
            ("fast/.config/nextest.toml", ""),
            ("java/pom.xml", "<project/>"),
            ("java/core/pom.xml", "<project/>"),
            ("java/core/src/test/java/ATest.java", ""),
            ("kotlin/settings.gradle.kts", ""),
            ("kotlin/app/build.gradle.kts", ""),
            ("kotlin/app/src/test/kotlin/A.kt", ""),
            ("go/lone_test.go", ""));

        Assert.Equal(["pytest services/api", "vitest web", "go test services/go", "cargo nextest fast", "cargo test rust", "maven java", "gradle kotlin"], found.Suites.Select(suite => suite.Name));
        Assert.All(found.Suites, suite => Assert.EndsWith(suite.Folder, suite.Command.WorkingDirectory, StringComparison.Ordinal));
        Assert.Equal(NetworkGrant.Loopback, found.Network);
        Assert.Equal(["\"go/lone_test.go\" is a test of Go that stands in no module; there is no \"go.mod\" around it."], found.Problems);
        Preparation preparation = found.Preparation!;
        Assert.Equal(["CARGO_HOME", "GOCACHE", "GOMODCACHE", "GRADLE_PACKAGES", "MAVEN_PACKAGES"], preparation.Caches.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("pypi.org", preparation.Network.AllowedHosts);
        Assert.Contains(preparation.Commands, command => command.Arguments is [.., "flask>2", "pytest"]);
    }

    [Fact]
    public async Task A_repository_without_tests_has_none()
    {
        DetectedTests found = await DetectAsync(("readme.md", "x"), ("package.json", "{}"), ("go.mod", "module x"), ("pom.xml", "<project/>"), ("a.csproj", "<Project/>"));
        Assert.Equal((0, 0, null), (found.Suites.Count, found.Problems.Count, found.Preparation));
    }

    [Fact]
    public async Task More_suites_than_are_taken_are_said()
    {
        DetectedTests found = await TestSuites.DetectAsync(
            new InMemoryWorkspaceView(Enumerable.Range(0, 5).ToDictionary(i => $"m{i}/x_test.go", _ => "").Concat(Enumerable.Range(0, 5).ToDictionary(i => $"m{i}/go.mod", i => $"module m{i}")).ToDictionary()),
            new TestSuiteOptions { MaxSuites = 3 },
            TestContext.Current.CancellationToken);

        Assert.Equal(3, found.Suites.Count);
        Assert.Equal(["2 more test suites are there than the 3 that are taken; see TestSuiteOptions.MaxSuites."], found.Problems);
    }

    [Fact]
    public async Task Options_that_make_no_sense_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await TestSuites.DetectAsync(NoFiles.View, new TestSuiteOptions { TestTimeout = TimeSpan.Zero }, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(async () => await TestSuites.DetectAsync(NoFiles.View, new TestSuiteOptions { MaxSuites = 0 }, TestContext.Current.CancellationToken));
    }

    private static async Task<DetectedTests> DetectAsync(params (string Path, string Text)[] files) => await TestSuites.DetectAsync(
        new InMemoryWorkspaceView(files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal)), cancellationToken: TestContext.Current.CancellationToken);
}
