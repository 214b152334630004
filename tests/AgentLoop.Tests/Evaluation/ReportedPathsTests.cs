namespace AgentLoop.Tests.Evaluating;

public sealed class ReportedPathsTests
{
    [Fact]
    public async Task Paths_of_any_root_are_those_of_the_workspace_by_their_longest_ending_that_exists()
    {
        await using ProcessSession session = new();
        await session.WriteFileAsync("src/Lib/Calc.cs", "");
        await session.WriteFileAsync("Calc.cs", "");
        await session.WriteFileAsync("sub/go/main.go", "");
        await session.WriteFileAsync("a file.cs", "");

        Assert.Equal("src/Lib/Calc.cs", await FindAsync($"{session.Root}/src/Lib/Calc.cs"));
        Assert.Equal("src/Lib/Calc.cs", await FindAsync("/home/somebody/repo/src/Lib/Calc.cs"));
        Assert.Equal("src/Lib/Calc.cs", await FindAsync("/_/src/Lib/Calc.cs"));
        Assert.Equal("src/Lib/Calc.cs", await FindAsync(@"C:\repo\src\Lib\Calc.cs"));
        Assert.Equal("Calc.cs", await FindAsync($"{session.Root}/Calc.cs"));
        Assert.Equal("a file.cs", await FindAsync($"{session.Root}/a file.cs"));
        Assert.Equal("Calc.cs", await FindAsync("/_/Calc.cs"));
        Assert.Equal("sub/go/main.go", await FindAsync("./go/main.go", "sub"));
        Assert.Equal("src/Lib/Calc.cs", await FindAsync("../src/Lib/Calc.cs", "sub"));

        ValueTask<string?> FindAsync(string path, string workingDirectory = "") => ReportedPathsTests.FindAsync(session, workingDirectory, path);
    }

    [Theory]
    [InlineData("/usr/lib/somewhere/Calc.cs")]
    [InlineData("/etc/passwd")]
    [InlineData("../../../../../../etc/passwd")]
    [InlineData("src/../../../etc/passwd")]
    [InlineData("$(touch pwned).cs")]
    [InlineData("-e")]
    [InlineData("")]
    [InlineData("/")]
    public async Task What_is_outside_or_no_file_is_not_found(string path)
    {
        await using ProcessSession session = new();
        await session.WriteFileAsync("Calc.cs", "");

        Assert.Null(await FindAsync(session, "", path));
        Assert.Equal("Calc.cs", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(session.Root))));
    }

    [Fact]
    public async Task A_bare_name_below_a_root_that_another_path_shows_is_found()
    {
        await using ProcessSession session = new();
        await session.WriteFileAsync("src/A.cs", "");
        await session.WriteFileAsync("Program.cs", "");

        ReportedPaths paths = await ReportedPaths.ResolveAsync(session, "", ["/build/Program.cs", "/build/src/A.cs", "/usr/lib/Program.cs"], TestContext.Current.CancellationToken);

        Assert.Equal("Program.cs", paths.Find("/build/Program.cs"));
        Assert.Null(paths.Find("/usr/lib/Program.cs"));
        Assert.Single(session.Commands);
    }

    private static async ValueTask<string?> FindAsync(ProcessSession session, string workingDirectory, string path) =>
        (await ReportedPaths.ResolveAsync(session, workingDirectory, [path], TestContext.Current.CancellationToken)).Find(path);
}
