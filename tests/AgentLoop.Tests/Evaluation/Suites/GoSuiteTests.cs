namespace AgentLoop.Tests.Evaluating;

public sealed class GoSuiteTests : IClassFixture<GoCache>
{
    private const string Module = "module example.com/m\n\ngo 1.19\n";

    private readonly GoCache cache;

    public GoSuiteTests(GoCache cache) => this.cache = cache;

    [Fact]
    public async Task Every_test_of_a_module_is_told_right()
    {
        using SuiteRepository repository = Repository(
            ("go.mod", Module),
            ("calc.go", "package m\n\nfunc Max(a, b int) int { return a }\n"),
            ("calc_test.go", """
                package m

                import "testing"

                func TestMax(t *testing.T) {
                	for _, row := range [][2]int{{1, 2}, {3, 2}} {
                		t.Run("row a", func(t *testing.T) {
                			if got := Max(row[0], row[1]); got < row[1] {
                				t.Errorf("got %d", got)
                			}
                		})
                	}
                }

                func TestOk(t *testing.T)    {}
                func TestLater(t *testing.T) { t.Skip("later") }
                func ExampleMax()            { println(); /* nothing said */ }
                """),
            ("sub/sub.go", "package sub\n"),
            ("sub/sub_test.go", "package sub\n\nimport \"testing\"\n\nfunc TestSub(t *testing.T) {}\n"),
            ("broken/broken_test.go", "package broken\n\nfunc x( {\n"));

        TestSuite suite = await repository.OnlySuiteAsync();
        Assert.Equal(("go test", "There is the module \"example.com/m\" in the repository's own folder, with tests."), (suite.Name, suite.Reason));
        Assert.Equal(
            [
                "example.com/m.TestLater:S", "example.com/m.TestMax/row_a#01:P", "example.com/m.TestMax/row_a:F", "example.com/m.TestMax:F", "example.com/m.TestOk:P",
                "example.com/m/sub.TestSub:P",
            ],
            await repository.RunAsync(suite));
        Assert.Equal(1, repository.ExitCode);

        TestResult[] chosen = [Named("example.com/m/sub.TestSub"), Named("example.com/m.TestOk")];
        Assert.Equal(["example.com/m.TestOk:P", "example.com/m/sub.TestSub:P"], await repository.RunAsync(suite, suite.Filter!.Select(suite.Command, chosen)));
        Assert.Null(suite.Filter.Select(suite.Command, [Named("example.com/other.TestOk")]));
    }

    [Fact]
    public async Task A_run_that_passes_crashes_or_is_empty_is_told_right()
    {
        const string Head = "package m\n\nimport (\n\t\"syscall\"\n\t\"testing\"\n)\n\nvar _ = syscall.SIGABRT\n\nfunc TestA(t *testing.T) {}\n";
        using SuiteRepository repository = Repository(("go.mod", Module), ("a_test.go", Head));
        Assert.Equal(["example.com/m.TestA:P"], await repository.RunAsync());
        Assert.Equal(0, repository.ExitCode);

        repository.Write("a_test.go", Head + "func TestB(t *testing.T) { syscall.Kill(syscall.Getpid(), syscall.SIGABRT); select {} }\nfunc TestC(t *testing.T) {}\n");
        Assert.Equal(["example.com/m.TestA:P", "example.com/m.TestB:F"], await repository.RunAsync());
        Assert.Equal(1, repository.ExitCode);

        repository.Write("a_test.go", "package m\n");
        Assert.Empty(await repository.RunAsync());
    }

    private static TestResult Named(string name) => new() { Name = name, Outcome = TestOutcome.Failed };

    private SuiteRepository Repository(params (string Path, string Text)[] files) => new(files) { Request = cache.Request };
}
