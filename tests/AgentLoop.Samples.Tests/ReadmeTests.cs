namespace AgentLoop.Samples.Tests;

public sealed class ReadmeTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("src/AgentLoop/README.md")]
    [InlineData("src/AgentLoop.Roslyn/README.md")]
    [InlineData("src/AgentLoop.Testing/README.md")]
    public void Every_code_block_of_the_README_is_compiled_in_the_snippets(string readme)
    {
        string root = RepositoryRoot();
        string snippets = string.Join('\n', Directory.EnumerateFiles(Path.Combine(root, "samples", "Snippets"), "*.cs").Select(file => Unindented(File.ReadAllText(file))));
        string[] blocks = [.. Blocks(File.ReadAllText(Path.Combine(root, readme)))];

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Contains(Unindented(block), snippets, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_of_a_conformance_test_is_one_of_these_tests()
    {
        string root = RepositoryRoot();
        string example = Unindented(File.ReadAllText(Path.Combine(root, "tests", "AgentLoop.Samples.Tests", $"{nameof(NoLaterEvaluatorTests)}.cs")));

        Assert.Contains(Blocks(File.ReadAllText(Path.Combine(root, "src/AgentLoop.ConformanceTests/README.md"))), block => example.Contains(Unindented(block), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Blocks(string markdown) =>
        markdown.Split("```csharp\n").Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]);

    private static string Unindented(string code) => string.Join('\n', code.Trim().Split('\n').Select(line => line.Trim()));

    private static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "AgentLoop.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("The tests do not run below the folder of AgentLoop.sln.");
    }
}
