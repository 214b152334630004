namespace AgentLoop.Tests.Evaluating;

public sealed class TestSelectionTests
{
    [Fact]
    public async Task Failing_tests_come_first_and_then_those_near_the_change()
    {
        SelectedTests selected = await SelectAsync(
            "src/Calc.cs",
            ["N.OtherTests.A", "N.UserTests.B", "N.CalcTests.C(x: 1)", "N.OtherTests.D:F", "N.CalcTests.E:F"],
            ("src/Calc.cs", "class Calc { }"),
            ("tests/CalcTests.cs", "class CalcTests { void C() {} void E() {} }"),
            ("tests/UserTests.cs", "class UserTests { void B() { Calc.Max(); } }"),
            ("tests/OtherTests.cs", "class OtherTests { void A() { /* Calc */ } void D() {} }"));

        Assert.Equal(["N.CalcTests.E", "N.OtherTests.D"], selected.Failing.Select(test => test.Name));
        Assert.Equal(["N.CalcTests.C(x: 1)", "N.UserTests.B"], selected.Touching.Select(test => test.Name));
    }

    [Fact]
    public async Task Tests_of_python_are_near_what_they_import()
    {
        SelectedTests selected = await SelectAsync(
            "pkg/shapes/__init__.py",
            ["tests/test_area.py::test_a", "tests/test_shapes.py::test_b", "tests/test_none.py::test_c"],
            ("pkg/shapes/__init__.py", ""),
            ("tests/test_area.py", "from pkg import shapes"),
            ("tests/test_shapes.py", "from pkg.shapes import Square"),
            ("tests/test_none.py", "import pkg"));

        Assert.Equal(["tests/test_area.py::test_a", "tests/test_shapes.py::test_b"], selected.Touching.Select(test => test.Name));
    }

    [Fact]
    public async Task Tests_of_javascript_are_near_the_files_they_import()
    {
        SelectedTests selected = await SelectAsync(
            "src/calc.ts",
            ["test/other.test.ts > a", "test/calc.test.ts > b", "test/user.test.ts > g > c"],
            ("src/calc.ts", ""),
            ("test/calc.test.ts", ""),
            ("test/user.test.ts", "import { max } from '../src/calc.js';"),
            ("test/other.test.ts", "const text = 'calculate';"));

        Assert.Equal(["test/calc.test.ts > b", "test/user.test.ts > g > c"], selected.Touching.Select(test => test.Name));
    }

    [Fact]
    public async Task Tests_of_go_are_near_their_package_and_those_that_import_it()
    {
        SelectedTests selected = await SelectAsync(
            "sub/calc.go",
            ["example.com/m.TestFar", "example.com/m/sub.TestNear/row 1", "example.com/m/user.TestUser"],
            ("sub/calc.go", "package sub"),
            ("sub/x_test.go", "package sub\nfunc TestNear() {}"),
            ("user/u_test.go", "package user\nimport \"example.com/m/sub\"\nfunc TestUser() {}"),
            ("far_test.go", "package m\nfunc TestFar() {}"));

        Assert.Equal(["example.com/m/sub.TestNear/row 1", "example.com/m/user.TestUser"], selected.Touching.Select(test => test.Name));
    }

    [Fact]
    public async Task A_change_that_no_test_knows_of_selects_none()
    {
        SelectedTests selected = await SelectAsync("readme.md", ["tests/test_a.py::test_a"], ("readme.md", ""), ("tests/test_a.py", "import x"));
        Assert.Equal((0, 0), (selected.Failing.Count, selected.Touching.Count));
    }

    private static async Task<SelectedTests> SelectAsync(string changed, string[] baseline, params (string Path, string Text)[] files)
    {
        InMemoryWorkspaceView view = new(files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal));
        TestSelection selection = await TestSelection.ReadAsync(view, TestContext.Current.CancellationToken);
        TestSuite suite = new() { Name = "s", Command = new SandboxCommand { Program = "p" } };
        TestResult[] results = [.. baseline.Select(name => new TestResult
        {
            Name = name.EndsWith(":F", StringComparison.Ordinal) ? name[..^2] : name,
            Outcome = name.EndsWith(":F", StringComparison.Ordinal) ? TestOutcome.Failed : TestOutcome.Passed,
        })];
        return await selection.SelectAsync(suite, results, [changed], TestContext.Current.CancellationToken);
    }
}
