using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>The table of the README that says of each program what holds it: it must say what is found.</summary>
internal static class ReadmeTable
{
    private const string Head = "| program | promise | bubblewrap | landlock | container |";

    private static readonly Lazy<string[][]> Rows = new(() =>
    [
        .. File.ReadLines(Path.Combine(AgentLoop.Tests.Design.Repository.Root, "README.md"))
            .SkipWhile(line => line != Head).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ]);

    /// <summary>Each program with the promise that holds it.</summary>
    public static IEnumerable<(string Program, string Promise)> Programs => Rows.Value.Select(row => (row[0], row[1].Trim('`')));

    /// <summary>Fails where a sandbox was found to hold less than its column says. On another machine than the usual it may promise less, and says so.</summary>
    public static void Check(ContainmentFinding finding, string sandbox)
    {
        int column = Array.IndexOf(Head.Trim('|').Split('|', StringSplitOptions.TrimEntries), sandbox);
        string cell = Rows.Value.Single(row => row[0] == finding.Program.Name)[column];
        Assert.True(
            cell == (finding.Verdict == ContainmentVerdict.Contained ? "contained" : "not promised") || (cell == "contained" && finding.Verdict == ContainmentVerdict.NotPromised),
            $"The README says \"{cell}\" of {sandbox}. {finding}");
    }
}
