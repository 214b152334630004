using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Evaluating;

public sealed class RustSuiteTests
{
    private const string Library = """
        pub fn max(a: i32, b: i32) -> i32 { if a > b { a } else { b } }

        #[cfg(test)]
        mod tests {
            use super::*;
            #[test] fn ok() { assert_eq!(max(1, 2), 2); }
            #[test] fn wrong() { assert_eq!(max(1, 1), 2); }
            #[test] #[ignore] fn later() {}
        }
        """;

    [Fact]
    public async Task Every_test_of_a_crate_is_told_right()
    {
        Assert.SkipUnless(TestShell.Succeeds("cargo --version"), "No cargo works on this machine, which is heavy to install; its commands are tested on files.");
        using SuiteRepository repository = new(
            ("Cargo.toml", "[package]\nname = \"calc\"\nversion = \"0.1.0\"\nedition = \"2021\"\n"),
            ("src/lib.rs", Library),
            ("tests/outer.rs", "#[test]\nfn outer() { assert_eq!(calc::max(3, 2), 3); }\n"))
        { Request = Request() };

        TestSuite suite = await repository.OnlySuiteAsync();
        string[] results = await repository.RunAsync(suite);
        Assert.Equal(["later:S", "ok:P", "outer:P", "wrong:F"], results.Select(test => test[(test.LastIndexOfAny([' ', ':'], test.Length - 3) + 1)..]).Order(StringComparer.Ordinal));

        TestResult ok = Assert.Single(repository.Report.Tests, test => test.Name.EndsWith("tests::ok", StringComparison.Ordinal));
        Assert.EndsWith("tests::ok:P", Assert.Single(await repository.RunAsync(suite, suite.Filter!.Select(suite.Command, [ok]))), StringComparison.Ordinal);
    }

    /// <summary>Where rustup keeps its tools, which is a home and not for a sandbox to see unless it is told.</summary>
    private static SandboxRequest Request()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new SandboxRequest
        {
            Workspace = "",
            ReadOnlyPaths = [.. new[] { Path.Combine(home, ".cargo", "bin"), Path.Combine(home, ".rustup") }.Where(Directory.Exists)],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["RUSTUP_HOME"] = Path.Combine(home, ".rustup") },
        };
    }
}
