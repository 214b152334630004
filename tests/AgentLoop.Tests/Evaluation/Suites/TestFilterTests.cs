namespace AgentLoop.Tests.Evaluating;

public sealed class TestFilterTests
{
    private static readonly SandboxCommand All = new() { Program = "p", Arguments = ["./..."] };

    [Theory]
    [InlineData(DotNetTestRunner.XunitV3, "./... -method N.C.Max -method N.D+E.F")]
    [InlineData(DotNetTestRunner.XunitV3OnTestingPlatform, "./... --filter-method N.C.Max N.D+E.F")]
    [InlineData(DotNetTestRunner.TestingPlatform, "./... --filter FullyQualifiedName~N.C.Max|FullyQualifiedName~N.D+E.F")]
    [InlineData(DotNetTestRunner.VSTest, "./... --TestCaseFilter:FullyQualifiedName~N.C.Max|FullyQualifiedName~N.D+E.F")]
    public void Rows_of_dotnet_select_their_method_once(DotNetTestRunner runner, string expected) =>
        Assert.Equal(expected, Selected(DotNetTestFilter.Of(runner), "N.C.Max(a: 1)", "N.C.Max(a: \"x.y\")", "N.D+E.F"));

    [Theory]
    [InlineData("adds two numbers")]
    [InlineData("N.C.Max|x")]
    [InlineData("-method")]
    [InlineData("N.C.Max*")]
    public void A_name_that_is_no_method_is_no_selection(string name) => Assert.Null(Selected(DotNetTestFilter.Of(DotNetTestRunner.XunitV3), "N.C.Ok", name));

    [Fact]
    public void Go_is_told_functions_and_packages() =>
        Assert.Equal("p -run=^(TestA|TestB)$ . ./sub/x", $"p {Selected(new GoTestFilter("example.com/m"), "example.com/m.TestA/row/1", "example.com/m/sub/x.TestB")}");

    [Fact]
    public void Rust_is_told_paths() => Assert.Equal("./... -- tests::a tests::b --exact", Selected(new RustTestFilter("--exact"), "my-crate tests::a", "tests::b"));

    [Fact]
    public void Jest_is_told_titles_and_files() =>
        Assert.Equal("./... --testNamePattern=^(group( > | )adds .1 . 1.)$ --runTestsByPath a/b.test.js", Selected(NodeRunners.Jest.Filter!, "a/b.test.js > group > adds (1 + 1)"));

    [Fact]
    public void Maven_is_told_classes_and_methods() =>
        Assert.Equal("./... -Dtest=a.B#c", Selected(new JavaTestFilter(methods => [$"-Dtest={string.Join(',', methods)}"], '#'), "a.B.c(int)[1]"));

    private static string? Selected(ITestFilter filter, params string[] names) =>
        filter.Select(All, [.. names.Select(name => new TestResult { Name = name, Outcome = TestOutcome.Failed, File = "a/b.test.js" })]) is { } selected ? string.Join(' ', selected.Arguments) : null;
}
