using System.Text.RegularExpressions;

namespace AgentLoop.Tests.Design;

/// <summary>What the README shows as code is code that is compiled.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Every_code_block_of_the_readme_stands_in_the_snippets()
    {
        string snippets = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", "Snippets"), "*.cs").Select(f => Squeeze(File.ReadAllText(f))));
        string[] blocks = [.. CSharpBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).Select(m => m.Groups["code"].Value)];

        Assert.True(blocks.Length >= 2);
        Assert.All(blocks, block => Assert.Contains(Squeeze(block), snippets, StringComparison.Ordinal));
    }

    private static string Squeeze(string text) => Blank().Replace(text, "");

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
