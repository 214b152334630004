using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Evaluating;

public sealed class TestSuiteProperties
{
    private static readonly string[] Names =
    [
        "a.csproj", "A.Tests.csproj", "Directory.Build.props", "package.json", "pyproject.toml", "setup.cfg", "test_a.py", "a_test.py", "go.mod", "a_test.go", "Cargo.toml", "pom.xml",
        "src/test/A.java", "build.gradle", "a.test.js", "-x.csproj", "$(x).csproj", "a b'.csproj", "requirements.txt",
    ];

    private static readonly string[] Pieces =
    [
        "<Project>", "</Project>", "<PropertyGroup>", "<OutputType>Exe</OutputType>", "<PackageReference Include=\"xunit.v3\"/>", "<TargetFrameworks>net8.0;netx;net999999.9</TargetFrameworks>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "{", "}", "\"scripts\":", "\"test\":", "\"node --test '\"", "\"npm run test\"", "[tool.pytest]", "[", "]", "=", "\"", "'", "\n", "module x", "import unittest",
        "def test_a(): pass", "$(", ")", "node:test", ",", "\0", "\ud800",
    ];

    [Fact]
    public void Whatever_the_files_are_detection_ends_with_suites_or_sentences()
    {
        Gen<string> text = Gen.Elements(Pieces).ListOf(12).Select(string.Concat);
        Gen<string> path = Gen.Elements("", "a/", "a/b/", "-c/").SelectMany(_ => Gen.Elements(Names), (folder, name) => folder + name);
        Check.QuickThrowOnFailure(Prop.ForAll(path.SelectMany(_ => text, (p, t) => (p, t)).ListOf(8).ToArbitrary(), files =>
        {
            Dictionary<string, string> all = files.DistinctBy(file => file.p).ToDictionary(file => file.p, file => file.t, StringComparer.Ordinal);
            DetectedTests found = TestSuites.DetectAsync(new InMemoryWorkspaceView(all)).AsTask().GetAwaiter().GetResult();

            Assert.Equal(found.Suites.Count, found.Suites.Select(suite => suite.Name).Distinct(StringComparer.Ordinal).Count());
            Assert.All(found.Suites, suite => Assert.NotEqual("", suite.Reason));
            Assert.All(found.Suites.SelectMany(suite => suite.Build.Append(suite.Command)), command => Assert.DoesNotContain("\0", string.Concat(command.Arguments), StringComparison.Ordinal));
        }));
    }

    [Fact]
    public void No_name_of_a_test_becomes_an_option_of_the_runner()
    {
        Gen<string> name = Gen.Elements("-x", "--method", "A.B", "a/b.js > c", "t.py::x", ".TestA/b", "m/p.TestA", "x::y", "'; rm", "$(x)", "\n", " ", "A.B(c: \"-d\")", "Ü.ß", "\u202e", "\ud800").ListOf(4).Select(string.Concat);
        Check.QuickThrowOnFailure(Prop.ForAll(name.ListOf(3).ToArbitrary(), names =>
        {
            TestResult[] tests = [.. names.Select(n => new TestResult { Name = n, Outcome = TestOutcome.Failed, File = "a/b.js" })];
            foreach (ITestFilter filter in Filters())
            {
                if (filter.Select(new SandboxCommand { Program = "p", Arguments = ["-a"] }, tests) is not { } selected)
                    continue;
                Assert.Equal("p", selected.Program);
                Assert.All(selected.Arguments.Where(argument => argument.StartsWith('-')), argument => Assert.DoesNotContain(argument, names, StringComparer.Ordinal));
                Assert.All(selected.Arguments, argument => Assert.DoesNotContain(argument, char.IsControl));
            }
        }));
    }

    [Fact]
    public void None_and_too_many_names_are_no_selection() => Assert.All(Filters(), filter =>
    {
        SandboxCommand all = new() { Program = "p" };
        Assert.Null(filter.Select(all, []));
        foreach (string name in new[] { "N.C.M", "t.py::t", "f > t", "m.Test" })
            Assert.Null(filter.Select(all, [.. Enumerable.Range(0, 600).Select(i => new TestResult { Name = $"{name}{i}", File = "f", Outcome = TestOutcome.Failed })]));
    });

    private static IEnumerable<ITestFilter> Filters() =>
    [
        .. Enum.GetValues<DotNetTestRunner>().Select(DotNetTestFilter.Of), DotNetTestFilter.OfTree, PythonTestFilter.Pytest, PythonTestFilter.Unittest, new GoTestFilter("m"), new RustTestFilter("--exact"),
        .. NodeRunners.All.Select(runner => runner.Filter).OfType<ITestFilter>(), new JavaTestFilter(methods => methods, '#'),
    ];
}
